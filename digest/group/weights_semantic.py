"""The weights of the pair score where a sentence encoder tells of meaning too; for the others, `digest.group.weights`.

Learned by `benchmarks/learn_pairs.py` with an encoder from the same labelled day as the lexical ones. The encoder was
the mean of 128-dimensional word vectors (factors of word co-occurrence in 17,650 texts of six other days): weaker than
a sentence transformer, so that likeness counts for less here than it might. In cross-validation by story: B-cubed F1
.949, pairwise F1 .811, B-cubed F1 of the items that have company .886. With an encoder of your own, learn them anew.
"""

from digest.group.weights import Weights

LIKENESS = "likeness"
"""What every look sees beside `weights.FEATURES`, after them: cosine of the sentence vectors, in standard deviations
above the mean of unrelated sentences."""

LOOKS: tuple[Weights, ...] = (
    (-7.412, 7.050, 4.433, 0.0, 0.228, 0.017, -1.729, -1.415, -0.505, 0.405),
    (-7.102, 7.782, 0.0, 1.701, 0.0, 0.0, -1.273, -1.592, -0.559, 0.323, -0.326, 4.578),
    (-9.201, 10.087, 0.0, 2.615, 0.0, 0.0, -1.405, -2.016, -0.709, 0.391, -0.708, 5.812),
)

ACROSS_FEATURES = ("bias", "same source", "series", "live", LIKENESS)
"""What the one look at two languages sees: there are no words to compare."""
ACROSS: Weights = (-13.725, -2.243, -1.313, 0.021, 2.396)
"""Learned from near neighbours in one language with all that tells of their words left out; by these alone, pairwise F1
in cross-validation is .34: what joins across languages is as good as the encoder."""
