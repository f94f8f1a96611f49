"""Looking into the works: what a reader sees, why a story is one, how well stories agree with labels."""

import difflib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from itertools import combinations, groupby
from operator import itemgetter
from pathlib import Path
from urllib.parse import quote

import click

from digest.build import look
from digest.cli.main import Bars, content_type, day_type, folders_option, job_of, main, print_problems
from digest.config import FILES
from digest.errors import DigestError
from digest.files import load_words
from digest.group import TopicRules, group_stories, merge_duplicates
from digest.group.agreement import Agreement, agreement
from digest.model import Day, Document, Edition, Item
from digest.readers import read as read_document
from digest.readers import reader_for, readers
from digest.readers.report import report
from digest.works import Job


@main.command("read")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--reader", metavar="NAME", help="The reader to use; by default the content decides.")
@click.option("--json", "as_json", is_flag=True, help="Print everything that was read, as JSON.")
def read_command(file: Path, reader: str | None, as_json: bool) -> None:
    """Show what a reader sees in one FILE."""
    if reader is not None and reader not in readers():
        raise click.BadParameter(f"{reader!r}; use one of {', '.join(readers())}", param_hint="--reader")
    document = Document(name=file.name, raw=file.read_bytes())
    reading = read_document(document, reader)
    name = reader or _reader_name(document)
    if as_json:
        click.echo(json.dumps(report(reading, name), ensure_ascii=False, indent=1))
        return
    for item in reading.items:
        click.echo(f"{item.published or 'undated'!s:<25}  {item.heading}")
    print_problems(reading.problems)
    click.echo(f"{name}: {len(reading.items)} items, {len(reading.problems)} problems")


def _reader_name(document: Document) -> str:
    try:
        return reader_for(document) or "none"
    except DigestError:
        return "none"


@main.command("why")
@click.argument("day", type=day_type)
@click.argument("story")
@click.option("--content", type=content_type, help="The content folder.")
@folders_option
def why_command(day: datetime, story: str, content: Path | None, folders: tuple[Path, ...]) -> None:
    """Tell why the items of a STORY of a DAY are one, and why it stands where it stands.

    STORY is an id, a label, or a part of a title.
    """
    edition = edition_of(job_of(content, folders, Path("site"))[0], day.date())
    wanted = story.casefold()
    found = [
        (rank, s)
        for rank, s in enumerate(edition.stories, 1)
        if wanted in (s.id, s.label.casefold()) or any(wanted in item.heading.casefold() for item in s.items)
    ]
    if not found:
        titles = {s.title: s for s in edition.stories}
        near = difflib.get_close_matches(story, titles, n=1, cutoff=0.3)
        raise DigestError(f"no story {story!r} on {day:%Y-%m-%d}" + (f"; the nearest is {near[0]!r}" if near else ""))
    names = {source.id: source.name for source in edition.sources}
    for rank, s in found[:5]:
        click.echo(f"{rank}. {s.title}  [{s.id}]")
        click.echo(f"   label {s.label!r}, score {s.score}, topics: {', '.join(s.topics) or 'none'}")
        click.echo(f"   one story because its items {s.why}" if s.why else "   a single item")
        for item in s.items:
            click.echo(f"   {item.id}  {names.get(item.source_id, item.source_id)}: {item.heading}")
            for copy in item.also:
                click.echo(f"      also {names.get(copy.source_id, copy.source_id)}: {copy.url or 'no address'}")


def edition_of(job: Job, day: date) -> Edition:
    """The edition of a day as a build would make it.

    Raises:
        DigestError: the day has none.
    """
    with Bars() as tell:
        for _, edition in look(replace(job, since=day, until=day), tell):
            return edition
    raise DigestError(f"there is no edition of {day}")


@main.command("topics")
@click.option("--test", "file", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Items of a file.")
@click.option("--day", type=day_type, help="Items of a day.")
@click.option("--content", type=content_type, help="The content folder.")
@folders_option
def topics_command(file: Path | None, day: datetime | None, content: Path | None, folders: tuple[Path, ...]) -> None:
    """Show which topics the items of a file or a day have, and what says so."""
    job, misset = job_of(content, folders, Path("site"))
    print_problems(misset)
    if file is not None:
        known = job.config.sources_by_id()
        read = read_document(Document(name=file.name, raw=file.read_bytes())).items
        items = tuple(replace(i, source_id=known[i.source_id].id) if i.source_id in known else i for i in read)
    elif day is not None:
        edition = edition_of(job, day.date())
        items = tuple(sorted(edition.items, key=lambda item: item.id))
    else:
        raise click.UsageError("name a file with --test or a day with --day")
    rules = TopicRules.compile(job.config.topics, job.config.who)
    counts: Counter[str] = Counter()
    for item in items:
        matches = rules.matches(item)
        counts.update([match.topic for match in matches] or ["other"])
        click.echo(item.heading)
        for match in matches:
            click.echo(f"   {match.topic} ({match.weight:g}): {', '.join(match.reasons)}")
    click.echo("  ".join(f"{topic} {n}" for topic, n in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))))


