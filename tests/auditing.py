"""An audit of a built site as its readers' machines see it: one table of kinds of page × checks.

    python tests/auditing.py SITE [--base /repo/]… [--quick]

Every HTML page goes through the Nu HTML checker and has its links and fragments followed, below each base. Of each
kind of page (`KINDS`) the largest is measured and opened in chromium: axe-core in the light and the dark scheme, errors
on the console, requests to strangers, text without scripts, width on a phone; those of `RATED` are rated by Lighthouse
as a phone sees them. What misses its bar (`BARS`) is told below the table, and the exit code is 1. The page for what is
not there knows one base, that which the site was built for: give it first. `--quick` leaves the browser out.

The tools are those of tests/audit/package-lock.json, put into `.digest/audit` by `make audit`; chromium and Java are
the system's own. Nothing is fetched but by npm, and no page asks anybody but this machine.
"""

import gzip
import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple

import click

from digest.check import broken_links
from digest.model import Page
from digest.server import open_server

ROOT = Path(__file__).resolve().parents[1]
TOOLS = ROOT / ".digest/audit"
NU = TOOLS / "node_modules/vnu-jar/build/dist/vnu.jar"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
BASES = ("/", "/repo/")

DAY = r"\d{4}/\d\d/\d\d/"
KINDS = {
    "home": r"index\.html",
    "briefing": DAY + r"index\.html",
    "letter": DAY + r"email\.html",
    "river": DAY + r"all/.*",
    "threads": r"threads/index\.html",
    "thread": r"threads/.+",
    "topics": r"topics/index\.html",
    "month": r"topics/[^/]+/\d{4}-\d\d/.*",
    "topic": r"topics/.+",
    "whos-who": r"who/index\.html",
    "who": r"who/.+",
    "sources": r"sources/index\.html",
    "source": r"sources/.+",
    "archive": r"archive/index\.html",
    "year": r"archive/.+",
    "search": r"search/.*",
    "podcast": r"podcast/.*",
    "reading": r"reading/.*",
    "about": r"about/.*",
    "stats": r"stats/.*",
    "404": r"404\.html",
    "other": r".*",
}
"""The first pattern that a whole path matches tells the page's kind; what only leads on is a `redirect`."""

REDIRECT = "redirect"
ASIDE = ("letter", REDIRECT)
"""Kinds that no reader leafs through: they have no scripts, no keys and no place in the site's frame."""
LEADS_ON = b'http-equiv="refresh"'
RATED = ("home", "briefing", "topic", "thread", "archive")

BARS = {
    "nu": (0, 0),
    "links": (0, 0),
    "axe light": (0, 0),
    "axe dark": (0, 0),
    "console": (0, 0),
    "strangers": (0, 0),
    "overflow": (0, 0),
    "plain %": (95, None),
    "speed": (99, None),
    "access": (100, None),
    "practice": (100, None),
    "seo": (100, None),
}
"""The least and the most that a figure may be; `plain %` is how much of the main text is there without scripts."""

BRIEFING_BARS = {"kB": (0, 100), "gzip": (0, 30)}
"""A briefing's page, in thousands of bytes."""

CATEGORIES = {"speed": "performance", "access": "accessibility", "practice": "best-practices", "seo": "seo"}


class Kind(NamedTuple):
    """The pages of one kind, and the one that stands for them: the largest."""

    name: str
    paths: tuple[str, ...]
    largest: str


class Found(NamedTuple):
    """What was found below a base: faults by column and path; what the browser says of a page, by path."""

    base: str
    faults: Mapping[str, Mapping[str, list[str]]]
    seen: Mapping[str, Any]


class Row(NamedTuple):
    """What was found for a kind of page below a base: figures by column, and what is behind them."""

    kind: Kind
    base: str
    figures: dict[str, float]
    details: tuple[str, ...]

    def misses(self) -> Iterator[str]:
        """Each figure that misses its bar."""
        bars = BARS | BRIEFING_BARS if self.kind.name == "briefing" else BARS
        for column, (least, most) in bars.items():
            figure = self.figures.get(column)
            if figure is not None and (figure < least or (most is not None and figure > most)):
                yield f"{column} {figure:g}"


