"""From an empty folder to a site on a branch, served below a path as GitHub Pages does for a project."""

import subprocess
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import yaml

from building import build, copy, files_of, run
from digest.check import broken_links
from digest.errors import DigestError
from digest.model import Page
from digest.publish import Branch, publish
from digest.server import open_server


def git(folder: Path, *words: str) -> str:
    who = ["-c", "user.name=Editor", "-c", "user.email=editor@site.example"]
    return subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A clone of an empty bare repository, with one commit."""
    git(tmp_path, "init", "--quiet", "--bare", "remote.git")
    git(tmp_path, "clone", "--quiet", "remote.git", "clone")
    clone = tmp_path / "clone"
    for key, value in (("user.name", "Editor"), ("user.email", "editor@site.example")):
        git(clone, "config", key, value)
    (clone / "README.md").write_text("A site.\n")
    git(clone, "add", ".")
    git(clone, "commit", "--quiet", "-m", "Begin")
    return clone


@contextmanager
def served(folder: Path, base: str) -> Iterator[str]:
    server = open_server(folder, 0, base)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_the_branch_holds_the_site_and_nothing_else_is_touched(golden: Path, repository: Path, tmp_path: Path) -> None:
    content = copy(golden / "content", repository / "content")
    run("build", content, "--site", repository / "site")
    (repository / "draft.txt").write_text("not committed")
    before = git(repository, "status", "--porcelain")
    result = run("publish", cwd=repository)
    assert result.exit_code == 0, result.output
    assert git(repository, "status", "--porcelain") == before
    git(tmp_path, "clone", "--quiet", "--branch", "gh-pages", "remote.git", "pages")
    published = {name: raw for name, raw in files_of(tmp_path / "pages").items() if not name.startswith(".git/")}
    assert published.pop(".nojekyll") == b""
    assert published.pop("CNAME") == b"digest.example\n"
    assert published == {name: raw for name, raw in files_of(repository / "site").items() if not name.startswith(".")}


def test_publishing_again_without_a_change_makes_no_commit(golden: Path, repository: Path) -> None:
    content = copy(golden / "content", repository / "content")
    run("build", content, "--site", repository / "site")
    run("publish", cwd=repository)
    before = git(repository, "rev-parse", "gh-pages")
    assert "nothing has changed" in run("publish", cwd=repository).output
    assert git(repository, "rev-parse", "gh-pages") == before


def test_what_was_published_from_elsewhere_is_gone_on_from(golden: Path, repository: Path, tmp_path: Path) -> None:
    site = golden / "site"
    publish(site, Branch(repository=repository))
    git(tmp_path, "clone", "--quiet", "remote.git", "other")
    other = tmp_path / "other"
    for key, value in (("user.name", "Editor"), ("user.email", "editor@site.example")):
        git(other, "config", key, value)
    changed = copy(site, tmp_path / "changed")
    (changed / "index.html").write_text("changed elsewhere")
    publish(changed, Branch(repository=other))
    publish(site, Branch(repository=repository))
    assert git(tmp_path / "remote.git", "rev-list", "--count", "gh-pages") == "3"


@pytest.mark.parametrize("base", ["/", "/harbour/"])
def test_every_link_works_at_the_root_and_below_a_path(golden: Path, tmp_path: Path, base: str) -> None:
    content = copy(golden / "content", tmp_path / "content")
    settings = (content / "digest.yml").read_text()
    (content / "digest.yml").write_text(settings.replace("https://digest.example/harbour/", f"https://d.example{base}"))
    files = build(content, tmp_path / "site")
    assert broken_links([Page(path=path, content=content) for path, content in files.items()], base) == ()
    with served(tmp_path / "site", base) as address:
        for path, expected in files.items():
            with urllib.request.urlopen(f"{address}{base}{path}") as answer:
                assert answer.read() == expected


def test_what_is_not_there_gets_the_sites_own_page(golden: Path) -> None:
    with served(golden / "site", "/harbour/") as address:
        for path in ("/harbour/none/", "/harbour/assets/", "/elsewhere/", "/harbour/../../etc/passwd"):
            with pytest.raises(urllib.error.HTTPError) as caught:
                urllib.request.urlopen(address + path)
            with caught.value as answer:
                assert answer.code == 404
                assert answer.read() == (golden / "site" / "404.html").read_bytes()


def test_without_a_site_or_a_repository_it_says_so(golden: Path, tmp_path: Path) -> None:
    with pytest.raises(DigestError, match="holds no site; run `digest build` first"):
        publish(tmp_path, Branch(repository=tmp_path))
    with pytest.raises(DigestError, match=r"git rev-parse: .*not a git repository"):
        publish(golden / "site", Branch(repository=tmp_path))


def test_the_workflow_fetches_builds_checks_and_deploys_with_least_permissions(tmp_path: Path) -> None:
    run("publish", "--setup", cwd=tmp_path)
    workflow = yaml.safe_load((tmp_path / ".github/workflows/digest.yml").read_text())
    build_job, deploy_job = workflow["jobs"]["build"], workflow["jobs"]["deploy"]
    commands = [step["run"] for step in build_job["steps"] if "run" in step]
    assert commands[1].startswith("digest fetch content")
    assert commands[2].startswith("git add content\n")
    assert commands[3:] == ["digest build content --site site", "digest check content --site site"]
    assert workflow["permissions"] == {"contents": "read"}
    assert build_job["permissions"] == {"contents": "write"}
    assert deploy_job["permissions"] == {"pages": "write", "id-token": "write"}
    assert {"schedule", "workflow_dispatch", "push"} == set(workflow[True])
