"""However documents and settings change: the site is the one that a clean build makes, byte for byte."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from building import files_of, run

DAYS = ("2024-02-29", "2024-03-01", "2024-03-02")
ENTRIES = (
    ("Northern Quay reopens to ships", "The Northern Quay reopened on Friday. It had been closed since April."),
    ("Ships use the Northern Quay again", "The Northern Quay reopened on Friday, the port said."),
    ("Ferry to Lillholm is cancelled", "A gale warning stopped the ferry to Lillholm."),
    ("渡轮停航", "周五的渡轮因大风停航。"),
    ("Mayor opens bridge", "Ada Quill, the mayor of Lillholm, opened a bridge on Friday. It is for bicycles."),
    ("Mayor Ada Quill swims", "Ada Quill swam to the Northern Quay and back in an hour on Friday."),
    ("Breakfast <b>menu</b> & more", ""),
)
PEOPLE = {
    "Port of Lillholm": "The port that the island lives by.",
    "Northern Quay": "A quay built in 1907.",
    "Ada Quill": "The mayor of Lillholm.",
}
TRIAL = (
    "Harbour bribery trial of Mayor Oswin Tarrel opened in Quillport on Thursday before a full court.",
    "Mayor Oswin Tarrel went on trial for bribery in Quillport on Thursday, in the hall of the harbour court.",
)
"""What dates the beginning of a story that goes on: the timeline of its second day has it, too."""
TOPICS = """
topics:
  - id: port
    title: Port
    any: [quay, ships]
  - id: ferries
    title: Ferries
    any: [ferry]
"""


class Edits(RuleBasedStateMachine):
    """A content folder that somebody works on, built after each edit."""

    def __init__(self) -> None:
        super().__init__()
        self.place = Path(tempfile.mkdtemp())
        self.content = self.place / "content"
        self.content.mkdir()
        self.settings({})
        self.trial(TRIAL[0])
        title = "Mayor Oswin Tarrel denies bribery as Quillport harbour trial goes on"
        self._write("post", "2024-03-01", [(title, "Tarrel said in the harbour court that he took no cash.")], 12)

    def teardown(self) -> None:
        shutil.rmtree(self.place)

    @rule(
        values=st.fixed_dictionaries(
            {},
            optional={
                "title": st.sampled_from(["Harbour", "Port & Sea"]),
                "timezone": st.sampled_from(["UTC", "Asia/Shanghai"]),
                "day_starts_at": st.sampled_from(["00:00", "10:00"]),
                "rundown": st.sampled_from([1, 3]),
                "url": st.just("https://digest.example/x/"),
                "beat": st.just("{name: Sundhaven, topics: [port]}"),
            },
        )
    )
    def settings(self, values: dict[str, object]) -> None:
        (self.content / "digest.yml").write_text("".join(f"{key}: {value}\n" for key, value in values.items()))

    @rule(defined=st.booleans())
    def topics(self, defined: bool) -> None:  # noqa: FBT001 - hypothesis passes by name
        (self.content / "topics.yml").write_text(TOPICS if defined else "topics: []\n")

    @rule(
        name=st.sampled_from(["courier", "quay"]),
        day=st.sampled_from(DAYS),
        entries=st.lists(st.sampled_from(ENTRIES), max_size=4),
        hour=st.integers(0, 23),
    )
    def dump(self, name: str, day: str, entries: list[tuple[str, str]], hour: int) -> None:
        self._write(name, day, entries, hour)

    @rule(told=st.sampled_from(TRIAL))
    def trial(self, told: str) -> None:
        title = "Harbour bribery trial of Mayor Oswin Tarrel opens in Quillport"
        self._write("wire", "2024-02-29", [(title, told)], 12)

    def _write(self, name: str, day: str, entries: list[tuple[str, str]], hour: int) -> None:
        path = self.content / "feeds" / day / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f"# Source:{name}, URL:https://{name}.example/feed, language:en\n\n"
            + "".join(
                f"## {title}\n - [https://{name}.example/{n}](https://{name}.example/{n})\n"
                f" - date published: {day}T{hour:02}:30:00+00:00\n\n{text}\n\n"
                for n, (title, text) in enumerate(entries)
            )
        )

    @rule(day=st.sampled_from(DAYS), name=st.sampled_from(sorted(PEOPLE)), year=st.integers(2020, 2021))
    def briefing(self, day: str, name: str, year: int) -> None:
        path = self.content / "briefings" / f"{day}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(
            f"Bridges: A bridge to Lillholm has been repaired by the town, the port said.\n\nDIGEST HUB\n"
            f"- The bridge to Lillholm has been repaired.\n- {name}\n- {PEOPLE[name]} It won a prize in {year}.\n"
        )

    @rule(day=st.sampled_from(DAYS), headline=st.sampled_from(["Quay News", "Ferry News"]))
    def word(self, day: str, headline: str) -> None:
        (self.content / "editions").mkdir(exist_ok=True)
        (self.content / "editions" / f"{day}.yml").write_text(f"headline: {headline}\n")

    @rule(which=st.integers(0, 5))
    def delete(self, which: int) -> None:
        paths = sorted(path for path in self.content.rglob("*-*/*.md") if path.is_file())
        if paths:
            paths[which % len(paths)].unlink()

    @rule()
    def forget(self) -> None:
        shutil.rmtree(self.content / ".digest", ignore_errors=True)

    @invariant()
    def same_as_a_clean_build(self) -> None:
        run("build", self.content, "--site", self.place / "site")
        clean = self.place / "clean"
        shutil.copytree(self.content, clean / "content", ignore=shutil.ignore_patterns(".digest"))
        run("build", clean / "content", "--site", clean / "site")
        assert files_of(self.place / "site") == files_of(clean / "site")
        shutil.rmtree(clean)


TestEdits = Edits.TestCase
TestEdits.settings = settings(max_examples=6, stateful_step_count=6, suppress_health_check=list(HealthCheck))
