"""Frames: who claims what a sentence says, where that stands in a title or in the sentence beside it."""

import re
from collections.abc import Iterator, Sequence

_CREDITS = re.compile(
    r"^(?i:(?:that|this|it|so|such|these|those)\b.{0,20}\b(?:according to|the (?:claim|view|verdict|finding|conclusion"
    r"|allegation|message|warning|assessment|argument)|what .{2,60} (?:says?|said|found|claims?|believes?))\b"
    r"|(?:or )?so (?:says?|said|claims?|goes)\b|according to\b[^,]*\.$)"
    r"|^[\"“‘']?(?:He|She|They|It|[A-Z]\w+(?: [A-Z]\w+)?) (?:said|told|wrote|added|claimed|tweeted|posted)"
    r"(?: (?:(?:on|in|at|to|during|via) )?[A-Z]?\w+| (?:on|in|at|to|during|via) [^,“\"‘]{0,40})?\.$"
)
"""A sentence that only says whose word the one before it is ("That is the view of …", "She said in a statement.")."""
_ANNOUNCES = re.compile(r":[\"”’']?$")


def owned(sentences: Sequence[str]) -> Iterator[bool]:
    """Of each sentence in order, whether it is the text's own word.

    It is somebody else's where the next sentence says whose, or the one before ended in a colon: told without that
    frame, what is claimed would stand as a fact.
    """
    for before, _, after in zip(["", *sentences], sentences, [*sentences[1:], ""], strict=False):
        yield not (_ANNOUNCES.search(before) or _CREDITS.match(after))


_FRAMES = re.compile(
    r"\b(?:says?|said|saying|tells?|told|claim(?:s|ed|ing)?|alleg\w+|accus\w+|according to"
    r"|finds|found|suggest(?:s|ed|ing)?|report(?:s|ed|edly|ing)?|study|studies|poll|survey|research(?:ers)?|scientists|warn(?:s|ed|ing)?|argu(?:es?|ed|ing)"
    r"|insist(?:s|ed)?|den(?:y|ies|ied)|confirm(?:s|ed)?|announc\w+|reveal(?:s|ed)?|show(?:s|ed)?|believ\w+|estimat\w+"
    r"|predict\w+|expect\w+|vow(?:s|ed)?|testif\w+|demand\w*|rul(?:es|ed)|plead\w*|concern\w*|wrote|writes|twierdzi|mówi|powiedział[ao]?|według|zdaniem|poinformował[ao]?)\b"
    r"|[“\"„«]|(?<!\w)[‘'](?=\w)|表示|称|指出|认为|据|说",
    re.IGNORECASE,
)
_CLAIMED = re.compile(
    r"\b(?:says?|claims?|alleges?|accuses?|finds|suggests?|according to|study|survey|poll|reportedly"
    r"|researchers|scientists)\b"
    r"|(?:^|[–—-] )(?:report|police|officials|sources)\b|[–—-] \w+(?: \w+)?$",
    re.IGNORECASE,
)


def loses_frame(sentence: str, title: str) -> bool:
    """Whether a sentence says as a fact what its item's title says somebody claims."""
    return bool(_CLAIMED.search(title)) and not _FRAMES.search(sentence)
