"""What programs are told of the site: `llms.txt`, a guide for language models, and the JSON Schemas of the twins."""

import json
from collections.abc import Iterator, Mapping, Sequence

from digest.model import Index, Page
from digest.render import kite, links
from digest.render.frame import Frame, address, day_words, page
from digest.render.schemas import SCHEMAS

LLMS = "llms.txt"
FOLDER = "schemas/"
_WORD = """
A daily news digest made of other people’s reports. Each sentence is one of a report that it cites and leads to: quote
the report, and name its outlet. Briefings are told by day; the JSON of a day holds all its stories."""
_DAYS = 14
"""How many briefings the guide names; the archive has the others."""


def guide_pages(index: Index, frame: Frame) -> Iterator[Page]:
    """The guide and the schemas."""
    yield page(LLMS, "\n".join(_lines(index, frame)) + "\n")
    for name, schema in SCHEMAS.items():
        path = f"{FOLDER}{name}"
        own = links.permalink(frame.settings.url, path)
        shown: Mapping[str, object] = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            **({"$id": own} if own else {}),
            **schema,
        }
        yield page(path, json.dumps(shown, ensure_ascii=False, indent=1) + "\n")


def _lines(index: Index, frame: Frame) -> Iterator[str]:
    """The guide, in the shape of llmstxt.org: a title, a quotation, lists of links."""
    settings = frame.settings

    def line(name: str, path: str, note: str = "") -> str:
        text = name.replace("[", "(").replace("]", ")")
        return f"- [{text}]({address(frame, LLMS, path)})" + (f": {note}" if note else "")

    yield f"# {settings.title}"
    if settings.description:
        yield f"\n> {settings.description}"
    yield _WORD
    parts: Sequence[tuple[str, Sequence[str]]] = (
        (
            "Briefings",
            [
                line(one.headline or day_words(frame, one.day), f"{links.briefing(one.day)}briefing.md", str(one.day))
                for one in index.days[:_DAYS]
            ],
        ),
        (
            "Data",
            [
                *(
                    line(
                        "The newest day as JSON", f"{links.briefing(one.day)}index.json", "every day has one beside it"
                    )
                    for one in index.days[:1]
                ),
                line("Schema of a day", FOLDER + "index.json"),
                line("Briefings as a feed", links.JSON_FEED, "JSON Feed 1.1"),
                *([line("The newest day for Kite", kite.INDEX)] if index.days else []),
            ],
        ),
        ("Topics", [line(one.topic.title, links.topic(one.topic.id), one.topic.description) for one in index.topics]),
        ("Optional", [line("Archive", links.ARCHIVE), line("About", links.ABOUT)]),
    )
    for title, lines in parts:
        if lines:
            yield f"\n## {title}\n"
            yield from lines
