"""What `digest read --json` prints of a reading."""

from typing import Any

from digest.model import EditionParts, Item, Reading, When


def report(reading: Reading, reader: str) -> dict[str, Any]:
    """The reading as JSON values: reader, problems, edition (what a briefing brings beside items), items."""
    names = {source.id: source.name for source in reading.sources}
    return {
        "reader": reader,
        "problems": [{"where": p.where, "message": p.message, "remedy": p.remedy} for p in reading.problems],
        "edition": _edition(reading.parts) if reading.parts else None,
        "items": [_item(item, names) for item in reading.items],
    }


def _iso(when: When | None) -> str | None:
    return when.isoformat() if when else None


def _edition(parts: EditionParts) -> dict[str, Any]:
    return {
        "title": parts.title,
        "standfirst": parts.standfirst,
        "published": _iso(parts.published),
        "published_is": parts.date_is.value,
        "key_points": list(parts.key_points),
        "people": [{"name": person.name, "text": person.text} for person in parts.people],
        "timeline": [
            {"when": event.when, "start": _iso(event.start), "end": _iso(event.end), "text": event.text}
            for event in parts.timeline
        ],
    }


def _item(item: Item, names: dict[str, str]) -> dict[str, Any]:
    return {
        "id": item.id,
        "title": item.title,
        "label": item.label,
        "section": item.section,
        "published": _iso(item.published),
        "date_is": item.date_is.value,
        "url": item.url,
        "source": names.get(item.source_id),
        "via": item.via,
        "byline": item.byline,
        "language": item.language,
        "tags": list(item.tags),
        "summary": item.summary,
        "body": item.body,
        "related": list(item.related),
        "where": item.where,
    }
