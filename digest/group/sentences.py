"""Sentence vectors as grouping takes them: plain values, whoever made them."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentences:
    """What a sentence encoder makes of the items of a day: vectors of one width, as signed bytes of any scale."""

    of: Mapping[str, bytes]
    """By item id."""
    ruler: tuple[bytes, ...]
    """The vectors of `RULER`, by the same encoder."""


RULER = (
    "The central bank left its key interest rate unchanged for a third month.",
    "A goalkeeper saved two penalties and the cup went to the visitors.",
    "Heavy rain closed the coastal road and cut off four villages.",
    "The new telescope photographed a galaxy older than any seen before.",
    "Teachers began a strike over class sizes at three hundred schools.",
    "A court sentenced the former mayor to six years for taking bribes.",
    "The phone maker showed a cheaper model with a longer-lasting battery.",
    "Vaccination of children against measles starts on Monday.",
    "Soldiers crossed the river at night and took the bridge.",
    "The singer postponed her tour after an operation on her throat.",
    "Wheat prices fell as farmers brought in a record harvest.",
    "Two ministers resigned in a quarrel over the budget.",
    "A wolf was seen near the playground, and parents are worried.",
    "The film about a lighthouse keeper opens at the festival tonight.",
    "An airline ordered forty aircraft to replace its oldest ones.",
    "Divers found a Roman wreck with hundreds of clay jars.",
    "The king received the ambassador and spoke of old friendship.",
    "Software holes let thieves read the messages of thousands of users.",
    "A cook explains how to bake bread without kneading it.",
    "The refinery burned for two days before firefighters put it out.",
    "Voters go to the polls in the southern province on Sunday.",
    "A chess player of fourteen beat the champion in thirty moves.",
    "Rents in the capital have doubled within ten years.",
    "Scientists taught mice to tell one painter from another.",
)
"""Sentences on unrelated subjects: what an encoder takes for usual among them is its measure of all others."""
