"""Completing what a fetch has brought: the full text of new entries, from their pages, for the sources that ask for it.

The entries are in the archive already; a page that does not come costs its text only, and is not asked again.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from digest.archive import Archive
from digest.fetch import Manners, Told, Visit, Wanted, fetch_all, in_utf8
from digest.fulltext import can_extract, full_text
from digest.model import Item, Problem, Source

MOST = 50
"""Pages of a source that a run asks for: those of its newest entries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lacking:
    """New entries of a source whose text is to be completed."""

    source: Source
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Completed:
    """What the pages gave."""

    files: tuple[Path, ...] = ()
    """Files of the archive that were written."""
    problems: tuple[Problem, ...] = ()


def complete(lacking: Sequence[Lacking], archive: Archive, manners: Manners, tell: Told) -> Completed:
    """Visit the pages of the entries, and keep the texts on them.

    Raises:
        ReadError: the archive is damaged.
        OSError: it cannot be written.
    """
    if not can_extract():
        message = "the full text of entries is asked for, but nothing that extracts it is installed"
        remedy = "pip install 'news-digest[full-text]', or remove `full_text`"
        return Completed(problems=(Problem(where="sources.yml", message=message, remedy=remedy),))
    asked = [(of.source, item) for of in lacking for item in of.items[:MOST]]
    wanted = [
        Wanted(source_id=str(number), url=item.url, kind="page")
        for number, (_, item) in enumerate(asked)
        if item.url is not None
    ]
    rest = Counter(asked[int(each.source_id)][0].id for each in wanted)
    texts: dict[str, list[Item]] = {}
    missing: dict[str, list[str]] = {}
    files: list[Path] = []
    for visit in fetch_all(wanted, manners, tell) if wanted else ():
        source, item = asked[int(visit.source_id)]
        body = _text_on(visit)
        if body:
            texts.setdefault(source.id, []).append(replace(item, body=body))
        else:
            missing.setdefault(source.id, []).append(f"{item.url}: {visit.message or 'no article on the page'}")
        rest[source.id] -= 1
        if not rest[source.id] and source.id in texts:
            files.extend(archive.keep(source, texts.pop(source.id), visit.at).files)
    return Completed(files=tuple(files), problems=tuple(_problem(name, urls) for name, urls in sorted(missing.items())))


def _text_on(visit: Visit) -> str:
    return full_text(in_utf8(visit.body, visit.charset), visit.final_url) if visit.body else ""


def _problem(name: str, missing: Sequence[str]) -> Problem:
    more = f", and of {len(missing) - 1} more" if missing[1:] else ""
    return Problem(where=name, message=f"no full text of {missing[0]}{more}", remedy="the text of the feed stands")
