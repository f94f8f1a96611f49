"""Prints: what a story is recognised by on a later day."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from digest.dates.words import MONTHS, WEEKDAYS
from digest.group.kinds import Kind, kind_of
from digest.group.terms import TEXT_LENGTH, terms_in
from digest.model import Item
from digest.text import fold, primary

ITEMS_READ = 8
"""Items of a story that make its print: the first, which are the lead and those most like the others."""
TEXTS_SHARE, TITLES_SHARE = 0.25, 0.4
"""Share of these items that have a term of the print, and of its title; of several items two have it at least."""
TERMS_KEPT, LONE_TERMS_KEPT = 14, 8
"""Terms of a print that are kept beside its title's, of a story and of a lone item."""

_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|(?<=[。！？])|\n+")
"""Coarse and fast: it need not be right at "Gen. Mark"."""
_PIECE = re.compile(
    r"^(?:review|recenzja|test)\b *[:|–—-]|\b(?:reviews?|recenzja)(?:$|:| [(|–—-])"
    r"|\b(?:trailer|teaser|zwiastun)(?:$|:| for\b| #?\d| [(|–—-])|\bbande-annonce\b|\bgameplay\b|\bwalkthrough\b"
    r"|\b(?:episode|odcinek|match preview)\b *(?:$|\d)|\bhighlights(?:$|:)|\bofficial (?:\w+ )?(?:video|audio)\b"
    r"|\(live (?:on|at|from|in)\b|\w (?:vs?|vs\.) \w|#\w+.*#\w+|预告|评测"
    r"|\blive results\b|\b(?:key|main|latest|top) (?:events|developments)\b|\bwydarzenia ostatni\w+ godzin\b"
    r"|\bkurs\w* (?:[a-z]{3}/[a-z]{3}|walut)\b|\bprognoza (?:zagrozen|imgw)\b"
)
"""Titles that fill one pattern about another subject each time and tell of nothing that goes on: of reviews, trailers,
songs, matches of two teams, videos under hashtags, round-ups of hours, rates, forecasts. In the story of a day they are
welcome, but one that such a title stands for is not followed."""
_RESULT = re.compile(
    r"(?=.*\b(?:[Cc]up|[Ll]eague|[Mm]asters|[Oo]pen|[Tt]est|[Ff]inals?|[Ss]emi|[Tt]itle|runs|wickets|points|goals)\b)"
    r".*[A-Z]\w+ (?:beat|crush|defeat|thrash|trounce)(?:e?s|ed)? (?:the )?[A-Z]"
    r"|.*\bby \d+ (?:goals|runs|wickets)\b|.*\b\d+[ -]runs? target\b"
)
"""Titles of a match that was played, as sentences write them: another match is another event."""
_TEASER = re.compile(
    r"[?？]|…$|\.\.\.$|^(?:exclusive|watch|video|look|see|opinion|analysis|explainer|letters)\b *[:|–—-]"
    r"|^(?:here'?s|here’s|here are|this is|these are|why|how|what|who|when|where|meet|inside|oto|jak|kto|co|dlaczego)\b"
)
"""Titles that ask, break off, or point to what the text tells."""
_DATE_WORDS = frozenset(fold(word) for word in (*MONTHS, *WEEKDAYS))


@dataclass(frozen=True, slots=True)
class Print:
    """What a story is recognised by."""

    title: frozenset[str]
    """Terms of the lead's title, and those that many titles have."""
    text: frozenset[str]
    """The terms that many of its items have in title and first lines, those of `title` among them."""

    def written(self, mass: Mapping[str, int], most: int) -> str:
        """The print as a text to keep: its title's terms, a bar, at most so many others that tell most.

        An empty print is an empty text.
        """
        others = sorted(self.text - self.title, key=lambda term: (-mass[term], term))[:most]
        return f"{' '.join(sorted(self.title))}|{' '.join(sorted(others))}" if self.text else ""


def read_print(written: str) -> Print:
    """A print that was kept."""
    title, _, others = written.partition("|")
    terms = frozenset(title.split())
    return Print(title=terms, text=terms.union(others.split()))


def frame_of(title: frozenset[str]) -> frozenset[str]:
    """A title without numbers and dates: what the titles of a series have in common."""
    return frozenset(term for term in title if not term[0].isdigit() and term not in _DATE_WORDS)


def promises_news(heading: str) -> bool:
    """Whether a title promises news: that of no issue of a series, no live blog and no review, trailer or match."""
    return kind_of(heading) is Kind.NEWS and not _PIECE.search(fold(heading)) and not _RESULT.match(heading)


def tells_news(title: str) -> bool:
    """Whether a title tells what happened: it promises news, and neither asks nor only calls to look."""
    return promises_news(title) and not _TEASER.search(fold(title))


def is_dated(title: frozenset[str]) -> bool:
    """Whether a title names a month or a day of the week."""
    return not title.isdisjoint(_DATE_WORDS)


@dataclass(frozen=True, slots=True)
class Report:
    """One item of a story, read."""

    news: bool
    """Its title promises news."""
    language: str
    """Primary language ("en"), or the empty text where nobody says."""
    sentences: tuple[frozenset[str], ...]
    """The terms of its title, and of each sentence of its first lines; one that these break off is left out."""
    title: frozenset[str]
    text: frozenset[str]
    """The terms of title and first lines."""

    @classmethod
    def of(cls, item: Item) -> "Report":
        """The item, read."""
        heading = item.title or item.label or ""
        said = _SENTENCE_END.split(item.text[:TEXT_LENGTH])
        title, *others = (frozenset(terms_in(text)) for text in (heading, *said))
        whole = others[:-1] if len(item.text) > TEXT_LENGTH and len(others) > 1 else others
        return cls(
            news=promises_news(heading),
            language=primary(item.language),
            sentences=tuple(filter(None, (title, *whole))),
            title=title,
            text=title.union(*others),
        )


def print_of(reports: Sequence[Report]) -> Print:
    """The print of a story whose items these are, the lead first; an empty one of none."""
    read = reports[:ITEMS_READ]
    if len(read) == 1:
        return Print(title=read[0].title, text=read[0].text)
    in_texts = Counter(term for report in read for term in report.text)
    in_titles = Counter(term for report in read for term in report.title)
    lead = read[0].title if read else frozenset[str]()
    title = lead.union(term for term, count in in_titles.items() if count >= max(2, TITLES_SHARE * len(read)))
    text = frozenset(term for term, count in in_texts.items() if count >= max(2, TEXTS_SHARE * len(read)))
    return Print(title=title, text=title | text)
