"""What a build costs: the first, one with nothing new, and one with a day more, as ratios of the same run.

    python benchmarks/build.py [FOLDER]

FOLDER holds feed dumps in dated folders; without it, dumps of the demo's days are multiplied. The peer is feedparser,
reading the same entries as RSS: what merely parsing them would cost.
"""

import html
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

import feedparser

from digest.files import find_documents, open_document
from digest.model import Item
from digest.readers import read

ROOT = Path(__file__).resolve().parents[1]
RUNS = 3


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else multiplied(place / "dumps")
        days = sorted({path.parent for path in folder.rglob("*.json")} | {path.parent for path in folder.rglob("*.md")})
        dumps = place / "all"
        shutil.copytree(folder, dumps, ignore=shutil.ignore_patterns(days[-1].name))
        first = timed(lambda: build(dumps, fresh(place)))
        kept = fresh(place)
        build(dumps, kept)
        again = median(timed(lambda: build(dumps, kept)) for _ in range(RUNS))
        shutil.copytree(days[-1], dumps / days[-1].relative_to(folder))
        more = timed(lambda: build(dumps, kept))
        items = entries(dumps)
        feed = rss(items)
        peer = median(timed(lambda: feedparser.parse(feed)) for _ in range(RUNS))
    print(f"{len(items):,} entries on {len(days)} days")
    print(
        f"first build         {first:7.2f} s   {first / peer:5.2f} x feedparser parsing the same entries ({peer:.2f} s)"
    )
    print(f"nothing new         {again:7.2f} s   {again / first:5.2f} x the first build   (median of {RUNS})")
    print(f"a day more          {more:7.2f} s   {more / first:5.2f} x the first build")


def multiplied(to: Path) -> Path:
    """The demo's dumps, forty times over, under other names and addresses."""
    for path in sorted((ROOT / "content" / "feeds").rglob("*.md")):
        for copy in range(40):
            name = to / path.parent.name / f"{copy}-{path.name}"
            name.parent.mkdir(parents=True, exist_ok=True)
            name.write_text(path.read_text().replace(".example/", f"-{copy}.example/"))
    return to


def fresh(place: Path) -> Path:
    """An empty folder for a site and what is kept."""
    return Path(tempfile.mkdtemp(dir=place))


def build(dumps: Path, where: Path) -> None:
    """Build as a user would, in a process of its own."""
    words = [sys.executable, "-m", "digest", "build", "--from", str(dumps), "--site", str(where / "site")]
    subprocess.run(words, cwd=where, check=True, capture_output=True)


def timed(do: Callable[[], object]) -> float:
    """The seconds that it takes."""
    began = perf_counter()
    do()
    return perf_counter() - began


def entries(folder: Path) -> list[Item]:
    """All entries of a folder."""
    found, _ = find_documents(None, (), (folder,))
    return [item for document in found for item in read(open_document(document)).items]


def rss(items: list[Item]) -> bytes:
    """The entries as one RSS document."""
    body = "".join(
        f"<item><title>{html.escape(item.heading)}</title><link>{html.escape(item.url or '')}</link>"
        f"<description>{html.escape(item.text)}</description></item>"
        for item in items
    )
    return f"<rss version='2.0'><channel><title>x</title>{body}</channel></rss>".encode()


if __name__ == "__main__":
    main()
