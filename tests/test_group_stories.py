"""Grouping the items of a day into stories."""

from datetime import UTC, datetime

from digest.group import group_stories
from digest.model import Item, Part


def items_of(text: str) -> list[Item]:
    """Items from lines `id| title | summary`, a source each, an hour apart."""
    items = []
    for hour, line in enumerate(filter(None, map(str.strip, text.splitlines()))):
        name, _, rest = line.partition("|")
        title, _, summary = rest.partition("|")
        items.append(
            Item(
                id=name.strip(),
                source_id=f"source-{name.strip()}",
                title=title.strip(),
                summary=summary.strip(),
                language="en",
                published=datetime(2024, 3, 5, hour % 24, tzinfo=UTC),
            )
        )
    return items


def check_stories(text: str, expected: str) -> None:
    """The items of `text` make the stories `expected`: ids of one-letter items, a word a story."""
    stories = group_stories(items_of(text))
    assert sorted("".join(sorted(item.id for item in story.items)) for story in stories) == sorted(expected.split())


def test_same_event_from_two_sources_is_one_story() -> None:
    check_stories(
        """
        a| PBOC cuts reserve ratio by 50bp
        b| Beijing opens tariff talks
        c| PBOC cuts the reserve ratio
        """,
        "ac b",
    )


def test_a_hub_is_a_story_of_its_own() -> None:
    hub = Item(id="h", source_id="s", title="PBOC cuts reserve ratio by 50bp", part=Part.HUB)
    stories = group_stories([*items_of("a| PBOC cuts reserve ratio by 50bp"), hub])
    assert [len(story.items) for story in stories] == [1, 1]
