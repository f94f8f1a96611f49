"""Filters: which items a site wants, at every place that they look at, and that none goes without being counted."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from building import run
from digest.config import Config, Filters, Origin, Settings, read_config
from digest.filters import BEYOND, NOT_SET, RULED_OUT, sift
from digest.model import Item, Part, Source

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
ITEMS = (
    Item(
        id="ferry",
        source_id="harbour",
        title="Ferry aground",
        summary="Nobody was hurt.",
        byline="Ada Quill",
        published=NOON,
    ),
    Item(id="crane", source_id="harbour", title="A crane for the quay", url="https://h.example/sport/1", language="pl"),
    Item(id="stars", source_id="sky", title="Your stars today", tags=("Horoscope",), language="en-GB", published=NOON),
    Item(id="comet", source_id="sky", title="A comet", body="Seen from the quay.", published=NOON - timedelta(hours=1)),
)


def check_kept(site: str, expected: str, *, harbour: str = "{}") -> None:
    """The ids of what passes the filters of the site and of one of its sources, both in YAML."""
    texts = {
        "digest.yml": f"filters: {site}",
        "sources.yml": f"sources: [{{name: Harbour, id: harbour, filters: {harbour}}}, {{name: Sky, id: sky}}]",
    }
    config, problems = read_config(texts, "content")
    assert not problems
    sifted = sift(ITEMS, config)
    assert " ".join(item.id for item in sifted.items) == expected
    assert sum(sifted.without.values()) == len(ITEMS) - len(sifted.items)


@pytest.mark.parametrize(
    ("rule", "left"),
    [
        ("quay", "ferry stars"),
        ("{title: QUAY}", "ferry stars comet"),
        ("{text: [hurt, quay]}", "crane stars"),
        ("{author: '^ada'}", "crane stars comet"),
        ("{tags: horoscope}", "ferry crane comet"),
        ("{url: /sport/}", "ferry stars comet"),
        ("{language: [pl, en]}", "ferry comet"),
        ("{language: en-US}", "ferry crane stars comet"),
        ("{language: pl, title: ferry}", "ferry crane stars comet"),
        ("{language: pl, title: crane}", "ferry stars comet"),
    ],
)
def test_a_rule_looks_where_it_says(rule: str, left: str) -> None:
    check_kept(f"{{drop: [{rule}]}}", left)


def test_what_is_to_be_kept_may_be_dropped() -> None:
    check_kept("{keep: [quay, ferry], drop: comet}", "ferry crane")


def test_an_item_must_pass_the_filters_of_the_site_and_of_its_source() -> None:
    check_kept("{drop: stars}", "ferry comet", harbour="{keep: [{title: ferry}]}")


def test_a_source_keeps_its_newest_items_of_a_day() -> None:
    check_kept("{per_day: 1}", "ferry stars")
    check_kept("{per_day: 1}", "ferry crane stars", harbour="{per_day: 2}")


def test_why_an_item_is_not_wanted_is_counted() -> None:
    config = Config(
        settings=Settings(languages=("en",), filters=Filters.model_validate({"drop": ["stars"], "per_day": 1})),
        origins=(Origin(source=Source(id="harbour", name="Harbour"), on=False),),
    )
    sifted = sift((*ITEMS, *ITEMS[3:]), config)
    assert dict(sifted.without) == {NOT_SET: 2, RULED_OUT: 1, BEYOND: 1}


def test_the_hub_of_a_briefing_text_is_not_for_filters() -> None:
    hub = Item(id="hub", source_id="sky", title="Digest hub", part=Part.HUB)
    config = Config(settings=Settings(filters=Filters.model_validate({"keep": ["comet"], "per_day": 1})))
    assert [item.id for item in sift((hub, *ITEMS), config).items] == ["hub", "comet"]


def test_a_rule_that_is_none_is_reported_and_left_out() -> None:
    text = "filters:\n  drop:\n    - {}\n    - '('\n    - {titel: x}\n    - ferry\n"
    config, problems = read_config({"digest.yml": text}, "content")
    assert [problem.where for problem in problems] == [f"content/digest.yml:{at}" for at in ("3:7", "4:7", "5:8")]
    assert [item.id for item in sift(ITEMS, config).items] == ["crane", "stars", "comet"]


def test_a_build_counts_what_filters_leave_out_and_knows_a_language_by_its_text(tmp_path: Path) -> None:
    content = tmp_path / "content"
    (content / "notes").mkdir(parents=True)
    texts = {
        "a": "Der Hafen ist wieder offen, und die Schiffe sind nicht mehr auf dem Weg zu der Insel.",
        "b": "The ferry has left the harbour and is on its way to the island with the mail.",
        "c": "The horoscope of the day.",
    }
    for name, text in texts.items():
        note = f"---\ntitle: Note {name}\ndate: 2026-03-04\nlanguage: en\n---\n{text}\n"
        (content / "notes" / f"{name}.md").write_text(note, encoding="utf-8")
    (content / "digest.yml").write_text("languages: [en]\nfilters: {drop: horoscope}\n", encoding="utf-8")
    output = run("build", content, "--site", tmp_path / "site").output
    assert "3 entries in 3 documents = 1 items + 1 left out by the settings + 1 left out by filters" in output
