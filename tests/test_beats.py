"""The beats that come with digest: their files can be used, and each topic finds what it is about and no more."""

from functools import cache
from pathlib import Path

import pytest
import yaml

from digest.config import read_config
from digest.group import TopicRules
from digest.model import Item

ROOT = Path(__file__).parents[1]
BEATS = {folder.name: folder for folder in sorted((ROOT / "digest" / "starters" / "beats").iterdir())}
CASES = {
    path.stem: yaml.safe_load(path.read_text("utf-8"))
    for path in sorted((Path(__file__).parent / "cases" / "beats").glob("*.yml"))
}
TITLES = [
    pytest.param(beat, topic, title, kind == "has", id=f"{beat}-{topic}-{title}")
    for beat, topics in CASES.items()
    for topic, kinds in topics.items()
    for kind, titles in kinds.items()
    for title in titles
]


@cache
def rules_of(beat: str) -> TopicRules:
    topics = read_config({"topics.yml": (BEATS[beat] / "topics.yml").read_text("utf-8")}, beat)[0].topics
    return TopicRules.compile(topics)


@pytest.mark.parametrize("beat", BEATS)
def test_the_files_of_a_beat_have_no_fault(beat: str) -> None:
    texts = {path.name: path.read_text("utf-8") for path in BEATS[beat].glob("*.yml")}
    config, problems = read_config(texts, beat)
    assert problems == ()
    assert config.settings.beat is not None
    topics = {topic.id for topic in config.topics}
    assert set(config.settings.beat.topics) in (set(), topics), "a beat is all of its topics, or everything"
    assert {topic for source in config.sources for topic in source.topics} <= topics
    assert sum(source.url is not None for source in config.sources) >= 12


@pytest.mark.parametrize("beat", BEATS)
def test_every_topic_is_tried_on_titles_that_have_it_and_on_titles_that_have_not(beat: str) -> None:
    assert set(rules_of(beat).topics) == set(CASES[beat])
    for kinds in CASES[beat].values():
        assert min(map(len, kinds.values())) >= 2


@pytest.mark.parametrize(("beat", "topic", "title", "has"), TITLES)
def test_a_topic_finds_what_it_is_about_and_no_more(beat: str, topic: str, title: str, has: bool) -> None:  # noqa: FBT001
    assert (topic in rules_of(beat).of(Item(id="i", source_id="s", title=title))) is has


@pytest.mark.parametrize("beat", BEATS)
def test_one_passing_mention_gives_no_topic(beat: str) -> None:
    passing = "The bakery opened its second shop. Its owner once played football, was ill in hospital, and saw Beijing."
    assert rules_of(beat).of(Item(id="i", source_id="s", title="Second shop for bakery", summary=passing)) == ()


def test_the_china_example_takes_its_topics_and_people_from_the_beat() -> None:
    for name in ("topics.yml", "who.yml"):
        assert (ROOT / "examples" / "china" / name).read_bytes() == (BEATS["china"] / name).read_bytes()
