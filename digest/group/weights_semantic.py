"""The weights of the pair score where a sentence encoder tells of meaning too; for the others, `digest.group.weights`.

Learned by `benchmarks/learn_pairs.py` with an encoder from the same labelled day as the lexical ones. The encoder was
the mean of 128-dimensional word vectors (factors of word co-occurrence in 17,650 texts of six other days): weaker than
a sentence transformer, so that likeness counts for less here than it might. In cross-validation by story: B-cubed F1
.948, pairwise F1 .807, B-cubed F1 of the items that have company .893. With an encoder of your own, learn them anew.
"""

from digest.group.weights import Weights

LIKENESS = "likeness"
"""What every look sees beside `weights.FEATURES`, after them: cosine of the sentence vectors, in standard deviations
above the mean of unrelated sentences."""

LOOKS: tuple[Weights, ...] = (
    (-8.102, 7.907, 4.412, 0.0, 0.256, 0.017, -1.786, -1.824, -0.697, 0.456),
    (-7.976, 9.585, 0.0, 1.316, 0.0, 0.0, -1.451, -2.063, -0.753, 0.319, -0.396, 5.168),
    (-9.012, 10.340, 0.0, 1.939, 0.0, 0.0, -1.368, -2.499, -0.820, 0.317, -0.591, 6.029),
)

ACROSS_FEATURES = ("bias", "same source", "series", "live", LIKENESS)
"""What the one look at two languages sees: there are no words to compare."""
ACROSS: Weights = (-13.897, -2.291, -1.712, -0.109, 2.436)
"""Learned from near neighbours in one language with all that tells of their words left out; by these alone, pairwise F1
in cross-validation is .38: what joins across languages is as good as the encoder."""
