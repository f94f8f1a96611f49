"""Who is in the news: those whom the stories name, of whom a page is kept, and what it shows."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from digest.model import DaySummary, Introduction, StorySummary, Who, WhoHistory, WhoIndex
from digest.names import tells_apart

SHOWN_DAYS = 30
"""From so many of the newest days that name somebody, a page shows stories;"""
_RECENT = 50
"""and so many of them."""
_BESIDE = 12
_A_PAGE = 2
"""On so many days somebody must be named who is not in `who.yml`: one day is on that day's briefing already."""


@dataclass(slots=True)
class _Named:
    days: list[tuple[date, int]] = field(default_factory=list)
    told: list[date] = field(default_factory=list)
    gloss: Introduction | None = None


class Roll:
    """Who was named, day by day, newest day first."""

    def __init__(self, who: Sequence[Who]) -> None:
        """`who` are the site's own entries."""
        self._own = {one.id: one for one in who}
        self._named: defaultdict[str, _Named] = defaultdict(_Named)

    def take(self, summary: DaySummary) -> None:
        """What a day adds."""
        for key, count in Counter(key for story in summary.stories for key in story.who).items():
            self._named[key].days.append((summary.day, count))
        for one in summary.who:
            found = self._named[one.id]
            found.told.append(summary.day)
            found.gloss = found.gloss or one

    def pages(self) -> tuple[WhoIndex, ...]:
        """Those who have a page, by id: who is in `who.yml` and was named, and others of whom a who's who told.

        Of the others, those whose name alone is enough to know them by, and who were named on more than one day.
        """
        return tuple(page for key, found in sorted(self._named.items()) if (page := self._page(key, found)))

    def _page(self, key: str, found: _Named) -> WhoIndex | None:
        own, gloss = self._own.get(key), found.gloss
        known_by_name = gloss is not None and tells_apart(gloss.name)
        if len(found.days) < (1 if own else _A_PAGE) or not (own or known_by_name):
            return None
        who = own or Who(id=key, name=gloss.name if gloss else key)
        return WhoIndex(
            who=who,
            listed=own is not None,
            days=tuple(found.days),
            told=tuple(found.told),
            gloss=None if who.gloss else gloss,
        )


def who_histories(
    summaries: Iterable[DaySummary], pages: Iterable[WhoIndex], names: Mapping[str, str]
) -> Iterator[WhoHistory]:
    """What the pages show.

    Args:
        summaries: the newest `SHOWN_DAYS` days of each page at least, newest first; each is let go before the next.
        pages: whose histories are wanted.
        names: the names of all who have a page, by id.
    """
    wanted = {one.who.id: one for one in pages}
    first = {key: one.days[:SHOWN_DAYS][-1][0] for key, one in wanted.items() if one.days}
    recent: defaultdict[str, list[StorySummary]] = defaultdict(list)
    beside: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for summary in summaries:
        for story in summary.stories:
            for key in story.who:
                if key in first and first[key] <= summary.day:
                    beside[key].update(other for other in story.who if other != key and other in names)
                    if len(recent[key]) < _RECENT:
                        recent[key].append(story)
    for key, one in wanted.items():
        most = sorted(beside[key].items(), key=lambda found: (-found[1], found[0]))[:_BESIDE]
        yield WhoHistory(
            index=one,
            recent=tuple(recent[key]),
            beside=tuple((other, names[other], count) for other, count in most),
        )
