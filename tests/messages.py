"""The catalogues of the interface: what the code and the templates say, and the `.po` files that hold it.

Run as a program (`make messages`), it brings the files up to date: `en.po` holds every string as it stands, the others
lose what is said no more and get what is new, untranslated. A test compares.
"""

import ast
from collections.abc import Callable, Collection, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

ROOT = Path(__file__).resolve().parent.parent
LOCALES = ROOT / "digest" / "locales"
SOURCE = "en"
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "say": None, "counted": (2, 3), "forms": (1, 2)}
"""Functions that look a string up, and which of their arguments it is."""
_COMMENT = "Translators:"
_TEMPLATES = {"trimmed": "true", "trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}


def _calls(
    file: BinaryIO,
    keywords: Collection[str],
    _tags: object,
    options: object,  # noqa: ARG001 - Babel hands it over by name
) -> Iterator[tuple[int, str, tuple[str | None, ...], list[str]]]:
    """The calls in a module that look a string up, as Babel takes them.

    Its own way reads tokens, and those of an f-string are told from Python 3.12 on only.
    """
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in keywords:
                values = (arg.value if isinstance(arg, ast.Constant) else None for arg in node.args)
                yield node.lineno, name, tuple(value if isinstance(value, str) else None for value in values), []


_SOURCES: tuple[tuple[str, Callable[..., Any], dict[str, str]], ...] = (
    ("digest/audio/*.py", _calls, {}),
    ("digest/compose/*.py", _calls, {}),
    ("digest/render/*.py", _calls, {}),
    ("templates/*.html", babel_extract, _TEMPLATES),
    ("templates/*.xml", babel_extract, _TEMPLATES),
)
_HEADER = """\
# The words of the pages of digest: {name}.
msgid ""
msgstr ""
"Language: {tag}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals={plurals}; plural={rule};\\n"

"""


def said(tag: str = SOURCE) -> Catalog:
    """Every string of the code and the templates, with the files that say it, to be translated into a language."""
    found = Catalog(locale=tag.replace("-", "_"))
    for pattern, method, options in _SOURCES:
        for path in sorted(ROOT.glob(pattern)):
            with path.open("rb") as file:
                for _, message, comments, _ in extract(method, file, KEYWORDS, (_COMMENT,), options):
                    place = (path.relative_to(ROOT).as_posix(), None)
                    found.add(message, None, [place], auto_comments=comments)  # type: ignore[list-item]
    return found


def catalogue(tag: str) -> Catalog:
    """The catalogue of a language, as it stands in its file."""
    path = LOCALES / f"{tag}.po"
    locale = tag.replace("-", "_")
    return read_po(path.read_text("utf-8").splitlines(), locale=locale) if path.is_file() else Catalog(locale=locale)


def renewed(tag: str) -> str:
    """The text that the file of a language should have."""
    template, found = said(tag), catalogue(tag)
    for message in template:
        if not message.id:
            continue
        old = found.get(message.id)
        if tag == SOURCE:
            message.string = message.id
        elif old is not None:
            message.string, message.flags = old.string, old.flags
    file = BytesIO()
    write_po(file, template, width=100, omit_header=True, sort_output=True, include_lineno=False)
    name = Locale.parse(tag, sep="-").get_display_name(SOURCE)
    head = _HEADER.format(name=name, tag=tag, plurals=template.num_plurals, rule=template.plural_expr)
    return head + file.getvalue().decode().strip() + "\n"


def main() -> None:
    """Bring every file up to date."""
    for tag in sorted({SOURCE, *(path.stem for path in LOCALES.glob("*.po"))}):
        text = renewed(tag)
        (LOCALES / f"{tag}.po").write_text(text, "utf-8")
        missing = sum(not message.string or not all(message.string) for message in catalogue(tag) if message.id)
        print(f"{tag}: {len(catalogue(tag))} strings, {missing} to be translated")  # noqa: T201 - a program's report


if __name__ == "__main__":
    main()
