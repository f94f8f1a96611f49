"""Composing real days: nothing is said that no item says, and it is said in whole sentences, once, under one label."""

import re
from functools import cache
from html import unescape
from itertools import chain
from pathlib import Path

import pytest

from digest.compose import Material, compose
from digest.config import Config, EditorsWord, Settings
from digest.desk import item_day
from digest.group import group_stories, merge_duplicates
from digest.model import Day, Document, Edition, Item
from digest.readers import read
from digest.text import clean
from newsroom import claims

DAYS = ("2023-11-04", "2023-11-05")
"""The two smallest of the week; the others take as long as all other tests of composing."""


@cache
def real(folder: Path) -> Edition:
    """The edition of one day's dumps, without a beat."""
    names = sorted(path for path in folder.glob("*.json") if path.name != "keywords.json")
    readings = [read(Document(name=path.name, raw=path.read_bytes())) for path in names]
    items = merge_duplicates(item for reading in readings for item in reading.items)
    sources = {source.id: source for reading in readings for source in reading.sources}
    day = Day(
        day=item_day(items[0], Settings()) or pytest.fail("the first item has no day"),
        stories=group_stories(items),
        sources=tuple(sources.values()),
    )
    return compose(Material.of(day), Config(settings=Settings()), EditorsWord())


@pytest.fixture(params=DAYS)
def composed(request: pytest.FixtureRequest, shared: Path) -> Edition:
    return real(shared / "corpus" / "2023" / "11" / request.param)


def _flat(item: Item) -> str:
    return clean(unescape(unescape(f"{item.title or ''}\n{item.summary}\n{item.body}")))


def test_every_claim_occurs_in_an_item_that_it_cites(composed: Edition) -> None:
    items = {item.id: item for item in composed.items}
    assert all(any(claim.text in _flat(items[cite]) for cite in claim.cites) for claim in claims(composed))


def test_names_and_numbers_of_every_claim_stand_in_one_cited_item(composed: Edition) -> None:
    items = {item.id: item for item in composed.items}
    for claim in claims(composed):
        marks = re.findall(r"\d[\d.,]*|[A-Z]\w+|“[^”]+”", claim.text)
        assert any(all(mark in _flat(items[cite]) for mark in marks) for cite in claim.cites)


def test_the_rundown_is_full_and_its_labels_differ(composed: Edition) -> None:
    labels = [segment.label for segment in composed.rundown]
    assert len(labels) == len({label.casefold() for label in labels}) == Settings().rundown
    names = {source.name.casefold() for source in composed.sources}
    assert not names & {label.casefold() for label in labels}
    assert all(1 <= len(label.split()) <= 4 for label in labels)


def test_no_claim_is_cut_asked_or_taken_from_around_the_text(composed: Edition) -> None:
    dirt = re.compile(
        r"https?:|…|\.\.\.|\?$|read more|click here|subscribe|newsletter|getty|appeared first|continue reading|sign up",
        re.IGNORECASE,
    )
    told = list(chain.from_iterable(segment.text for segment in composed.rundown))
    assert not [claim.text for claim in told if dirt.search(claim.text)]
    assert sum(claim.text[-1] in ".!”\"’)'" for claim in told) >= 0.9 * len(told)
    assert max(len(claim.text.split()) for claim in told) <= 60


def test_the_headline_is_short_and_plain(composed: Edition) -> None:
    assert 20 <= len(composed.headline) <= 80
    assert not re.search(r"[?…|]|\bWatch\b|\bLive\b", composed.headline)
