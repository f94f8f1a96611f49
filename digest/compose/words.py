"""Words of running text: tokens, content words, and the language that the small words give away."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from digest.text import fold, primary

_HAN = r"\u3400-\u4dbf\u4e00-\u9fff"
_KANA = r"\u3040-\u30ff"
_LETTER = rf"[^\W\d_{_HAN}{_KANA}]"
TOKEN = re.compile(
    rf"[{_HAN}{_KANA}]+|(?:{_LETTER}\.){{2,}}"
    rf"|{_LETTER}[^\W_{_HAN}{_KANA}]*(?:['’&.-](?=[^\W_])[^\W_{_HAN}{_KANA}]+)*"
    rf"|\d+(?:[.,]\d+)*(?:%|(?:-{_LETTER}+)+|{_LETTER}+)?"
)
"""A run of Han or kana, initials such as `U.S.`, a word with its inner marks, a number with its unit."""

HAN = re.compile(rf"[{_HAN}{_KANA}]")
"""One character of a script that writes no blanks between words."""

_HAN_RUN = re.compile(rf"[{_HAN}]{{2,}}")
_SCRIPTS = (
    (re.compile(rf"[{_KANA}]"), ("ja",)),
    (re.compile(rf"[{_HAN}]"), ("zh", "ja")),
    (re.compile(r"[\uac00-\ud7af]"), ("ko",)),
    (re.compile(r"[\u0400-\u04ff]"), ("ru", "uk", "be", "bg", "sr", "mk", "kk")),
    (re.compile(r"[\u0600-\u06ff]"), ("ar", "fa", "ur", "ps")),
    (re.compile(r"[\u0590-\u05ff]"), ("he", "yi")),
    (re.compile(r"[\u0900-\u097f]"), ("hi", "mr", "ne")),
    (re.compile(r"[\u0370-\u03ff]"), ("el",)),
    (re.compile(r"[\u0e00-\u0e7f]"), ("th",)),
)
"""A script, and the languages written in it, the commonest first."""
_ANY_SCRIPT = re.compile("|".join(script.pattern for script, _ in _SCRIPTS))

_LETTERS_OF = (
    ("uk", re.compile(r"[іїєґ]|ськ", re.IGNORECASE)),
    ("ru", re.compile(r"[ыэё]", re.IGNORECASE)),
    ("ur", re.compile(r"[ٹڈڑںے]")),
    ("fa", re.compile(r"[پچژگکی]")),
    ("ar", re.compile(r"[ةىأإي]")),
    ("pl", re.compile(r"[ąęłśźż]", re.IGNORECASE)),
    ("es", re.compile(r"[ñ¿¡]", re.IGNORECASE)),
    ("pt", re.compile(r"[ãõ]", re.IGNORECASE)),
    ("cs", re.compile(r"[ěřů]", re.IGNORECASE)),
    ("tr", re.compile(r"[ğış]")),
)
"""Letters that a language has and its neighbours have not."""
_POSSESSIVE = re.compile(r"['’]s?$")

STOP: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        language: frozenset(words.split())
        for language, words in {
            "en": """a about above after again against ago all almost along already also although always am among
                an and another any anyone anything are aren't around as at away back be became because
                become been before behind being below between both but by came can can't cannot come could
                couldn't despite did didn't do does doesn't doing don't down during each either enough even
                ever every everyone everything few first for from further get gets getting give given go
                goes going gone got had hadn't has hasn't have haven't having he he's her here here's hers
                herself him himself his how however i i'm if in including instead into is isn't it it's its
                itself just last later latest least less let like likely made make makes making many may
                maybe me might more most much must my near nearly never new next no nobody nor not nothing
                now of off often old on once one only onto or other others our out over own per perhaps put
                rather really said same say saying says see set several shall she she's should shouldn't
                since so some someone something still such take takes taking than that that's the their them
                themselves then there there's these they they're this those though through to today together
                told too took toward towards two under until up upon us use used very via was wasn't way we
                we're well were weren't what what's when where whether which while who who's whom whose why
                will with within without won't would wouldn't yet you you're your""",
            "pl": """a aby albo ale ani bardzo bez bo być był była było były będzie będą ci co coraz czy czym dla
                do gdy gdzie go i ich im innych iż ja jak jakie jako je jego jej jest jeszcze jeśli już
                kiedy kto która które którego której który których którym którzy lub ma mają mi mimo może
                można mu na nad nam nas nawet nią nich nie nim niż no o obok od ok on ona one oni oraz po
                pod podczas ponad poza prawie przed przez przy raz się są swoje swojej swoim ta tak także
                tam te tego tej ten też to tu twój tych tylko tym u w we więc wobec wszystko wtedy z za zaś
                ze że żeby został została zostały""",
            "de": """ab aber alle als also am an auch auf aus bei beim bin bis da damit dann das dass dem den der
                des die dies diese dieser doch durch ein eine einem einen einer eines er es für gegen hat
                haben hatte ich ihr im in ist ja kann kein keine können man mehr mit muss nach nicht noch
                nur ob oder ohne schon sein seine sich sie sind so soll über um und uns unter vom von vor
                war was wegen wenn werden wie wieder wird wir wurde zu zum zur zwischen""",
            "fr": """à au aux avec ce ces cette comme contre d'un d'une dans de des du elle en entre est et été
                être il ils la le les leur leurs lui mais même ne nous on ont ou où par pas plus pour qu'il
                que qui sa sans se ses si son sont sur tous tout un une vers vous""",
            "es": """al como con contra cuando de del desde donde dos el ella en entre era es esta este esto fue
                ha han hasta hay la las le lo los más me muy no nos o otro para pero por porque que quien se
                ser si sin sobre son su sus también tras un una y ya""",
            "it": """al alla anche che chi come con da dal dalla dei del della delle di dopo e è gli ha hanno i
                il in la le lo ma nel nella non o per più se si sono su sul tra un una""",
            "pt": """ao aos às com como da das de do dos e é em entre está foi mais mas na nas não no nos o os ou
                para pela pelo por que se sem ser seu são sua também um uma""",
            "nl": """aan als bij dat de die dit door een en er het hij hoe in is maar meer met na naar niet nog
                of om ook op over te tot uit van voor was wat we wel werd worden ze zich zijn""",
        }.items()
    }
)
"""The small words of a language: no content, and between them they tell which language it is."""