@click.command(help=__doc__)
@click.argument("folder", metavar="SITE", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--base", "bases", multiple=True, default=BASES, help="A path below which the site is served.")
@click.option("--quick", "browser", flag_value="", default="chromium", help="Leave the browser out.")
def main(folder: Path, bases: Sequence[str], browser: str) -> None:
    """Print the table and what misses its bar."""
    pages = read(folder)
    faults = nu(folder)
    rows: list[Row] = []
    for base in bases:
        kinds = [kind for kind in kinds_of(pages) if kind.name != "404" or base == bases[0]]
        looked = [kind.largest for kind in kinds if browser and kind.name not in ASIDE]
        rated = [kind.largest for kind in kinds if browser and kind.name in RATED]
        opened = browse(folder, base, looked, rated) if looked else {}
        found = Found(base, {"nu": faults, "links": links(pages, base)}, opened)
        rows.extend(row(kind, pages, found) for kind in kinds)
    click.echo("\n".join(table(rows)))
    short = [row for row in rows if any(row.misses())]
    for one in short:
        click.echo(f"\n{one.kind.name} at {one.base}{one.kind.largest} falls short: {', '.join(one.misses())}")
        click.echo("\n".join(f"    {detail}" for detail in one.details[:20]))
    sys.exit(bool(short))


def read(folder: Path) -> dict[str, bytes]:
    """All files of a site by their paths."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def kinds_of(pages: Mapping[str, bytes]) -> tuple[Kind, ...]:
    """The kinds of page that a site has, in the order of `KINDS`."""
    paths: dict[str, list[str]] = {name: [] for name in (*KINDS, REDIRECT)}
    for path, content in pages.items():
        if path.endswith(".html"):
            paths[REDIRECT if LEADS_ON in content else kind_of(path)].append(path)
    return tuple(
        Kind(name, tuple(some), max(some, key=lambda path: (len(pages[path]), path)))
        for name, some in paths.items()
        if some
    )


def kind_of(path: str) -> str:
    """The kind of the page at a path."""
    return next(name for name, pattern in KINDS.items() if re.fullmatch(pattern, path))


def nu(folder: Path) -> dict[str, list[str]]:
    """What the Nu HTML checker holds against each page of a folder, by path."""
    command = ["java", "-Xss4m", "-jar", str(NU), "--errors-only", "--skip-non-html", "--format", "json", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    faults: dict[str, list[str]] = {}
    for message in json.loads(done.stderr)["messages"]:
        path = str(message.get("url", "")).removeprefix(folder.resolve().as_uri().replace("file:///", "file:/") + "/")
        said = f"Nu: {path}:{message.get('lastLine', '?')}: {message['message']}"
        faults.setdefault(path, []).append(said)
    return faults


def links(pages: Mapping[str, bytes], base: str) -> dict[str, list[str]]:
    """The broken links of a site served below a base, by the page that has them."""
    faults: dict[str, list[str]] = {}
    for problem in broken_links((Page(path=path, content=content) for path, content in pages.items()), base):
        faults.setdefault(problem.where, []).append(f"{problem.where}: {problem.message}")
    return faults


def browse(folder: Path, base: str, looked: Sequence[str], rated: Sequence[str]) -> dict[str, Any]:
    """What tests/audit/browse.mjs finds on pages of a site, by path.

    Args:
        folder: the site.
        base: the path below which it is served, here, for as long as this takes.
        looked: the paths of the pages.
        rated: those of them that Lighthouse rates.
    """
    script = shutil.copy(ROOT / "tests/audit/browse.mjs", TOOLS)  # node looks for packages beside it
    server = open_server(folder, 0, base)
    Thread(target=server.serve_forever, daemon=True).start()
    address = {path: base + path.removesuffix("index.html") for path in looked}
    asked = {
        "chromium": next(filter(None, map(shutil.which, CHROMIUM))),
        "origin": f"http://127.0.0.1:{server.server_address[1]}",
        "pages": list(address.values()),
        "lighthouse": [address[path] for path in rated],
    }
    try:
        done = subprocess.run(["node", script], input=json.dumps(asked), stdout=subprocess.PIPE, text=True, check=True)
    finally:
        server.shutdown()
        server.server_close()
    found = json.loads(done.stdout)
    return {path: found[there] for path, there in address.items()}


def row(kind: Kind, pages: Mapping[str, bytes], found: Found) -> Row:
    """The figures of a kind of page: faults of all its pages; sizes and findings of the largest."""
    content = pages[kind.largest]
    figures = {
        "pages": len(kind.paths),
        "kB": len(content) / 1000,
        "gzip": len(gzip.compress(content, mtime=0)) / 1000,
    }
    details = []
    for column, by_path in found.faults.items():
        told = [fault for path in kind.paths for fault in by_path.get(path, ())]
        figures[column] = len(told)
        details += told
    if kind.largest in found.seen:
        more, behind = seen(found.seen[kind.largest])
        figures |= more
        details += behind
    return Row(kind, found.base, figures, tuple(details))


def seen(found: Mapping[str, Any]) -> tuple[dict[str, float], list[str]]:
    """The figures that a browser's findings on one page come to, and what is behind them."""
    figures: dict[str, float] = {}
    details: list[str] = []
    for scheme, violations in found["axe"].items():
        figures[f"axe {scheme}"] = len(violations)
        details += [f"axe {one['rule']}: {one['help']}: {html[:200]}" for one in violations for html in one["at"][:3]]
    for column in ("console", "strangers"):
        figures[column] = len(found[column])
        details += [f"{column}: {one}" for one in found[column]]
    figures["overflow"] = found["overflow"]
    figures["plain %"] = round(100 * found["plain"] / max(found["text"], 1))
    for column, name in CATEGORIES.items():
        if "lighthouse" in found:
            figures[column] = found["lighthouse"][name]["score"]
            details += [f"Lighthouse {name}: {audit}" for audit in found["lighthouse"][name]["short"]]
    return figures, details


def table(rows: Sequence[Row]) -> Iterator[str]:
    """The figures as a Markdown table; a dash where nothing was measured."""
    columns = list(Counter(column for row in rows for column in row.figures))
    cells = [["page", "at", *columns], ["---"] * (len(columns) + 2)]
    cells += [[one.kind.name, one.base, *(shown(one.figures.get(column)) for column in columns)] for one in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for line in cells:
        yield "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |"


def shown(figure: float | None) -> str:
    """A figure as it stands in the table."""
    return "–" if figure is None else f"{figure:.1f}".removesuffix(".0")


if __name__ == "__main__":
    main()
