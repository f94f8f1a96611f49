"""Clean text: what an item itself says, without what its feed puts around it.

Two kinds of dirt are known: what any feed may carry (tables of patterns here), and what one source repeats in
its own items (learned from the items of the day; see `Habits`). Text is only ever dropped or cut at its ends, so
what is left still occurs in the item as it came.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import unescape

from digest.compose.words import language_of
from digest.model import Item, ItemId
from digest.text import clean, fold, sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanText:
    """An item's own words: its title, its sentences in order, and what stood before them."""

    item: Item
    title: str
    sentences: tuple[str, ...]
    language: str | None
    byline: str | None = None
    dateline: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """What each source repeats: endings of its titles, and sentences; both folded."""

    endings: Mapping[str, frozenset[str]]
    lines: Mapping[str, frozenset[str]]


_ENDING = re.compile(r"\s+(?:[|•·»«]|::?|[-–—])\s+(?=[^|•·»«–—]{2,60}$)|\s*\|\s*(?=[^|]{2,60}$)")
"""Where a feed hangs its own name, or a section's, behind a title."""

_BEGINNING = re.compile(
    r"^(?:(?:breaking(?: news)?|just in|exclusive|updated?|video|watch(?: live)?|live|photos?|pictures|gallery|listen|podcast"
    r"|opinion|analysis|editorial|in pics|ticker|pilne|wideo|z ostatniej chwili)\s*(?:[:|]|[-–—]\s)"
    r"|\[[^\]]{1,30}\]|\((?:video|photos?|update[ds]?|watch)\))\s*",
    re.IGNORECASE,
)
"""Tags before a title."""

_TAG_BEHIND = re.compile(
    r"\s*[\[(](?:video|photos?|update[ds]?|watch|pics|opinion|pdf|exclusive|live|gallery)[\])]$", re.IGNORECASE
)

_AGENCIES = (
    r"(?:reuters|ap|afp|upi|dpa|efe|ani|pti|ians|xinhua|bloomberg|tass|kyodo|yonhap|anadolu|aa|cnn|pap|cna|[A-Z]{2,6})"
)
_DATELINE = re.compile(
    r"^(?P<place>"
    rf"(?:[^\W\d_][\w.,'’/ -]{{1,60}}?\s*)?\((?i:{_AGENCIES})(?:\s[\w ]{{1,20}})?\)\s*[-–—:]*\s+"
    r"|(?:[^\W\da-z_][^\W\da-z_.'’-]+[ /]?){1,4}(?:,\s[^\W\d_][\w.,'’ ]{1,30}?)?\s*(?:[-–—]{1,2}|&mdash;)\s+"
    r"|\[[^\]]{2,40}\]\s*"
    r"|（?新华社[^，。]{2,20}电\s*(?:（[^）]{2,20}）)?\s*"
    r")(?=[\w\"“‘'«„])"
)
"""Place, date and agency that open a text: `BEIJING (Reuters) -`, `LONDON, Nov. 6 —`, `[Outlet]`."""

_BYLINE = re.compile(
    r"^(?:by|von|par|por|autor:?)\s+(?P<names>[^\W\da-z_][\w.'’-]+(?:\s+[^\W\da-z_][\w.'’-]*){1,3}"
    r"(?:(?:,|\s+and|\s+&)\s+[^\W\da-z_][\w.'’-]+(?:\s+[^\W\da-z_][\w.'’-]*){1,3}){0,3})"
    r"(?:\s*[|,•]\s*[\w ]{2,40}?(?:writer|editor|correspondent|reporter))?\s*(?:[-–—|•:]\s*|$|(?=\n))",
    re.IGNORECASE,
)

