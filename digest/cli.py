"""The command line: arguments in, plain words and exit codes out.

Exit codes: 0 fine; 1 finished, with problems, under `--strict`; 2 usage or settings (what can be used is built).
"""

import json
import resource
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from time import perf_counter

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from digest import __version__
from digest.build import Outcome, build
from digest.check import broken_links
from digest.config import FILES, Config
from digest.errors import ConfigError, DigestError
from digest.files import load_config, load_words, starter_topics
from digest.model import Document, Page, Problem
from digest.publish import Branch, Started, publish, start_site, write_workflow
from digest.readers import read as read_document
from digest.readers import reader_for, readers
from digest.readers.report import report
from digest.server import open_server
from digest.works import Job, Tell

SHOWN = 20
"""How many problems are printed; all of them with `--verbose`."""

folder_type = click.Path(exists=True, file_okay=False, path_type=Path)
day_type = click.DateTime(["%Y-%m-%d"])


class _Group(click.Group):
    """Commands whose errors are printed as what they say, without a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; an error of ours ends it with exit code 2."""
        try:
            return super().invoke(ctx)
        except DigestError as error:
            click.echo(f"digest: {error}", err=True)
            sys.exit(2)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="digest")
def main() -> None:
    """Build a daily news digest in which every sentence cites its sources."""


@main.command("build")
@click.argument("content", required=False, type=folder_type)
@click.option(
    "--site", default="site", type=click.Path(file_okay=False, path_type=Path), help="Where to write the site."
)
@click.option(
    "--from",
    "folders",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    help="A folder, or a file, with more documents. Without CONTENT, default settings are used.",
)
@click.option("--since", type=day_type, help="The first day to build.")
@click.option("--until", type=day_type, help="The last day to build.")
@click.option("--strict", is_flag=True, help="Exit with 1 if there are problems.")
@click.option("--verbose", is_flag=True, help="Print every problem.")
def build_command(
    content: Path | None,
    site: Path,
    folders: tuple[Path, ...],
    since: datetime | None,
    until: datetime | None,
    strict: bool,
    verbose: bool,
) -> None:
    """Build the site from a CONTENT folder (by default `content`, or the folder one is in)."""
    began = perf_counter()
    folder = content or (None if folders else _content_folder())
    config, misset = load_config(folder) if folder else (Config(topics=starter_topics()), ())
    job = Job(
        content=folder,
        config=config,
        site=site,
        store=(folder or Path()) / ".digest",
        folders=folders,
        since=since.date() if since else None,
        until=until.date() if until else None,
    )
    with _progress() as tell:
        outcome = build(job, tell)
    _print_outcome(outcome, site, perf_counter() - began)
    _print_problems((*misset, *outcome.settings_problems), None)
    _print_problems(outcome.problems, None if verbose else SHOWN)
    if misset or outcome.settings_problems:
        click.echo("the settings above were left out; mend them and build again", err=True)
        sys.exit(2)
    sys.exit(1 if strict and outcome.problems else 0)


def _content_folder() -> Path:
    for folder in (Path("content"), Path()):
        if (folder / "digest.yml").is_file():
            return folder
    raise ConfigError("no digest.yml here or in `content`; name a content folder, or start one with `digest init`")


class _Bars:
    """Progress bars on a terminal; elsewhere a line for each stage when it is done."""

    def __init__(self) -> None:
        self._console = Console(stderr=True)
        columns = (TextColumn("{task.description:<8}"), BarColumn(), MofNCompleteColumn())
        self._progress = Progress(*columns, console=self._console, transient=True)
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Tell:
        if self._console.is_terminal:
            self._progress.start()
        return self._tell

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def _tell(self, stage: str, done: int, total: int) -> None:
        if self._console.is_terminal:
            task = self._tasks.setdefault(stage, self._tasks.get(stage) or self._progress.add_task(stage, total=total))
            self._progress.update(task, completed=done)
        elif done == total:
            click.echo(f"{stage}: {total}", err=True)


def _progress() -> _Bars:
    return _Bars()


def _print_outcome(outcome: Outcome, site: Path, seconds: float) -> None:
    counts = outcome.counts
    rest = " + ".join(f"{n:,} {what}" for what, n in counts.items() if what != "entries" and (n or what == "items"))
    click.echo(f"{counts['entries']:,} entries in {outcome.documents:,} documents = {rest}")
    if outcome.foreign:
        click.echo(f"{len(outcome.foreign)} files hold no news: {_some(outcome.foreign)}")
    click.echo(f"{outcome.days} days, {outcome.made} made anew")
    click.echo(f"{outcome.pages:,} files, {outcome.changed:,} written, {outcome.removed:,} removed: {site}")
    stages = "  ".join(f"{stage} {spent:.1f}" for stage, spent in outcome.seconds.items() if spent >= 0.05)
    click.echo(
        f"{seconds:.1f} s, {_peak_memory()} MB at most in one process; seconds by stage, all processes: {stages}"
    )


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:3]) + (", …" if len(names) > 3 else "")