_LANGUAGES_OF: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        word: tuple(language for language, words in STOP.items() if word in words)
        for words in STOP.values()
        for word in sorted(words)
    }
)
_ALL_STOP = frozenset(fold(word) for word in _LANGUAGES_OF)
"""Some letters (a, e, i, o, u, w, y, z) are words somewhere, so no single letter but a name's is content."""


def listed(words: str) -> frozenset[str]:
    """A set of words, written one beside the other."""
    return frozenset(words.split())


@lru_cache(maxsize=65536)
def is_stop(token: str) -> bool:
    """Whether a token is one of the small words of the languages we know; `US` is not `us`."""
    return fold(token) in _ALL_STOP and not (len(token) > 1 and token.isupper())


@lru_cache(maxsize=65536)
def stem(token: str) -> str:
    """What the forms of one word share, roughly: folded, without possessive and without a plural's s."""
    word = _POSSESSIVE.sub("", fold(token)).replace(".", "")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def terms(text: str) -> frozenset[str]:
    """The content words of a text, stemmed; for Han, its pairs of characters (there are no spaces to go by)."""
    found: set[str] = set()
    for token in TOKEN.findall(text):
        if _HAN_RUN.fullmatch(token):
            found.update(token[i : i + 2] for i in range(len(token) - 1))
        elif not is_stop(token):
            found.add(stem(token))
    return frozenset(found)


def language_of(text: str, stated: str | None) -> str | None:
    """The two-letter language of a text: what its script, letters or small words say, else what is stated.

    Feeds state one language for everything that they carry, so the text is asked first; it is believed only where it
    is sure. A script that one language has tells it; one that several have tells it by letters of that language,
    or else it is what is stated, if that is written so. Latin letters and small words are votes: three more
    than for any other language are needed, so that a foreign name in a title moves nothing.
    """
    fallback = primary(stated) if stated else None
    if _ANY_SCRIPT.search(text):
        for script, languages in _SCRIPTS:
            if len(script.findall(text)) * 5 > len(text):
                return _of_script(text, languages, fallback)
    folded = text.casefold().replace("’", "'")
    words = folded.split()
    votes = Counter(language for word in words for language in _LANGUAGES_OF.get(word, ()))
    if not folded.isascii():
        had = [(language, letters) for language, letters in _LETTERS_OF if letters.search(folded)]
        votes.update(language for language, letters in had for word in words if letters.search(word))
    (language, most), (_, second) = [*votes.most_common(2), ("", 0), ("", 0)][:2]
    return language if most >= second + 3 and most * 8 >= len(words) else fallback


def _of_script(text: str, languages: tuple[str, ...], stated: str | None) -> str:
    """Which of the languages of a script a text is in."""
    if len(languages) == 1:
        return languages[0]
    found = (language for language, letters in _LETTERS_OF if language in languages and letters.search(text))
    return next(found, stated if stated in languages else languages[0])
