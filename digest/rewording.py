"""Rewording the editions of a build, newest day first: a rewriter is asked what it was not asked before.

What came of a day is kept by the key of its edition as composed. A day of which nothing waits for an answer is not
opened again.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from digest.compose import Request, requests_of, reword
from digest.editions import Store, key_of, to_json
from digest.model import DaySummary, Edition, Problem
from digest.plan import Catalog, Planned
from digest.rewrite import Answers, Line, Rewriter, answers_key
from digest.works import Works


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewording:
    """What rewording a day came to."""

    key: str
    """The key of the edition with the new wordings; of the edition as composed where there are none."""
    complete: bool
    """Everything that was asked has been answered."""
    reworded: int = 0
    dropped: Mapping[str, int] = field(default_factory=dict)
    """Proposals with a fault, by the fault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What rewording came to in a build, in claims; `sent`, `unanswered` and `left` in requests."""

    sent: int = 0
    reworded: int = 0
    dropped: Mapping[str, int] = field(default_factory=dict)
    unanswered: Mapping[str, int] = field(default_factory=dict)
    """By why there was no answer."""
    left: int = 0
    """Not sent, and left for the next build."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the rewriter failed at; the sources' own sentences stand there."""
        remedy = "the sentences stand as they are; the next build asks again"
        return tuple(
            Problem(where="digest.yml: compose", message=f"rewriter: {why}, {requests} requests", remedy=remedy)
            for why, requests in sorted(self.unanswered.items())
        )


def reword_days(days: Sequence[Planned], works: Works) -> tuple[tuple[Planned, ...], Account | None]:
    """The days with the keys of their editions as reworded, and what was done; unchanged where nobody rewords."""
    rewriter = works.job.rewriter
    if rewriter is None:
        return tuple(days), None
    line = Line(rewriter)
    found: list[tuple[Planned, Rewording]] = []
    with works.clock("reword"):
        for done, planned in enumerate(days, 1):
            kept = works.store.get(Rewording, _key(planned.key, rewriter))
            stands = kept and kept.complete and works.store.has(Edition, kept.key)
            rewording = kept if kept and stands else _reword(planned, line, works.store)
            found.append((replace(planned, key=rewording.key, composed=planned.key), rewording))
            works.tell("reword", done, len(days))
    dropped = sum((Counter(rewording.dropped) for _, rewording in found), Counter[str]())
    account = Account(
        sent=line.sent,
        reworded=sum(rewording.reworded for _, rewording in found),
        dropped=dict(sorted(dropped.items())),
        unanswered=line.failures,
        left=line.left,
    )
    return tuple(planned for planned, _ in found), account


def forget_rewordings(days: Sequence[Planned], catalog: Catalog, rewriter: Rewriter, store: Store) -> None:
    """Forget what came of other days, and the answers of other rewriters and about days that have no items."""
    store.prune(Rewording, (_key(planned.composed, rewriter) for planned in days))
    store.prune(Answers, (answers_key(rewriter, day) for day in catalog.days))


def _reword(planned: Planned, line: Line, store: Store) -> Rewording:
    rewriter = line.rewriter
    edition, summary = store.get(Edition, planned.key), store.get(DaySummary, planned.key)
    if edition is None or summary is None:
        return Rewording(key=planned.key, complete=False)
    requests = requests_of(edition, rewriter.settings.requests_per_day)
    answers = _answers(planned.day, requests, line, store)
    proposed = {request.story: answers[key] for request in requests if (key := key_of(request.material)) in answers}
    came = reword(edition, proposed)
    key = key_of(planned.key, to_json(came.edition.rundown)) if came.reworded else planned.key
    if came.reworded:
        store.put(key, came.edition)
        store.put(key, summary)  # the indexes tell stories in the sources' own words
    rewording = Rewording(
        key=key, complete=len(proposed) == len(requests), reworded=came.reworded, dropped=came.dropped
    )
    store.put(_key(planned.key, rewriter), rewording)
    return rewording


def _answers(day: date, requests: Sequence[Request], line: Line, store: Store) -> Mapping[str, dict[int, str]]:
    """The answers to the requests, by the key of what was asked: those kept, and those to what was never answered."""
    where = answers_key(line.rewriter, day)
    kept = store.get(Answers, where) or Answers()
    answers = {key: kept.of[key] for key in sorted(key_of(one.material) for one in requests) if key in kept.of}
    new = [request for request in requests if key_of(request.material) not in answers]
    answers |= {key_of(request.material): said for request, said in line.ask(new)} if new else {}
    if answers != kept.of:
        store.put(where, Answers(of=dict(sorted(answers.items()))))
    return answers


def _key(composed: str, rewriter: Rewriter) -> str:
    return key_of(composed, rewriter.id, str(rewriter.settings.requests_per_day))
