"""Shapes: what a line is by its looks, whatever it says. All questions are about plain text and take linear time."""

import re

_ENDED = re.compile(r"[.!?。！？…][”’\"'»」』)\]]*$")
_QUESTION = re.compile(r"[!?！？][”’\"'»]*$")
_INSIDE = re.compile(r"(?:[a-z0-9]{3}[%)]?\.|[!?])[”’\"')]*\s+[“‘\"'(]?[A-Z0-9]|[。！？].")
"""The end of a sentence within a line; three letters before a period tell it from most short forms."""

_SHORT_FORM = re.compile(
    r"(?:\b(?:[A-Z]\.){2,}|\b(?:Inc|Co|Corp|Ltd|Bros|Jr|Sr|Plc|vs|No|St|Mr|Ms|Dr)\.|\b[ap]\.m\.)[”’\"')]*$"
)
_LABEL = re.compile(r"(?P<label>[^\s:：.!?/【][^:：!?]{0,58}?)\s?[:：]\s+(?P<text>\S.*)")
_SET_OFF = re.compile(
    r"【(?P<boxed>[^【】]{1,40})】\s*(?P<after_box>\S.*)"
    r"|(?P<high>[A-Z][^a-z—–|]{2,40}?)\s[—–]\s(?P<after_dash>\S.*)"
    r"|(?P<barred>[A-Z][^|.!?:]{1,40}?)\s\|\s(?P<after_bar>\S.*)"
)
"""A label in lenticular brackets, in capitals before a dash, or before a bar."""

_SAYS = re.compile(
    r"said|says?|report(?:s|ed)?|wr(?:ote|ites)|add(?:s|ed)|ask(?:s|ed)|note[sd]?|reads?|follow(?:ing|s)"
    r"|includ(?:ed?|es|ing)|is|are|was|were|be|to|for|of|and|the|that|with|from|like|by|in|on|at|as|clear|th(?:is|ese|ose)",
    re.IGNORECASE,
)
"""Words after which a colon introduces what a sentence goes on to say."""

_QUOTATION = re.compile(r"[“\"].*[”\"]")
_TURNS = re.compile(
    r"""(?:and|but|so)?\s*(?:
    why\ (?:it|this)\ (?:matters|stands\ out)(?:\ to\ you)?
    |the\ (?:big\ picture|problem|solution|bottom\ line|latest|details?|other\ side|intrigue|backdrop|backstory|context
      |catch|upside|downside|takeaway|gist|stakes|point|answer|question|numbers|result|scene|plan|idea)
    |what(?:['’]s|\ is|\ are|\ they['’]re|\ we['’]re|\ to)\b.{0,30}
    |between\ the\ lines|by\ the\ numbers|driving\ the\ news|go\ deeper|how\ (?:it|this)\ works|in\ short
    |zoom\ (?:in|out)|state\ of\ play|yes,?\ but|flashback|reality\ check|quick\ take|our\ (?:take|thought\ bubble)
    |background|case\ in\ point|threat\ level|worth\ noting|be\ smart|fun\ fact|one\ more\ thing
    |more|note|who|update|correction|related|see\ also|p\.?s\.?)""",
    re.VERBOSE | re.IGNORECASE,
)
"""Labels that turn a text, but name no subject: those that open a paragraph within a story."""

_SMALL = re.compile(
    r"a|an|the|and|but|n?or|for|so|yet|as|at|by|in|of|off|on|onto|out|over|per|to|up|via|with(?:in"
    r"|out)?|from|into|than|that"
    r"|is|are|be|its?|after|amid|about|before|between|through|under|against|while|when|who",
    re.IGNORECASE,
)
_WIDE = re.compile(r"[\u0e00-\u0e7f\u3040-\u9fff]")
_WORD = re.compile(r"[^\W\d_][\w’'.-]*")


def words(text: str) -> int:
    """How many words a text has; each Chinese, Japanese or Thai character is half a word."""
    wide = 0 if text.isascii() else len(_WIDE.findall(text))
    return len(text.split()) + wide // 2


def ended(text: str) -> bool:
    """Whether a text ends as a sentence does; short forms such as `Inc.` end one only after many words."""
    return bool(_ENDED.search(text)) and not (_SHORT_FORM.search(text) and words(text) < 18)


def paragraph(text: str) -> bool:
    """Whether a line is running text: it ends as a sentence, or is too long for anything else."""
    return len(text) > 200 or (ended(text) and not asks(text)) or text.endswith((":", "：", ";", ","))


def asks(text: str) -> bool:
    """Whether a line is a short question or exclamation as headlines are: a single one, or in Title Case."""
    single = not _INSIDE.search(text.rstrip("?!”’\"'"))
    return bool(_QUESTION.search(text)) and words(text) <= 20 and (single or title_case(text))


def headline(text: str) -> bool:
    """Whether a line may be a headline: some words that end no sentence, nor hold the end of one."""
    return len(text) > 1 and not paragraph(text) and (not _INSIDE.search(text) or title_case(text))


def title_case(text: str) -> bool:
    """Whether a line is set in Title Case: three of four words of weight begin with a capital, most of several."""
    weighty = [word for word in _WORD.findall(text) if len(word) > 2 and not _SMALL.fullmatch(word)]
    high = sum(word[0].isupper() for word in weighty)
    return len(weighty) > 0 and high >= 0.75 * len(weighty)


def capitals(text: str) -> bool:
    """Whether a line is a heading IN CAPITALS."""
    return text.isupper() and 3 <= len(text) <= 70 and words(text) <= 9 and not ended(text)


def short(text: str, most: int) -> bool:
    """Whether a line is a few words that end no sentence: what a name of a section or an outlet looks like."""
    return words(text) <= most and len(text) <= 14 * most and not ended(text) and text[-1:] not in ":;,：/"


def labelled(text: str) -> tuple[str, str] | None:
    """Label and text of a labelled paragraph, `Label: text`; None where the colon is a sentence's own.

    A label has at most six words, does not end as the lead-in of speech or a list does, and a sentence with a
    capital, a digit or a wide character follows it. A name before what is all quotation is a speaker.
    """
    if set_off := _SET_OFF.fullmatch(text):
        label, rest = (part for part in set_off.groups() if part)
        return None if headline(rest) else (label, rest)
    found = _LABEL.fullmatch(text)
    if not found:
        return None
    label, rest = found["label"], found["text"]
    parts = label.split()
    lead = rest.lstrip("“‘\"'(")
    if (
        len(parts) > 6
        or _SAYS.fullmatch(parts[-1])
        or not (label[0].isupper() or label[0].isdigit() or not label[0].isascii())
        or not lead
        or lead[0].islower()
        or (_QUOTATION.fullmatch(rest) and len(parts) > 1 and title_case(label))
        or words(rest) < 5
        or headline(rest)
        or _INSIDE.search(label)
    ):
        return None
    return label, rest


def turns(label: str) -> bool:
    """Whether a label opens a paragraph within a story ("Why it matters") and names no subject."""
    return bool(_TURNS.fullmatch(label.strip()))
