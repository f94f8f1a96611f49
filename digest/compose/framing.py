"""Frames: the words that tell whether something is a fact, a saying, a possibility, a plan, or not so."""

import re

_FRAMES = {
    "says": r"""said|says?|saying|told|tells|according|announc\w+|stated|states|reports?|reported|argu\w+
        |warn\w*|vow\w*|pledg\w+|promis\w+|insist\w*|believ\w+|think\w*|thought|find|finds|found|suggest\w*|show\w*
        |sagte|sagt|sagen|laut|zufolge|erkl[äa]rte|mitgeteilt|berichtet\w*|meldet\w*|k[üu]ndig\w+
        |selon|apr[èe]s|d[ée]clar\w+|dit|affirm\w+|annonc\w+|indiqu\w+|seg[úu]n|dijo|dice|anunci\w+|inform\w+""",
    "doubts": r"""alleg\w+|accus\w+|suspect\w*|claim\w*|purport\w*|supposed\w*|rumou?r\w*|disput\w+|estimat\w+
        |angeblich\w*|mutma[ßs]+lich\w*|soll|sollen|behaupt\w+|pr[ée]sum[ée]\w*|aurai\w+|serai\w+|accus[ée]\w*
        |presunt\w+|supuest\w+|acusad\w+|habr[íi]a\w*|ser[íi]a\w*""",
    "may be": r"""may|might|could|would|should|can|possib\w+|potential\w*|perhaps|maybe|likely|unlikely|probabl\w+
        |appear\w*|seem\w*|kann|k[öo]nn\w+|m[öo]glich\w*|vielleicht|wahrscheinlich\w*|pourrai\w+|peut|peuvent|peut-[êe]tre
        |podr[íi]a\w*|puede\w*|quiz[áa]s?|posibl\w+|probable\w*""",
    "will be": r"""will|shall|plan\w*|expect\w*|schedul\w+|due|aim\w*|intend\w*|propos\w+|consider\w*|seek\w*|want\w*
        |hop\w+|mull\w*|eye[sd]?|attempt\w*|tri(?:es|ed)|try|wird|werden|will|wollen|pr[ée]v\w+|va|vont|veut|propos\w+
        |prev[ée]\w*|va|van|quiere\w*|espera\w*""",
    "if": r"if|unless|whether|provided|wenn|falls|sofern|ob|si",
    "about": r"""(?:nearly|almost|about|around|over|under|above|below|roughly|approximately|some|more\ than
        |less\ than|fewer\ than|at\ least|at\ most|up\ to|as\ many\ as|fast|rund|etwa|mehr\ als|mindestens|bis\ zu
        |pr[èe]s\ de|environ|plus\ de|au\ moins|casi|unos|m[áa]s\ de|al\ menos|hasta)(?=\s[$€£¥₹]?\d)""",
    "only": r"""only|just|mere\w*|first|last|most|least|all|every|each|any|nur|erst\w*|alle|seulement|tou[st]|toutes?
        |s[óo]lo|tod[oa]s?""",
}
_NOT = re.compile(
    r"""\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|hardly|barely|fail\w*|refus\w+|reject\w*|den(?:y|ies|ied)
    |declin\w+|lack\w*|halt\w*|stop\w*|cancel\w*|prevent\w*|ban(?:s|ned)?|nicht|kein\w*|nie|niemals|ohne|ne|pas|jamais|aucune?|sans
    |nunca|ning[úu]n\w*|sin|tampoco)\b|n['’]t\b|\bn['’](?=\w)""",
    re.IGNORECASE | re.VERBOSE,
)
_KINDS = {kind: re.compile(rf"\b(?:{words})\b", re.IGNORECASE | re.VERBOSE) for kind, words in _FRAMES.items()}
"""English, German, French and Spanish at once: a text is only compared with another of its own language."""

DECISIVE = re.compile(
    r"""(?:ris|rose|fall|fell|gain|los[est]|lost|drop|grow|grew|shr[iau]nk|increas|decreas|declin|higher|lower|up|down|jump|surg
    |plung|slump|soar|tumbl|climb|slid|record|win|won|beat|defeat|victor|approv|reject|ban|allow|bar|block|lift|eas|tighten
    |support|oppos|back|against|kill|di(?:e|ed|es)|dead|death|injur|wound|hurt|arrest|charg|convict|acquit|guilty|innocent|jail
    |confirm|den[yi]|admit|accept|refus|agre|disagre|start|stop|begin|began|end|clos|open|launch|cancel|halt|resum|suspend
    |better|worse|best|worst|more|less|fewer|success|fail|crisis|scandal|fraud|illegal|legal|attack|defend|strong|weak|safe
    |danger|major|huge|massive|historic|unprecedented|shock|disaster|first|last|only|all|every|sever)""",
    re.VERBOSE,
)
"""Beginnings of words that turn a statement, or judge: an approval into a refusal, a rise into a fall."""


def frames(text: str) -> tuple[frozenset[str], int]:
    """How a text frames what it says: the kinds of frame that it has, and how many words negate."""
    return frozenset(kind for kind, words in _KINDS.items() if words.search(text)), len(_NOT.findall(text))
