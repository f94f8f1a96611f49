"""Building sites in tests: one way to do it, and what comes out."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from click.testing import CliRunner, Result

from digest.cli import main
from digest.server import open_server
from digest.site import MANIFEST


def run(*words: str | Path, cwd: Path | None = None, epoch: str | None = None) -> Result:
    """Run the command line, with `SOURCE_DATE_EPOCH` as given; a crash is the test's."""
    before = Path.cwd()
    try:
        if cwd is not None:
            os.chdir(cwd)
        result = CliRunner().invoke(main, [str(word) for word in words], env={"SOURCE_DATE_EPOCH": epoch})
    finally:
        os.chdir(before)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def build(content: Path, site: Path, *words: str | Path) -> dict[str, bytes]:
    """Build a content folder; the files of the site."""
    result = run("build", content, "--site", site, *words)
    assert result.exit_code == 0, result.output
    return files_of(site)


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file in a folder, by its path, but for the list that we keep of them."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def copy(folder: Path, to: Path) -> Path:
    """A copy of a content folder without what is kept between builds."""
    return Path(shutil.copytree(folder, to, ignore=shutil.ignore_patterns(".digest")))


def program(path: Path, script: str) -> None:
    """Write a program that runs a line of shell."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


@contextmanager
def served(folder: Path, base: str) -> Iterator[str]:
    """Serve a site below a base on this machine; the address of its origin."""
    server = open_server(folder, 0, base)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
