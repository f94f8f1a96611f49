"""From an empty folder to a site on a branch, served below a path as GitHub Pages does for a project."""

import os
import re
import subprocess
import sys
import tomllib
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from building import build, copy, files_of, program, run, served
from digest.check import broken_links
from digest.errors import DigestError
from digest.headers import HEADERS, headers_of, read_headers
from digest.hosting import MB, misplaced, too_large
from digest.model import Page
from digest.publish import Branch, publish
from digest.repository import address_of

DOCS = Path(__file__).resolve().parents[1] / "docs" / "publishing.md"
URL = "https://digest.example/harbour/"


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
    assert "CNAME" not in published, "a project of somebody whose domain it is has none of its own"
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
    publish(site, Branch(repository=repository, url=URL))
    git(tmp_path, "clone", "--quiet", "remote.git", "other")
    other = tmp_path / "other"
    for key, value in (("user.name", "Editor"), ("user.email", "editor@site.example")):
        git(other, "config", key, value)
    changed = copy(site, tmp_path / "changed")
    (changed / "index.html").write_text("changed elsewhere")
    publish(changed, Branch(repository=other, url=URL))
    publish(site, Branch(repository=repository, url=URL))
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


def test_a_dry_run_tells_what_would_be_committed_and_commits_nothing(golden: Path, repository: Path) -> None:
    content = copy(golden / "content", repository / "content")
    run("build", content, "--site", repository / "site")
    told = run("publish", "--dry-run", cwd=repository)
    assert told.exit_code == 0, told.output
    assert " files new, 0 changed, 0 removed" in told.output
    assert "it would be pushed to" in told.output
    assert "gh-pages" not in git(repository, "branch", "--list")
    run("publish", cwd=repository)
    assert "nothing would be committed" in run("publish", "--dry-run", cwd=repository).output


@pytest.mark.parametrize("words", [(), ("--dry-run",)])
def test_a_site_with_broken_links_is_not_published(golden: Path, repository: Path, words: tuple[str, ...]) -> None:
    content = copy(golden / "content", repository / "content")
    build(content, repository / "site")
    (repository / "site" / "about" / "index.html").unlink()
    refused = run("publish", *words, cwd=repository)
    assert refused.exit_code == 2
    assert re.search(r"^index\.html: link to 'about/' leads to no file$", refused.output, re.MULTILINE), refused.output
    assert re.search(r"not published: \d+ broken links", refused.output)
    assert git(repository, "ls-remote", "--heads", "origin") == ""
    assert git(repository, "branch", "--list", "gh-pages") == ""


def test_a_domain_of_its_own_is_kept(golden: Path, repository: Path) -> None:
    content = copy(golden / "content", repository / "content")
    settings = content / "digest.yml"
    settings.write_text(settings.read_text().replace(URL, "https://news.example/"))
    run("build", content, "--site", repository / "site")
    run("publish", cwd=repository)
    assert git(repository, "show", "gh-pages:CNAME") == "news.example"
    settings.write_text(settings.read_text().replace("https://news.example/", "https://jane.github.io/quay/"))
    stale = run("publish", cwd=repository)
    assert (stale.exit_code, "built for https://news.example/" in stale.output) == (2, True), stale.output
    run("build", content, "--site", repository / "site")
    lost = run("publish", cwd=repository)
    assert (lost.exit_code, "that domain would be given up" in lost.output) == (2, True), lost.output


@pytest.mark.parametrize(
    ("url", "repository", "remedy"),
    [
        ("https://jane.github.io/quay/", "jane/quay", None),
        ("https://jane.github.io/Quay", "Jane/quay", None),
        ("https://jane.github.io/", "jane/jane.github.io", None),
        ("https://quay.example/", "jane/quay", None),
        ("https://jane.example/quay/", "jane/quay", None),
        ("https://quay.example/", "jane/jane.github.io", None),
        ("https://jane.github.io/port/", "", None),
        ("https://jane.github.io/", "jane/quay", "url: https://jane.github.io/quay/"),
        ("https://jane.github.io/quay/", "jane/jane.github.io", "url: https://jane.github.io/`"),
        ("https://john.github.io/quay/", "jane/quay", "url: https://jane.github.io/quay/"),
        ("http://jane.github.io/quay/", "jane/quay", "url: https://jane.github.io/quay/"),
        ("https://quay.example/news/", "jane/quay", "url: https://quay.example/quay/"),
    ],
)
def test_an_address_that_github_does_not_publish_at_is_told_with_the_one_that_it_does(
    url: str, repository: str, remedy: str | None
) -> None:
    found = misplaced(url, address_of(repository))
    assert [bool(problem.remedy and remedy and remedy in problem.remedy) for problem in found] == [True] * bool(remedy)


def test_a_large_site_says_what_takes_the_room_and_which_setting_trims_it() -> None:
    sizes = {f"2024/03/{day:02}/briefing.mp3": 70 * MB for day in range(1, 13)} | {"index.html": MB}
    (told,) = too_large(sizes)
    assert "841 MB of the 1,000 MB that GitHub Pages allows: recordings 840 MB" in told.message
    assert told.remedy
    assert "audio: {days: …}" in told.remedy
    assert too_large({"2024/03/01/briefing.mp3": 79 * MB}) == ()
    (one,) = too_large({"2024/03/01/briefing.mp3": 81 * MB})
    assert one.where == "2024/03/01/briefing.mp3"


def test_what_the_docs_give_netlify_builds_a_site(golden: Path, tmp_path: Path) -> None:
    (block,) = re.findall(r"```toml\n(.*?)```", DOCS.read_text(), re.DOTALL)
    told = tomllib.loads(block)["build"]
    copy(golden / "content", tmp_path / "content")
    program(tmp_path / "bin" / "pip", 'test "$1" = install')
    program(tmp_path / "bin" / "digest", f'exec "{sys.executable}" -P -m digest "$@"')
    path = {"PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}", "PYTHONPATH": str(DOCS.parents[1])}
    subprocess.run(["bash", "-c", told["command"]], cwd=tmp_path, env={**os.environ, **path}, check=True, timeout=300)
    assert (tmp_path / told["publish"] / HEADERS).is_file()


@pytest.mark.parametrize(
    ("server", "line"), [("nginx", r'add_header (\S+) "([^"]*)" always;'), ("caddy", r'header (\S+) "([^"]*)"')]
)
def test_what_the_docs_make_of_the_headers_says_the_same(golden: Path, tmp_path: Path, server: str, line: str) -> None:
    (command,) = re.findall(r"^sed -n .*$", DOCS.read_text(), re.MULTILINE)
    if server == "caddy":
        ((for_caddy, for_nginx),) = re.findall(r"is `(header .*?)` instead of `(.*?)`,", DOCS.read_text())
        command = command.replace(for_nginx, for_caddy)
    copy(golden / "site", tmp_path / "site")
    subprocess.run(["bash", "-c", command], cwd=tmp_path, check=True)
    lines = (tmp_path / "digest-headers.conf").read_text().splitlines()
    sent = {found[1]: found[2] for told in lines if (found := re.fullmatch(line, told))}
    assert len(sent) == len(lines)
    assert sent == headers_of("/", read_headers((tmp_path / "site" / HEADERS).read_text()))
