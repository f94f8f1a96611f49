"""The words of the pages in one language: gettext catalogues, and numbers as the language writes them.

The English strings stand in the code and the templates and are the keys of the catalogues. `say` and `counted` look
them up here, `_`, `ngettext` and `{% trans %}` in templates; what a catalogue lacks is said in English.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO, StringIO

from babel import Locale, UnknownLocaleError
from babel.core import get_global, parse_locale
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.numbers import format_decimal

from digest.model import Problem

SOURCE = "en"
"""The language of the strings in the code and the templates."""

_PLACE = re.compile(r"%\((\w+)\)s|(%%)|(%)")
_MARKUP = re.compile(r"[<>&\"]")
_NO_TIME = datetime.fromtimestamp(0, UTC)
"""What a compiled catalogue says of when it was made: with the clock in it, a wording would be another each minute."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words of the pages in one language."""

    language: str = SOURCE
    """As a tag: `en`, `zh-Hans`, `en-GB`."""
    compiled: bytes = b""
    """The catalogue, as gettext keeps it (a `.mo` file); nothing where the strings stand as they are."""

    @property
    def translations(self) -> NullTranslations:
        """The catalogue, for gettext."""
        return _translations(self.compiled)

    def say(self, message: str, /, **values: object) -> str:
        """A string of the pages; `values` take the places that it leaves, `%(name)s`."""
        text = self.translations.gettext(message)
        return text % values if values else text.replace("%%", "%")

    def counted(self, number: int, one: str, many: str, /, **values: object) -> str:
        """The form that goes with the number; `%(n)s` is its place: `counted(2, "%(n)s story", "%(n)s stories")`."""
        return self.translations.ngettext(one, many, number) % {"n": self.number(number), **values}

    def number(self, number: float) -> str:
        """A number as the language writes it: `1,204`, `1 204`; `1.5`, `1,5`."""
        return str(format_decimal(number, locale=_locale(self.language)))


ENGLISH = Wording()


@lru_cache(maxsize=8)
def _translations(compiled: bytes) -> NullTranslations:
    return GNUTranslations(BytesIO(compiled)) if compiled else NullTranslations()


@lru_cache(maxsize=8)
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError):
        return Locale(SOURCE)


def forms(one: str, many: str) -> tuple[str, str]:
    """The forms of a string that is counted elsewhere: marks them for the catalogues."""
    return one, many


def choose(language: str, known: Iterable[str]) -> str | None:
    """The catalogue for a language, of those that there are: `zh` and `zh-CN` are served by `zh-Hans`, `zh-TW` is not.

    One of the same country comes first.
    """
    wanted = _parts(language)
    fitting = [name for name in sorted(known) if wanted and _parts(name)[:2] == wanted[:2]]
    same_country = [name for name in fitting if _parts(name) == wanted]
    return next(iter((*same_country, *fitting)), None)


def tag_of(language: str, catalogue: str) -> str:
    """What pages say of their language: what the site says, where it names a country; else the catalogue's name."""
    territory = parse_locale(_tag(language), sep="-")[1]
    return _tag(language) if territory else catalogue


def _tag(language: str) -> str:
    return language.strip().replace("_", "-")


def _parts(language: str) -> tuple[str, ...]:
    """Language, script and country, the likely ones where it does not name them; nothing of what is no tag."""
    try:
        code, territory, script, *_ = parse_locale(_tag(language), sep="-")
    except ValueError:
        return ()
    likely = get_global("likely_subtags")
    asked = ("_".join(filter(None, parts)) for parts in ((code, script, territory), (code, territory), (code, script)))
    found = next((likely[key] for key in (*asked, code) if key in likely), code)
    usual = parse_locale(found)
    return code, script or usual[2] or "", territory or usual[1] or ""


def read_wording(language: str, catalogues: Sequence[tuple[str, str]]) -> tuple[Wording, tuple[Problem, ...]]:
    """The wording of catalogues, of which a later one goes before the others, and what cannot be used of them.

    How many plural forms there are, and which goes with a number, is what Babel knows of the language.

    Args:
        language: its tag.
        catalogues: where each stands, for messages, and its text (`.po`).
    """
    whole = Catalog(locale=str(_locale(language)), creation_date=_NO_TIME)
    problems: list[Problem] = []
    for where, text in catalogues:
        try:
            found = read_po(StringIO(text), locale=str(_locale(language)), abort_invalid=True)
        except (PoFileError, ValueError) as error:
            remedy = "see https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html"
            problems.append(Problem(where=where, message=f"this is no catalogue: {error}", remedy=remedy))
            continue
        for message in _translated(found):
            if fault := _fault(message, whole.num_plurals):
                remedy = "correct it; until then it is said in English"
                problems.append(Problem(where=f"{where}:{message.lineno}", message=fault, remedy=remedy))
            else:
                whole.delete(message.id)
                whole[message.id] = Message(message.id, message.string)
    packed = BytesIO()
    write_mo(packed, whole)
    return Wording(language=language, compiled=packed.getvalue()), tuple(problems)


def _translated(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id and any(_all(message.string or ())) and not message.fuzzy)


def _fault(message: Message, plurals: int) -> str | None:
    """What is wrong with a translation: places that its original has not, forms it lacks, markup of its own."""
    originals = _all(message.id)
    places = {place for text in originals for place in _places(text)}
    strings = _all(message.string or ())
    given = sum(map(bool, strings))
    if isinstance(message.id, tuple) and (given, len(strings)) != (plurals, plurals):
        return f"{originals[0]!r} needs {plurals} forms and has {given}"
    for text in strings:
        if strange := sorted(_places(text) - places):
            return f"{text!r}: {originals[0]!r} has no {', '.join(strange)}"
        if _MARKUP.search(text) and not any(map(_MARKUP.search, originals)):
            return f"{text!r}: {originals[0]!r} has no markup and no straight quotes"
    return None


def _all(texts: str | Sequence[str]) -> tuple[str, ...]:
    return (texts,) if isinstance(texts, str) else tuple(texts)


def _places(text: str) -> set[str]:
    return {f"%({name})s" if name else "%" for name, double, _ in _PLACE.findall(text) if not double}