_TAIL = re.compile(
    r"""\s*(?:
      (?:\[?(?:…|\.\.\.|&hellip;)\]?\s*)?(?:\(?\b(?:continue|keep)\sreading\b | \bread\s(?:the\s)?(?:full|more|rest|original|entire)\b
        | \bczytaj\s(?:więcej|dalej|też|także)\b | \bweiterlesen\b | \blire\s(?:la\ssuite|plus)\b | \bleer\smás\b | 阅读(?:全文|原文|更多)) .* $
    | \bthe\spost\s.{3,300}?\s(?:appeared\sfirst|first\sappeared)\son\b .* $
    | \bartykuł\s.{3,300}?\spochodzi\sz\sserwisu\b .* $
    | \b(?:article|comments)\surl:\s.* $
    | \bsubmitted\sby\s+/?u/ .* $
    | \[(?:link|comments)\] .* $
    | \b(?:view|see)\s(?:the\s)?(?:entire|full)\s(?:article|discussion|post|thread)\b .* $
    | \(?\b(?:reporting|writing)\sby\s[^.]{3,120};\s*(?:additional\sreporting|editing|writing)\sby\b .* $
    )""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
"""What feeds hang behind a text; everything from there on goes."""

_CREDIT = re.compile(
    r"""[(\[][^()\[\]]{0,120}(?:getty|shutterstock|\bafp\b|\breuters\b|\bap\sphoto|associated\spress|\bepa\b|unsplash|file\sphoto
        |photo(?:graph|s)?\b|image\b|illustration|screenshot|courtesy|handout|wikimedia|zuma|via\sap\b|fot\.|the\sepoch\stimes)[^()\[\]]{0,120}[)\]]\s*""",
    re.IGNORECASE | re.VERBOSE,
)
"""A picture's credit; what stands before it in its paragraph is a caption."""

_NOISE = re.compile(
    r"""https?://|www\.\w|\w@\w|(?:^|\s)[@#]\w|\b\w+\.(?:com|org|net)/\w
    |\bclick\s(?:here|on|the)\b|\bsign\sup\b|\bsubscrib|\bunsubscrib|\bnewsletter|\bfollow\s(?:us|me)\b|\bpatreon|\bpatronite
    |\ball\srights\sreserved|©|\bcopyright\b|\baffiliate\b|\b(?:earn|receive)s?\s(?:a|an|small)\s.{0,20}commission|\bpromo\scode|\bdiscount\scode
    |\b(?:originally|first)\s(?:appeared|published|posted)\b|\bappeared\s(?:first\s)?on\b|\bappears\sin\sthe\b|\bphoto(?:graph)?s?\s(?:by|credit|courtesy|via)\b
    |\bimages?\s(?:by|credit|via|source|courtesy)\b|\bimage:|\bphoto:|\bcredit:|\bcaption\b|\bgetty\simages|\bshutterstock|\bfile\sphoto|\bpictured\b
    |\b(?:read|see|find)\smore\b|\bread\s(?:on|our|the\s(?:full|rest))\b|\bread\sfull\b|\bfull\s(?:story|article|transcript)\b|\bsee\salso\b|\brelated:
    |\bthis\s(?:article|story|post|piece|newsletter|episode|video|livestream|page|column)\b|\bin\sthis\s(?:article|week's|edition|issue)\b
    |\bsponsor|\badvertis(?:ement|ing\spartner)|\bdownload\sthe\b|\bour\s(?:app|website|site|podcast|live\sblog|coverage|partners)\b|\bpodcast\b|\bepisode\b
    |\bjoin\s(?:us|our)\b|\bwatch\s(?:the\s)?(?:live|video|full|now)\b|\blisten\s(?:to|now)\b|\bshop\snow\b|\bbuy\snow\b|\bterms\sof\s(?:use|service)\b
    |\bfor\smore\s(?:information|details|stories|news|on)\b|\bstay\s(?:tuned|up\sto\sdate)\b|\bcheck\sout\b|\blearn\smore\b|\bdon['’]t\smiss\b
    |\brss\sfeed\b|\b(?:was|is)\sprovided\sby\b|\bas\san\samazon\sassociate|\bpoints:\s\d|\#\scomments|\bblog\spost\b|\bcorrections?\s&|\bamplifications\b
    |\bkliknij|\bsubskryb|\bzapisz\ssię|\bwięcej\sinformacji|\bczytaj\b|\bzobacz\s(?:też|także|więcej)|\bfot\.|\bźródło:|\bobserwuj
    |订阅|扫码|关注.{0,4}公众号|版权|责任编辑|点击|图片来源|图源""",
    re.IGNORECASE | re.VERBOSE,
)
"""What no sentence of a briefing says."""

_DIGITS = re.compile(r"\d+")


def clean_items(items: Iterable[Item]) -> dict[ItemId, CleanText]:
    """The clean text of every item of a day, by item id."""
    items = tuple(items)
    parted = {item.id: _parted(item) for item in items}
    habits = _learn(items, {key: found[0] for key, found in parted.items()})
    return {item.id: _clean(item, parted[item.id], habits) for item in items}


def _parted(item: Item) -> tuple[tuple[str, ...], str | None, str | None]:
    """An item's sentences without the generic dirt, its byline and its dateline."""
    byline, dateline = item.byline, None
    found: list[str] = []
    for number, paragraph in enumerate(item.text.split("\n\n")):
        text = clean(unescape(paragraph))
        if number < 3:
            if match := _BYLINE.match(text):
                byline, text = byline or match["names"], text[match.end() :]
            if match := _DATELINE.match(text):
                dateline, text = dateline or match["place"].strip(" -–—:"), text[match.end() :]
        text = _TAIL.sub("", text)
        captions_end = max((credit.end() for credit in _CREDIT.finditer(text)), default=0)
        found.extend(sentences(text[captions_end:], item.language))
    return tuple(found), byline, dateline


def _learn(items: tuple[Item, ...], parted: Mapping[ItemId, tuple[str, ...]]) -> Habits:
    """What a source repeats in three items or more of different titles (a tenth of them, for endings)."""
    of_source = Counter(item.source_id for item in items)
    endings: dict[str, Counter[str]] = {}
    lines: dict[str, dict[str, set[str]]] = {}
    for item in items:
        title = fold(item.title or "")
        if match := _ENDING.search(item.title or ""):
            endings.setdefault(item.source_id, Counter())[fold((item.title or "")[match.start() :])] += 1
        for sentence in parted[item.id]:
            lines.setdefault(item.source_id, {}).setdefault(_masked(sentence), set()).add(title)
    return Habits(
        endings={
            source: frozenset(text for text, count in found.items() if count >= 3 and count * 10 >= of_source[source])
            for source, found in endings.items()
        },
        lines={
            source: frozenset(text for text, titles in found.items() if len(titles) >= 3)
            for source, found in lines.items()
        },
    )


def _masked(sentence: str) -> str:
    return _DIGITS.sub("0", fold(sentence))


def _clean(item: Item, parted: tuple[tuple[str, ...], str | None, str | None], habits: Habits) -> CleanText:
    found, byline, dateline = parted
    title = clean_title(item.title or "", habits.endings.get(item.source_id, frozenset()))
    repeated = habits.lines.get(item.source_id, frozenset())
    own = tuple(
        text
        for sentence in found
        if (text := without_title(sentence, item.title or "", title))
        and not _NOISE.search(text)
        and (item.label or _masked(sentence) not in repeated)
    )
    language = language_of(f"{title} {' '.join(own)}", item.language)
    return CleanText(item=item, title=title, sentences=own, language=language, byline=byline, dateline=dateline)


def clean_title(title: str, endings: frozenset[str]) -> str:
    """A title without the tags before it and the feed's name behind it."""
    text = clean(unescape(title))
    while match := _ENDING.search(text):
        if fold(text[match.start() :]) not in endings and not _is_section(text[match.end() :]):
            break
        text = text[: match.start()]
    while len(shorter := _TAG_BEHIND.sub("", _BEGINNING.sub("", text))) < len(text) and shorter:
        text = shorter
    return text.strip()


_SECTIONS = re.compile(
    r"(?:opinion|analysis|editorial|news|video|live|world|politics|business|sport|technology|explained|podcast|letters?|editors?['’]? picks?"
    r"|[^\W\da-z_][\w.'’-]+(?: [^\W\da-z_][\w.'’-]+)? (?:news|times|post|herald|tribune|review|journal|magazine|online|today|report))",
    re.IGNORECASE,
)


def _is_section(text: str) -> bool:
    return bool(_SECTIONS.fullmatch(text))


def without_title(sentence: str, *titles: str) -> str:
    """A sentence without the title that some feeds repeat in front of it."""
    for title in titles:
        if len(title) >= 15 and sentence.casefold().startswith(title.casefold()):
            rest = sentence[len(title) :].lstrip(" .:-–—|")
            return rest if rest[:1].isupper() or not rest else sentence
    return sentence
