"""Remembering who is who and what happened when: what days of a build say, offered to later days.

Of somebody, to days that name them; of dated events, to the days on which the thread of their story goes on.

What is recalled for a day comes from the days of the build before it alone, and its edition's key holds it, by content:
a day for which nothing else is recalled is not composed again.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from digest.editions import Store, key_of
from digest.model import Chapter, Earlier, Heard, Recalled, Remembered, StoryId, ThreadNotes
from digest.names import name_key, parts_of_runs
from digest.plan import Planned, code_key
from digest.works import Works

KEPT_DAYS = 400
"""Days for which a gloss is remembered: who held an office a year ago may still; later that is no longer news."""
FOLLOWED_DAYS = 30
"""Days for which the dated events of a story are: a thread's page has all of its days."""
OF_A_STORY = 6
"""So many dated sentences are recalled for a story, of the newest days of its thread that have some."""
MOST = 5_000
"""Names that are remembered at a time: beyond these, those that were glossed longest ago are forgotten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recollections:
    """The keys, by content, of what was recalled for days, each by the key of what it was recalled from."""

    recalled: dict[str, str] = field(default_factory=dict)


def remember_days(days: Sequence[Planned], works: Works) -> tuple[Planned, ...]:
    """The days, newest first, with what is recalled for each taken into the key of its edition."""
    store = works.store
    kept = store.get(Recollections, "recollections") or Recollections()
    found: dict[str, str] = {}
    remembered: list[Planned] = []
    memory = _Memory(store)
    for planned in reversed(days):
        memory.forget_before(planned.day - timedelta(days=KEPT_DAYS))
        own = (str(planned.day), planned.day_key, planned.notes, planned.chapter)
        key = key_of(code_key(), *own, *(past.day_key for past in memory.past))
        recalled = kept.recalled.get(key)
        if recalled is None or not store.has(Recalled, recalled):
            with works.clock("remember"):
                recalled = store.keep(memory.recall(planned))
        found[key] = recalled
        remembered.append(replace(planned, key=key_of(planned.key, recalled), recalled=recalled))
        memory.past.append(planned)
    if not found.items() <= kept.recalled.items():
        store.put("recollections", Recollections(recalled=kept.recalled | found))
    return tuple(reversed(remembered))


def forget_recollections(days: Iterable[Planned], store: Store) -> None:
    """Keep only what was recalled for these days."""
    kept = store.get(Recollections, "recollections") or Recollections()
    wanted = {planned.recalled for planned in days}
    recalled = {key: one for key, one in kept.recalled.items() if one in wanted}
    if recalled != kept.recalled:
        store.put("recollections", Recollections(recalled=recalled))
    store.prune(Recalled, wanted)


class _Memory:
    """What the last days said, the newest of each bearer; a day is opened only when something is recalled."""

    def __init__(self, store: Store) -> None:
        self.past: deque[Planned] = deque()
        self._store = store
        self._read: set[date] = set()
        self._newest: dict[str, Remembered] = {}
        self._dated: dict[date, Mapping[StoryId, tuple[Earlier, ...]]] = {}

    def forget_before(self, day: date) -> None:
        """Forget what was said before a day."""
        while self.past and self.past[0].day < day:
            self.past.popleft()
        old = [key for key, one in self._newest.items() if one.origin.day < day]
        for key in old:
            del self._newest[key]

    def recall(self, planned: Planned) -> Recalled:
        """What is remembered of those whom a day names, and of the stories that it continues."""
        for past in self.past:
            if past.day not in self._read:
                self._read.add(past.day)
                self._take(past.day, self._store.get(Heard, past.day_key) or Heard())
        heard = self._store.get(Heard, planned.day_key) or Heard()
        named = parts_of_runs(heard.names)
        return Recalled(
            glosses=tuple(
                one
                for _, one in sorted(self._newest.items())
                if not named.isdisjoint(map(name_key, (one.gloss.name, *one.aliases)))
            ),
            dated=tuple(self._continued(planned)),
        )

    def _continued(self, planned: Planned) -> Iterator[tuple[StoryId, tuple[Earlier, ...]]]:
        """The stories of a day whose threads have told of dated events, and what these are."""
        chapter = self._store.get(Chapter, planned.chapter) or Chapter(day=planned.day)
        since = planned.day - timedelta(days=FOLLOWED_DAYS)
        told = {
            thread.slug: tuple(
                one
                for past in reversed(thread.days)
                if since <= past.day < planned.day
                for one in self._dated.get(past.day, {}).get(past.story, ())
            )[:OF_A_STORY]
            for thread in chapter.threads
        }
        for note in (self._store.get(ThreadNotes, planned.notes) or ThreadNotes()).notes:
            if dated := told.get(note.thread):
                yield note.story, dated

    def _take(self, day: date, heard: Heard) -> None:
        """What a day says replaces what days before it said; what they date is kept beside it for a while."""
        self._dated[day] = dict(heard.dated)
        for old in [old for old in self._dated if old < day - timedelta(days=FOLLOWED_DAYS)]:
            del self._dated[old]
        for one in heard.glosses:
            self._newest[one.gloss.id] = one
        if len(self._newest) > MOST:
            newest = sorted(self._newest.items(), key=lambda one: (one[1].origin.day, one[0]))
            self._newest = dict(newest[-MOST:])
