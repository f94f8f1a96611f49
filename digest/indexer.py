"""Pagefind, the indexer of the search: a program in a wheel of its own, with the extra `news-digest[search]`.

It is given documents in a folder and leaves an index in another; nothing is fetched. Of each document it also leaves a
small file, its "fragment". At thousands of stories a day that would be more files than a site can have, so we
put what is shown of the stories into packs, by the first digits of the ids that the index knows them by.
"""

import gzip
import json
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from digest.errors import ConfigError, DigestError
from digest.model import Page
from digest.render import SearchRecord, facet_word

INSTALL = "pip install 'news-digest[search]'"
_FRAGMENTS = "fragment"
_MARK = b"pagefind_dcd"
"""What a fragment begins with; JSON follows."""
_SPARE = ("pagefind-component-ui.", "pagefind-highlight.", "pagefind-modular-ui.", "pagefind-ui.")
"""How the names of files begin that come with an index and that our page does not use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexer:
    """The program, and its version: another one may write other bytes."""

    program: Path
    version: str


def find_indexer() -> Indexer:
    """The installed Pagefind.

    Raises:
        ConfigError: there is none.
    """
    if find_spec("pagefind") is None:
        raise ConfigError(f"Pagefind is not installed: {INSTALL}")
    from pagefind.service import get_executable  # noqa: PLC0415 - an extra, and slow to import

    program = get_executable()
    if program is None or not program.is_file():
        raise ConfigError(f"Pagefind is installed without its program: {INSTALL}")
    return Indexer(program=program, version=version("pagefind"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """Where an index goes: a folder of the site, and by how many digits of their ids results are packed."""

    folder: str
    digits: int


def make_index(indexer: Indexer, records: Iterable[SearchRecord], bundle: Bundle) -> Iterator[Page]:
    """The files of an index, and the packs of results.

    Raises:
        DigestError: the indexer failed.
    """
    results: dict[str, Mapping[str, str]] = {}
    facets: Counter[tuple[str, str]] = Counter()
    with TemporaryDirectory(prefix="digest-search-") as place:
        documents, made = Path(place) / "documents", Path(place) / "index"
        documents.mkdir()
        for record in records:
            (documents / f"{record.name}.html").write_text(record.document, "utf-8")
            results[record.name] = record.result
            facets.update(record.facets)
        if results:
            _run(indexer, documents, made)
        packs: dict[str, dict[str, Mapping[str, str]]] = {}
        for path in sorted(made.rglob("*")):
            if path.parent.name == _FRAGMENTS:
                packs.setdefault(path.stem.rpartition("_")[2][: bundle.digits], {})[path.stem] = results[_name(path)]
            elif path.is_file() and not path.name.startswith(_SPARE):
                yield Page(path=bundle.folder + path.relative_to(made).as_posix(), content=path.read_bytes())
    for name, pack in packs.items():
        yield Page(path=f"{bundle.folder}stories/{name}.json", content=_json(pack))
    yield Page(path=f"{bundle.folder}choices.json", content=_json(_choices(facets)))


def _choices(facets: Counter[tuple[str, str]]) -> dict[str, list[tuple[str, str, int]]]:
    """By what a search can be narrowed: by kind, each value, its word in the index, and how many stories have it."""
    choices: dict[str, list[tuple[str, str, int]]] = {}
    for (kind, value), count in sorted(facets.items()):
        choices.setdefault(kind, []).append((value, facet_word((kind, value)), count))
    return choices


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _name(fragment: Path) -> str:
    """The name of the document that a fragment is of: a mark, then JSON with the document's path."""
    return Path(json.loads(gzip.decompress(fragment.read_bytes()).removeprefix(_MARK))["url"]).stem


def _run(indexer: Indexer, documents: Path, to: Path) -> None:
    words = [str(indexer.program), "--site", str(documents), "--output-path", str(to), "--quiet"]
    try:
        subprocess.run(words, check=True, capture_output=True, cwd=documents.parent)  # noqa: S603 - an installed program
    except OSError as error:
        raise DigestError(f"Pagefind cannot be started: {error.strerror}") from error
    except subprocess.CalledProcessError as error:
        said = (error.stderr or error.stdout).decode("utf-8", "replace").split()
        raise DigestError(f"Pagefind failed: {' '.join(said)[-300:]}") from error