def _peak_memory() -> int:
    """The largest resident size of this process or of a worker, in MB."""
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) // unit


def _print_problems(problems: Sequence[Problem], limit: int | None) -> None:
    for problem in problems[:limit]:
        click.echo(str(problem), err=True)
    if limit is not None and len(problems) > limit:
        click.echo(f"… and {len(problems) - limit} more problems; --verbose prints all", err=True)


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
    _print_problems(reading.problems, None)
    click.echo(f"{name}: {len(reading.items)} items, {len(reading.problems)} problems")


def _reader_name(document: Document) -> str:
    try:
        return reader_for(document) or "none"
    except DigestError:
        return "none"


@main.command("check")
@click.argument("content", required=False, type=folder_type)
@click.option("--site", default="site", type=click.Path(file_okay=False, path_type=Path), help="The built site.")
@click.option("--strict", is_flag=True, help="Exit with 1 if there are problems.")
def check_command(content: Path | None, site: Path, strict: bool) -> None:
    """Check the settings of a CONTENT folder, and every link within the built site."""
    folder = content or _content_folder()
    config, misset = load_config(folder)
    _, misworded = load_words(folder)
    _print_problems((*misset, *misworded), None)
    click.echo(f"{folder}: {len(config.origins)} sources, {len(config.topics)} topics")
    problems: tuple[Problem, ...] = ()
    if site.is_dir():
        files = sorted(path for path in site.rglob("*") if path.is_file() and not path.name.startswith("."))
        pages = [Page(path=path.relative_to(site).as_posix(), content=path.read_bytes()) for path in files]
        problems = broken_links(pages, config.settings.url or "/")
        click.echo(f"{site}: {len(pages)} files, {len(problems)} broken links")
    _print_problems(problems, None)
    if misset or misworded:
        sys.exit(2)
    sys.exit(1 if problems and strict else 0)


@main.command("serve")
@click.option("--site", default="site", type=folder_type, help="The built site.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free port.")
@click.option("--base", default="/", show_default=True, help="The path below which the site is, such as /repo/.")
def serve_command(site: Path, port: int, base: str) -> None:
    """Look at the built site in a browser, on this machine only."""
    try:
        server = open_server(site, port, base)
    except OSError as error:
        raise click.ClickException(f"port {port} cannot be used: {error.strerror}; try --port 0") from error
    path = f"/{base.strip('/')}/".replace("//", "/")
    click.echo(f"http://127.0.0.1:{server.server_port}{path}  (Ctrl-C ends it)")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        click.echo()
    finally:
        server.server_close()


@main.command("schema")
@click.argument("file", required=False, type=click.Choice(list(FILES)))
def schema_command(file: str | None) -> None:
    """Print the JSON Schema of a settings FILE, or of all of them by name, for editors that complete and check."""
    schemas = {name: kind.model_json_schema(by_alias=True) for name, kind in FILES.items()}
    click.echo(json.dumps(schemas[file] if file else schemas, indent=2, ensure_ascii=False))


@main.command("init")
@click.argument("folder", default=".", type=click.Path(file_okay=False, path_type=Path))
def init_command(folder: Path) -> None:
    """Start a site in a FOLDER: settings, a first note, a GitHub Pages workflow. Nothing is overwritten."""
    started = start_site(folder, {"today": date.today().isoformat(), "version": __version__})  # noqa: DTZ011 - the writer's day
    _print_started(started, folder)
    click.echo(f"next: cd {folder} && digest build && digest serve")


def _print_started(started: Started, folder: Path) -> None:
    for words, names in (("wrote", started.written), ("kept, differs from the starter:", started.differs)):
        for name in names:
            click.echo(f"{words} {folder / name}")


@main.command("publish")
@click.argument("content", required=False, type=folder_type)
@click.option("--site", default="site", type=click.Path(file_okay=False, path_type=Path), help="The built site.")
@click.option("--branch", default="gh-pages", show_default=True, help="The branch to publish to.")
@click.option("--remote", default="origin", show_default=True, help="The remote to push to, where there is one.")
@click.option("--setup", is_flag=True, help="Only write the GitHub Pages workflow, if there is none.")
def publish_command(content: Path | None, site: Path, branch: str, remote: str, setup: bool) -> None:
    """Commit the built site to a branch and push it, or set up the workflow that does so on GitHub."""
    if setup:
        _print_started(write_workflow(Path()), Path())
        return
    url = load_config(content or _content_folder())[0].settings.url
    commit = publish(site, Branch(repository=Path(), name=branch, remote=remote, url=url))
    click.echo(f"{branch}: {commit[:12]}" if commit else f"{branch}: nothing has changed")
