"""How long it takes to fetch feeds: all of them for the first time, and again when none has changed.

    python benchmarks/fetch.py [--feeds 200] [--entries 50] [--rounds 3]

The feeds are on a server on this machine, in a process of its own, that knows ETags and does nothing else. What is
measured is all that `digest fetch` does: visits, reading, archive (each feed has entries of twenty days), histories.
Beside it stands what anyone would write first, a loop over `feedparser.parse(url)`, which keeps nothing. The rounds
alternate, and the medians are told.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import feedparser

from digest.cli.fetching import errand_of
from digest.errors import DigestError
from digest.fetch import silent
from digest.files import load_config
from digest.gathering import gather

TESTS = Path(__file__).resolve().parents[1] / "tests"
SENTENCES = (
    "The ferry from the old quay leaves an hour later than the timetable has it.",
    "Nobody at the harbour office could say when the new pier will open.",
    "The mayor wants the lighthouse painted before the summer, and the council does not.",
)


def main(words: Sequence[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--feeds", type=int, default=200)
    parser.add_argument("--entries", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args(words)
    context = get_context("spawn")
    here, there = context.Pipe()
    server = context.Process(target=serve, args=(there, asked.feeds, asked.entries), daemon=True)
    server.start()
    url = here.recv()
    addresses = [f"{url}/feed{n}" for n in range(asked.feeds)]
    seconds: dict[str, list[float]] = {"plain": [], "cold": [], "unchanged": []}
    for _ in range(asked.rounds):
        seconds["plain"].append(timed(partial(plain, addresses, asked.entries)))
        with TemporaryDirectory() as folder:
            content = site(Path(folder), addresses)
            seconds["cold"].append(timed(partial(fetch, content, asked.feeds * asked.entries)))
            seconds["unchanged"].append(timed(partial(fetch, content, 0)))
    here.send("enough")
    server.join(10)
    base = median(seconds["plain"])
    print(f"{asked.feeds} feeds of {asked.entries} entries, median of {asked.rounds}")
    for name, what in (
        ("plain", "a loop over feedparser.parse(url)"),
        ("cold", "digest fetch, for the first time"),
        ("unchanged", "digest fetch, nothing changed"),
    ):
        took = median(seconds[name])
        print(f"{what:<36}{took:7.2f} s   {took / base:5.2f} of the loop")


def timed(do: Callable[[], None]) -> float:
    """Seconds that it takes."""
    began = perf_counter()
    do()
    return perf_counter() - began


def plain(addresses: Sequence[str], entries: int) -> None:
    """What anyone would write first."""
    for address in addresses:
        if len(feedparser.parse(address).entries) != entries:
            raise DigestError(f"{address} was not read")


def fetch(content: Path, new: int) -> None:
    """What `digest fetch` does but for the words that it prints."""
    harvest = gather(errand_of(content, load_config(content)[0], None), silent)
    found = sum(one.visited.new for one in harvest.gathered)
    if found != new or not all(one.visited.well for one in harvest.gathered):
        raise DigestError(f"{found} new entries in place of {new}")


def site(folder: Path, addresses: Sequence[str]) -> Path:
    """A content folder with all feeds."""
    (folder / "digest.yml").write_text("title: T\nfetch: {private: 127.0.0.1, per_host: 24}\n")
    lines = (f"  - {{name: Source {n}, id: s{n}, url: '{address}'}}" for n, address in enumerate(addresses))
    (folder / "sources.yml").write_text("sources:\n" + "\n".join(lines) + "\n")
    return folder


def serve(pipe: Connection, feeds: int, entries: int) -> None:
    """The server, until somebody says that it is enough."""
    sys.path.insert(0, str(TESTS))
    from newsstand import feed, newsstand, rss  # noqa: PLC0415 - of the tests, found only now

    with newsstand() as stand:
        for n in range(feeds):
            said = [
                (f"http://quay{n}.example/{m}", f"{SENTENCES[m % 3][:-1]}, says report {n}.{m}", _stamp(m))
                for m in range(entries)
            ]
            stand.offers[f"/feed{n}"] = feed(rss(f"Source {n}", said))
        pipe.send(stand.url)
        pipe.recv()


def _stamp(entry: int) -> str:
    return f"Mon, {2 + entry % 20:02} Nov 2026 {entry % 24:02}:00:00 GMT"


if __name__ == "__main__":
    main(sys.argv[1:])
