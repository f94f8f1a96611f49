"""JSON Schemas (draft 2020-12) of the twins: what programs may count on. Keys may be added, none is taken away."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeAlias

Schema: TypeAlias = dict[str, object]

_TEXT: Schema = {"type": "string"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_DAY: Schema = {"type": "string", "format": "date"}
_MOMENT: Schema = {"type": "string", "format": "date-time"}
_WHEN: Schema = {"anyOf": [_MOMENT, _DAY]}
_ADDRESS: Schema = {"type": "string", "format": "uri"}
_FLAG: Schema = {"type": "boolean"}


def _or_none(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _all_of(schema: Schema, least: int = 0) -> Schema:
    return {"type": "array", "items": schema} | ({"minItems": least} if least else {})


def _object(required: Mapping[str, Schema], optional: Mapping[str, Schema] | None = None) -> Schema:
    return {"type": "object", "properties": {**required, **(optional or {})}, "required": [*required]}


_CITES = _all_of({"type": "string", "description": "an item's id"}, 1)
_CLAIM = _object({"text": _TEXT, "cites": _CITES}, {"rewritten": _FLAG, "original": _TEXT})
_ITEM = _object(
    {
        "id": _TEXT,
        "title": _TEXT,
        "url": _or_none(_TEXT),
        "also": _all_of(_TEXT),
        "source": _TEXT,
        "published": _or_none(_WHEN),
        "date_is": {"enum": ["stated", "inferred", "seen", "unknown"]},
        "language": _or_none(_TEXT),
    }
)
_STORY = _object(
    {
        "id": _TEXT,
        "rank": {"type": "integer", "minimum": 1},
        "label": _TEXT,
        "title": _TEXT,
        "topics": _all_of(_TEXT),
        "thread": _or_none(_TEXT),
        "new": _FLAG,
        "update": _FLAG,
        "score": {"type": "number"},
        "terms": _or_none({"type": "object"}),
        "why": _TEXT,
        "who": _all_of(_TEXT),
        "text": _all_of(_CLAIM),
        "items": _all_of(_ITEM, 1),
    }
)
_EVENT = _object({"when": _TEXT, "start": _DAY, "end": _DAY, "text": _TEXT, "cites": _CITES}, {"items": _all_of(_ITEM)})
_GLOSS = _object(
    {"id": _TEXT, "name": _TEXT, "text": _TEXT, "cites": _all_of(_TEXT)},
    {"as_of": _DAY, "items": _all_of(_ITEM)},
)
_CLUSTER = _object(
    {
        "cluster_number": {"type": "integer", "minimum": 1},
        "category": _TEXT,
        "title": _TEXT,
        "short_summary": _TEXT,
        "talking_points": _all_of(_TEXT),
        "timeline": _all_of(_object({"date": _TEXT, "content": _TEXT})),
        "unique_domains": _COUNT,
        "number_of_titles": _COUNT,
        "articles": _all_of(_object({"title": _TEXT, "link": _ADDRESS, "domain": _TEXT}, {"date": _WHEN})),
        "domains": _all_of(_object({"name": _TEXT})),
    }
)

SCHEMAS: Mapping[str, Schema] = MappingProxyType(
    {
        "index.json": {
            "title": "A day: index.json",
            **_object(
                {
                    "day": _DAY,
                    "window": _object({"from": _MOMENT, "to": _MOMENT, "zone": _TEXT}),
                    "headline": _TEXT,
                    "standfirst": _TEXT,
                    "stories": _all_of(_STORY),
                    "hub": _object(
                        {
                            "key_points": _all_of(_CLAIM),
                            "who": _all_of(_GLOSS),
                            "timeline": _all_of(_EVENT),
                            "coming_up": _all_of(_EVENT),
                        }
                    ),
                    "most_covered": _all_of(_TEXT),
                    "problems": _all_of(_object({"where": _TEXT, "message": _TEXT})),
                }
            ),
        },
        "briefing.json": {
            "title": "The front matter of briefing.md",
            **_object({"title": _TEXT, "day": _DAY, "site": _TEXT}, {"permalink": _ADDRESS}),
            "additionalProperties": False,
        },
        "kite.json": {
            "title": "kite.json: the categories of the newest day",
            **_object({"timestamp": _COUNT, "categories": _all_of(_object({"name": _TEXT, "file": _TEXT}), 1)}),
        },
        "kite-category.json": {
            "title": "A category of kite.json",
            **_object({"category": _TEXT, "timestamp": _COUNT, "read": _COUNT, "clusters": _all_of(_CLUSTER)}),
        },
    }
)
"""By file name."""
