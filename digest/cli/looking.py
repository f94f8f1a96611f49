"""Looking into the works: what a reader sees, why a story is one, which topics an item has."""

import difflib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import click

from digest.build import Looked, look
from digest.cli.asking import content_type, day_type, folders_option, job_of
from digest.cli.main import main
from digest.cli.telling import Bars, print_problems
from digest.config import FILES, EditorsWord
from digest.errors import DigestError
from digest.files import load_words
from digest.group import TopicRules
from digest.group.ties import tie
from digest.model import Document, Edition, Item, Story
from digest.readers import read as read_document
from digest.readers import reader_for, readers
from digest.readers.report import report
from digest.render.why import reasons
from digest.wording import ENGLISH
from digest.works import Job

_SHOWN = 5
"""How many stories `digest why` tells of."""
OTHER = "other"
"""What has no topic."""


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
    job, misset = job_of(content, folders, Path("site"))
    print_problems(misset)
    looked = looked_at(job, day.date())
    edition = looked.edition
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
    word = words_of(job).get(edition.day, EditorsWord())
    names = {source.id: source.name for source in edition.sources}
    told = {segment.story for segment in edition.rundown}
    for rank, s in found[:_SHOWN]:
        place = "in the rundown" if s.id in told else "not in the rundown"
        click.echo(f"{rank}. {s.title}  [{s.id}]")
        click.echo(f"   label {s.label!r}, {place}, topics: {', '.join(s.topics) or 'none'}")
        for line in _why_here(s, edition):
            click.echo(f"   {line}")
        for line in (*_why_one(s, word), *_why_followed(s, looked)):
            click.echo(f"   {line}")
        for item in s.items:
            click.echo(f"   {item.id}  {names.get(item.source_id, item.source_id)}: {item.heading}")
            for copy in item.also:
                click.echo(f"      also {names.get(copy.source_id, copy.source_id)}: {copy.url or 'no address'}")
    if len(found) > _SHOWN:
        click.echo(f"… and {len(found) - _SHOWN} more stories; name one by its id")


def _why_here(story: Story, edition: Edition) -> Iterator[str]:
    """Why a story stands where it stands, as its page says it in English."""
    if found := reasons(story, edition.window, ENGLISH):
        yield found.words
        yield f"score: {found.formula}"


def _why_one(story: Story, word: EditorsWord) -> Iterator[str]:
    """Why the items of a story are one, and what of it is the editor's doing."""
    yield f"one story because its items {story.bond}" if story.bond else "a single item"
    own = {item.id for item in story.items}
    for key, lists in (("merged", word.merge), ("split off", word.split)):
        for ids in lists:
            if len(named := [name for name in ids if name in own]) > (key == "merged"):
                yield f"the editor {key} {', '.join(named)}"


def _why_followed(story: Story, looked: Looked) -> Iterator[str]:
    """Which thread a story continues, and why; nothing for one that begins a thread."""
    note = story.thread
    if note is None or note.number == 1:
        return
    yield f"day {note.number} of the thread {note.thread}, followed since {note.since}, last on {note.previous}"
    if found := tie(looked.memory, looked.day, story.id, note.thread):
        yield f"in it because it shares {', '.join(found.terms)}; score {found.score:.2f}; last: {found.title}"
    if note.repeats:
        yield "all of it was told on an earlier day, so it leaves the rundown"
    else:
        yield f"{len(note.new)} of {len(story.items)} items say what the thread had not told"


def words_of(job: Job) -> Mapping[date, EditorsWord]:
    """The editor's words, by day."""
    return load_words(job.content)[0] if job.content else {}


def looked_at(job: Job, day: date) -> Looked:
    """A day as a build would make it.

    Raises:
        DigestError: it has no edition.
    """
    with Bars() as tell:
        for looked in look(replace(job, until=day), tell, day):
            return looked
    raise DigestError(f"there is no edition of {day}")


def edition_of(job: Job, day: date) -> Edition:
    """The edition of a day as a build would make it.

    Raises:
        DigestError: the day has none.
    """
    return looked_at(job, day).edition


@main.command("topics")
@click.option("--test", "file", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Items of a file.")
@click.option("--day", type=day_type, help="Items of a day.")
@click.option("--content", type=content_type, help="The content folder.")
@folders_option
def topics_command(file: Path | None, day: datetime | None, content: Path | None, folders: tuple[Path, ...]) -> None:
    """Show which topics the items of a file, or the stories of a day and their items, have, and what says so."""
    job, misset = job_of(content, folders, Path("site"))
    print_problems(misset)
    rules = TopicRules.compile(job.config.topics, job.config.who)
    if file is not None:
        known = job.config.sources_by_id()
        read = read_document(Document(name=file.name, raw=file.read_bytes())).items
        items = [replace(i, source_id=known[i.source_id].id) if i.source_id in known else i for i in read]
        for item in items:
            _tell_item(item, rules, "")
        _tell_counts(rules.of(item) for item in items)
    elif day is not None:
        edition = edition_of(job, day.date())
        for story in edition.stories:
            _tell_story(story, rules)
        for item in edition.outside:
            _tell_item(item, rules, "")
        _tell_counts([*(story.topics for story in edition.stories), *map(rules.of, edition.outside)])
    else:
        raise click.UsageError("name a file with --test or a day with --day")


def _tell_story(story: Story, rules: TopicRules) -> None:
    """A story's topics, how its items voted, and what says so of each; of a story of one item, that item alone."""
    votes = rules.votes(story)
    given = set(story.topics).difference(vote.topic for vote in votes if vote.carried)
    if len(story.items) > 1:
        click.echo(f"{story.title}: {', '.join(story.topics) or OTHER}")
        for vote in votes:
            carried = "" if vote.carried else ", too few"
            click.echo(f"   {vote.topic}: {vote.votes} of {vote.out_of} votes{carried}")
    for item in story.items:
        _tell_item(item, rules, "   " if len(story.items) > 1 else "")
    for topic in sorted(given):
        click.echo(f"   {topic}: given by a source")


def _tell_item(item: Item, rules: TopicRules, indent: str) -> None:
    click.echo(f"{indent}{item.heading}")
    for match in rules.matches(item):
        click.echo(f"{indent}   {match.topic} ({match.weight:g}): {', '.join(match.reasons)}")
    if not rules.of(item):
        click.echo(f"{indent}   {OTHER}")


def _tell_counts(found: Iterable[tuple[str, ...]]) -> None:
    counts = Counter(topic for topics in found for topic in topics or (OTHER,))
    click.echo("  ".join(f"{topic} {n}" for topic, n in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))))


@main.command("schema")
@click.argument("file", required=False, type=click.Choice(list(FILES)))
def schema_command(file: str | None) -> None:
    """Print the JSON Schema of a settings FILE, or of all of them by name, for editors that complete and check."""
    schemas = {name: kind.model_json_schema(by_alias=True) for name, kind in FILES.items()}
    click.echo(json.dumps(schemas[file] if file else schemas, indent=2, ensure_ascii=False))
