"""Scoring: how well the grouping agrees with labels, or with what the editor merged and split."""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, groupby
from operator import itemgetter
from pathlib import Path
from urllib.parse import quote

import click

from digest.build import Looked, look
from digest.cli.asking import content_type, job_of
from digest.cli.looking import words_of
from digest.cli.main import main
from digest.cli.telling import Bars, print_problems
from digest.config import EditorsWord
from digest.editions import Store
from digest.encode import encoded
from digest.errors import DigestError
from digest.group import group_stories, merge_duplicates
from digest.group.agreement import Agreement, agreement
from digest.model import Document, Item
from digest.readers import read as read_document
from digest.works import Job

_KEYS = ("title", "description", "link", "source", "date_published", "language", "story")


@main.command("eval")
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--content", type=content_type, help="The content folder.")
@click.option("--one-day", is_flag=True, help="Take all items of a file for items of one day.")
def eval_command(files: tuple[Path, ...], content: Path | None, one_day: bool) -> None:
    """Score the grouping on labelled FILES, or on what the editor merged and split.

    A file has a JSON object a line: title, description, link, source, date_published, language, story.
    """
    if not files:
        job, misset = job_of(content, (), Path("site"))
        print_problems(misset)
        _score_the_editors_word(job)
    for file in files:
        labels, items = _labelled(file, one_day)
        of: dict[str, str] = {}
        for _, of_day in groupby(items, key=itemgetter(0)):
            for story in group_stories(merge_duplicates(item for _, item in of_day)):
                of |= {url: story.id for item in story.items for url in _addresses(item)}
        click.echo(_told(file.name, agreement(labels, [of[item.url or ""] for _, item in items])))


def _labelled(file: Path, one_day: bool) -> tuple[list[str], list[tuple[str, Item]]]:
    """The labels, and the items with their days, in the order of days."""
    rows: list[tuple[str, str, Item]] = []
    for number, line in enumerate(file.read_bytes().splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = _row(line)
            rows.append(("" if one_day else str(row["date_published"])[:10], str(row["story"]), _item(row)))
        except (ValueError, TypeError) as error:
            raise DigestError(f"{file}:{number}: not a labelled item: {error}; see `digest eval --help`") from error
    if not rows:
        raise DigestError(f"{file}: there is nothing to score; see `digest eval --help`")
    rows.sort(key=itemgetter(0))
    return [label for _, label, _ in rows], [(day, item) for day, _, item in rows]


def _row(line: bytes) -> Mapping[str, object]:
    """The object of a line, with all that a labelled item has."""
    row = json.loads(line)
    if not isinstance(row, dict):
        raise TypeError("no object")
    if lacking := [key for key in _KEYS if key not in row]:
        raise ValueError(f"it has no {', '.join(lacking)}")
    return row


def _item(row: Mapping[str, object]) -> Item:
    """The item of a line, as the reader of dumps sees it."""
    source = str(row["source"])
    named = row if "://" in source else {**row, "source": f"https://feeds.example/{quote(source)}"}
    reading = read_document(Document(name="line", raw=json.dumps([named]).encode()), "dump-json")
    if not reading.items:
        raise ValueError("; ".join(problem.message for problem in reading.problems) or "nothing to read")
    return reading.items[0]


def _addresses(item: Item) -> Iterator[str]:
    yield item.url or ""
    yield from (copy.url or "" for copy in item.also)


def _told(name: str, agreed: Agreement) -> str:
    b_cubed = agreed.b_cubed
    return (
        f"{name}: {agreed.items} items  B-cubed P {b_cubed.precision:.3f} R {b_cubed.recall:.3f} F1 {b_cubed.f1:.3f}"
        f"  pairwise F1 {agreed.pairwise.f1:.3f}  multi F1 {agreed.multi.f1:.3f}"
    )


def _score_the_editors_word(job: Job) -> None:
    """How well the grouping, left alone, agrees with the stories that the editor made, a day and all in all."""
    words = words_of(job)
    labels: list[tuple[str, str]] = []
    alone: list[tuple[str, str]] = []
    right = total = 0
    with Bars() as tell:
        for looked in look(job, tell):
            word = words.get(looked.day.day, EditorsWord())
            said, grouped = _of_day(looked, word, job)
            if not said:
                continue
            day = str(looked.day.day)
            click.echo(_told(day, agreement([said[one] for one in said], [grouped[one] for one in said])))
            labels += ((day, said[one]) for one in said)
            alone += ((day, grouped[one]) for one in said)
            named = _named(word, said)
            for one, other in combinations((*named, *sorted(said.keys() - set(named))), 2):
                if one in named:
                    total += 1
                    right += (said[one] == said[other]) is (grouped[one] == grouped[other])
    if not labels:
        raise DigestError("there is nothing to score: no editions/DAY.yml merges or splits; name a labelled file")
    click.echo(_told("all", agreement(labels, alone)))
    click.echo(f"the editor's pairs: {right} of {total} as the editor has them")


def _named(word: EditorsWord, known: Mapping[str, str]) -> Sequence[str]:
    """The items that the editor names."""
    return sorted({one for ids in (*word.merge, *word.split) for one in ids} & known.keys())


def _of_day(looked: Looked, word: EditorsWord, job: Job) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """By item, its story as the editor has it, and as the grouping has it when left alone.

    The items are those of the stories that the editor made, and what the grouping would have put beside them.
    """
    if not (word.merge or word.split):
        return {}, {}
    made = {item.id: story.id for story in looked.day.stories for item in story.items}
    items = [*(item for story in looked.day.stories for item in story.items), *looked.day.outside]
    sentences = encoded(items, looked.day.day, job.encoder, Store(job.store)) if job.encoder else None
    alone = {item.id: story.id for story in group_stories(items, sentences=sentences) for item in story.items}
    named = _named(word, made)
    ours, theirs = {made[one] for one in named}, {alone[one] for one in named}
    touched = sorted(one for one in made if made[one] in ours or alone[one] in theirs)
    return {one: made[one] for one in touched}, {one: alone[one] for one in touched}