@main.command("eval")
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--content", type=content_type, help="The content folder.")
@click.option("--one-day", is_flag=True, help="Take all items of a file for items of one day.")
def eval_command(files: tuple[Path, ...], content: Path | None, one_day: bool) -> None:
    """Score the grouping on labelled FILES, or on what the editor merged and split.

    A file has a JSON object a line: title, description, link, source, date_published, language, story.
    """
    if not files:
        _score_the_editors_pairs(job_of(content, (), Path("site"))[0])
    for file in files:
        labels, items = _labelled(file, one_day)
        of: dict[str, str] = {}
        for _, of_day in groupby(items, key=itemgetter(0)):
            for story in group_stories(merge_duplicates(item for _, item in of_day)):
                of |= {url: story.id for item in story.items for url in _addresses(item)}
        agreed = agreement(labels, [of[item.url or ""] for _, item in items])
        click.echo(f"{file.name}: {agreed.items} items  {_told(agreed)}")


def _labelled(file: Path, one_day: bool) -> tuple[list[str], list[tuple[str, Item]]]:
    """The labels, and the items with their days, in the order of days."""
    rows: list[tuple[str, str, Item]] = []
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            source = str(row.get("source", ""))
            named = row if "://" in source else {**row, "source": f"https://feeds.example/{quote(source)}"}
            document = Document(name=f"{file.name}:{number}", raw=json.dumps([named]).encode())
            (item,) = read_document(document, "dump-json").items
            day = "" if one_day else str(row["date_published"])[:10]
            rows.append((day, str(row["story"]), item))
        except (ValueError, KeyError, TypeError) as error:
            raise DigestError(f"{file}:{number}: not a labelled item ({error}); see `digest eval --help`") from error
    rows.sort(key=itemgetter(0))
    return [label for _, label, _ in rows], [(day, item) for day, _, item in rows]


def _addresses(item: Item) -> Iterator[str]:
    yield item.url or ""
    yield from (copy.url or "" for copy in item.also)


def _told(agreed: Agreement) -> str:
    b_cubed = agreed.b_cubed
    return (
        f"B-cubed P {b_cubed.precision:.3f} R {b_cubed.recall:.3f} F1 {b_cubed.f1:.3f}"
        f"  pairwise F1 {agreed.pairwise.f1:.3f}  multi F1 {agreed.multi.f1:.3f}"
    )


def _score_the_editors_pairs(job: Job) -> None:
    """How often the grouping, left alone, does what the editor said of a day."""
    words, _ = load_words(job.content) if job.content else ({}, ())
    right = total = 0
    with Bars() as tell:
        for day, _ in look(job, tell):
            word = words.get(day.day)
            if word is None or not (word.merge or word.split):
                continue
            items = [item for story in day.stories for item in story.items] + list(day.outside)
            of = {item.id: story.id for story in group_stories(items) for item in story.items}
            said = [(pair, True) for ids in word.merge for pair in combinations(ids, 2)]
            said += [(pair, False) for ids in word.split for pair in _apart(ids, day)]
            for (one, other), together in said:
                if one in of and other in of:
                    total += 1
                    right += (of[one] == of[other]) is together
    click.echo(f"the editor's pairs: {right} of {total} as the editor has them")


def _apart(ids: tuple[str, ...], day: Day) -> Iterator[tuple[str, str]]:
    """Each item that was split off, and each that its story would have had beside it."""
    items = [item.id for story in day.stories for item in story.items]
    alone = set(ids).intersection(items)
    yield from ((one, other) for one in sorted(alone) for other in items if other not in alone)


@main.command("schema")
@click.argument("file", required=False, type=click.Choice(list(FILES)))
def schema_command(file: str | None) -> None:
    """Print the JSON Schema of a settings FILE, or of all of them by name, for editors that complete and check."""
    schemas = {name: kind.model_json_schema(by_alias=True) for name, kind in FILES.items()}
    click.echo(json.dumps(schemas[file] if file else schemas, indent=2, ensure_ascii=False))
