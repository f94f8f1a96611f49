"""What a story says that its thread has not told: by the terms that tell something, however they are put.

A thread remembers the terms of what it told as codes. What several reports of a story say alike is confirmed; a term
that one report alone has may only be its wording.
"""

from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from digest.group.common import SHARE
from digest.group.prints import Report

EVERYDAY = 0.02
"""A term in more than this share of texts tells nothing here."""
CODE = 3
"""Letters of a code: 18 bits, so that among a thousand terms that were told one new term in 260 is taken for told."""
SAID_ANEW = 0.4
"""An item of three or more is new from this share of unknown terms, weighed by what they tell,"""
CONFIRMED_ANEW = 0.1
"""or of unknown terms that another item has, too; one in the title is enough."""
LONE_TEXT, LONE_SENTENCE = 0.3, 0.7
"""A lone report is told already if its title has no unknown term ("jailed" may be all that is new), and less of its
text, and of each of its sentences, is unknown; an item of two by its text."""
UNCONFIRMED = 0.5
"""What the unknown terms of a lone report count."""


@dataclass(frozen=True, slots=True)
class Freshness:
    """How much of a story is new."""

    items: tuple[bool, ...]
    """Of each report, whether it says something new."""
    share: float
    """From 0 to 1: how much of what the reports say alike was not told."""


def codes_of(reports: Iterable[Report]) -> str:
    """The terms of reports, as a text of codes."""
    return "".join(sorted({_code(term) for report in reports for term in _telling(report.text)}))


def freshness(reports: Sequence[Report], told: Iterable[str], mass: Mapping[str, int]) -> Freshness:
    """How much the reports of a story say beyond the codes of what its thread told.

    Args:
        reports: Of the story's items, in their order.
        told: Texts of codes.
        mass: By term, how much it tells.
    """
    known = {codes[at : at + CODE] for codes in told for at in range(0, len(codes), CODE)}

    def unknown(terms: frozenset[str]) -> frozenset[str]:
        return frozenset(term for term in _telling(terms) if _code(term) not in known)

    def share(some: frozenset[str], of: frozenset[str]) -> float:
        return sum(mass[term] for term in some) / (sum(mass[term] for term in _telling(of)) or 1)

    if len(reports) == 1:
        (lone,) = reports
        said = share(unknown(lone.text), lone.text)
        whole = any(share(unknown(sentence), sentence) >= LONE_SENTENCE for sentence in lone.sentences)
        is_new = bool(unknown(lone.title)) or whole or said >= LONE_TEXT
        return Freshness((is_new,), UNCONFIRMED * said)
    least = LONE_TEXT if len(reports) == 2 else SAID_ANEW
    counts = Counter(term for report in reports for term in report.text)
    confirmed = frozenset(term for term, count in counts.items() if count > 1)
    anew = unknown(confirmed)
    return Freshness(
        tuple(
            share(unknown(report.text), report.text) >= least
            or share(anew & report.text, report.text) >= CONFIRMED_ANEW
            or not anew.isdisjoint(report.title)
            for report in reports
        ),
        share(anew, confirmed),
    )


def _telling(terms: frozenset[str]) -> frozenset[str]:
    return frozenset(term for term in terms if SHARE.get(term, 0.0) <= EVERYDAY)


@lru_cache(maxsize=100_000)
def _code(term: str) -> str:
    return b64encode(blake2b(term.encode(), digest_size=3).digest()).decode()[:CODE]
