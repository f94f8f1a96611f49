"""Polish as it is said: nouns behind figures take the form that goes with them."""

import re
from collections.abc import Mapping

from babel import Locale
from babel.dates import get_month_names

from digest.audio.spoken.rules import BESIDE, Rule, abbreviations, any_of

_NUMBER = r"\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,8}(?:,\d{1,24})?|\d{1,24}(?:,\d{1,24})?"
"""Bounded, as in English; what is longer is no number that a program reads."""
_FORMS: Mapping[str, int] = {"one": 0, "few": 1, "many": 2, "other": 3}
"""Which form goes with a figure, by the rule of the language; with a fraction it is the last."""
_MAGNITUDES: Mapping[str, tuple[str, str, str, str]] = {
    "tys.": ("tysiąc", "tysiące", "tysięcy", "tysiąca"),
    "tys": ("tysiąc", "tysiące", "tysięcy", "tysiąca"),
    "mln": ("milion", "miliony", "milionów", "miliona"),
    "mld": ("miliard", "miliardy", "miliardów", "miliarda"),
    "bln": ("bilion", "biliony", "bilionów", "biliona"),
}
_PERCENTAGE_POINT = ("punkt procentowy", "punkty procentowe", "punktów procentowych", "punktu procentowego")
_BASIS_POINT = ("punkt bazowy", "punkty bazowe", "punktów bazowych", "punktu bazowego")
_SQUARE_METRE = ("metr kwadratowy", "metry kwadratowe", "metrów kwadratowych", "metra kwadratowego")
_DOLLAR = ("dolar", "dolary", "dolarów", "dolara")
_ZLOTY = ("złoty", "złote", "złotych", "złotego")
_NOUNS: Mapping[str, tuple[str, str, str, str]] = {
    "%": ("procent",) * 4,
    "proc.": ("procent",) * 4,
    "zł": _ZLOTY,
    "PLN": _ZLOTY,
    "gr": ("grosz", "grosze", "groszy", "grosza"),
    "$": _DOLLAR,
    "USD": _DOLLAR,
    "dol.": _DOLLAR,
    "CHF": ("frank szwajcarski", "franki szwajcarskie", "franków szwajcarskich", "franka szwajcarskiego"),
    "€": ("euro",) * 4,
    "EUR": ("euro",) * 4,
    "£": ("funt", "funty", "funtów", "funta"),
    "GBP": ("funt", "funty", "funtów", "funta"),
    "km/h": ("kilometr na godzinę", "kilometry na godzinę", "kilometrów na godzinę", "kilometra na godzinę"),
    "km²": ("kilometr kwadratowy", "kilometry kwadratowe", "kilometrów kwadratowych", "kilometra kwadratowego"),
    "m²": _SQUARE_METRE,
    "mkw.": _SQUARE_METRE,
    "m kw.": _SQUARE_METRE,
    "m³": ("metr sześcienny", "metry sześcienne", "metrów sześciennych", "metra sześciennego"),
    "m": ("metr", "metry", "metrów", "metra"),
    "mm": ("milimetr", "milimetry", "milimetrów", "milimetra"),
    "t": ("tona", "tony", "ton", "tony"),
    "l": ("litr", "litry", "litrów", "litra"),
    "min": ("minuta", "minuty", "minut", "minuty"),
    "pkt proc.": _PERCENTAGE_POINT,
    "pkt. proc.": _PERCENTAGE_POINT,
    "p.p.": _PERCENTAGE_POINT,
    "pkt. bazowych": _BASIS_POINT,
    "pkt bazowych": _BASIS_POINT,
    "pb.": _BASIS_POINT,
    "pb": _BASIS_POINT,
    "pkt": ("punkt", "punkty", "punktów", "punktu"),
    "pkt.": ("punkt", "punkty", "punktów", "punktu"),
    "kW": ("kilowat", "kilowaty", "kilowatów", "kilowata"),
    "kWh": ("kilowatogodzina", "kilowatogodziny", "kilowatogodzin", "kilowatogodziny"),
    "MWh": ("megawatogodzina", "megawatogodziny", "megawatogodzin", "megawatogodziny"),
    "GWh": ("gigawatogodzina", "gigawatogodziny", "gigawatogodzin", "gigawatogodziny"),
    "TWh": ("terawatogodzina", "terawatogodziny", "terawatogodzin", "terawatogodziny"),
    "km": ("kilometr", "kilometry", "kilometrów", "kilometra"),
    "cm": ("centymetr", "centymetry", "centymetrów", "centymetra"),
    "kg": ("kilogram", "kilogramy", "kilogramów", "kilograma"),
    "ha": ("hektar", "hektary", "hektarów", "hektara"),
    "MW": ("megawat", "megawaty", "megawatów", "megawata"),
    "GW": ("gigawat", "gigawaty", "gigawatów", "gigawata"),
    "°C": ("stopień Celsjusza", "stopnie Celsjusza", "stopni Celsjusza", "stopnia Celsjusza"),
}
_FULL = {
    "abp": "arcybiskup",
    "al.": "aleja",
    "bp": "biskup",
    "br.": "bieżącego roku",
    "bryg.": "brygady",
    "dn.": "dnia",
    "dot.": "dotyczące",
    "dr": "doktor",
    "ds.": "do spraw",
    "dyw.": "dywizji",
    "gen.": "generał",
    "godz.": "godzina",
    "hab.": "habilitowany",
    "im.": "imienia",
    "inż.": "inżynier",
    "itd.": "i tak dalej",
    "itp.": "i tym podobne",
    "kpt.": "kapitan",
    "ks.": "ksiądz",
    "kw/kw": "kwartał do kwartału",
    "m.in.": "między innymi",
    "m.st.": "miasta stołecznego",
    "m/m": "miesiąc do miesiąca",
    "mgr": "magister",
    "mjr": "major",
    "n.e.": "naszej ery",
    "n.p.m.": "nad poziomem morza",
    "np.": "na przykład",
    "nr": "numer",
    "nt.": "na temat",
    "ok.": "około",
    "os.": "osiedle",
    "p.n.e.": "przed naszą erą",
    "pl.": "plac",
    "pow.": "powiat",
    "ppłk": "podpułkownik",
    "prof.": "profesor",
    "płk": "pułkownik",
    "r/r": "rok do roku",
    "sp. z o.o.": "spółka z ograniczoną odpowiedzialnością",
    "tj.": "to jest",
    "tzn.": "to znaczy",
    "ub.r.": "ubiegłego roku",
    "ul.": "ulica",
    "vs": "kontra",
    "wg": "według",
    "woj.": "województwo",
    "ws.": "w sprawie",
    "ww.": "wyżej wymieniony",
    "z o.o.": "z ograniczoną odpowiedzialnością",
    "zob.": "zobacz",
    "śp.": "świętej pamięci",
    "św.": "święty",
}
_IN_A_CASE = {
    "o godz.": "o godzinie",
    "po godz.": "po godzinie",
    "przed godz.": "przed godziną",
    "do godz.": "do godziny",
    "od godz.": "od godziny",
    "w woj.": "w województwie",
    "przy ul.": "przy ulicy",
    "na ul.": "na ulicy",
    "przy al.": "przy alei",
    "na pl.": "na placu",
}
"""Abbreviations whose case the word before them tells."""
_BEFORE_FIGURES = {"art.": "artykuł", "s.": "strona", "str.": "strona", "ust.": "ustęp", "tel.": "telefon"}
_SIGNS_SAID = {"~": "około ", "≈": "około ", ">": "ponad ", "<": "poniżej ", "≥": "co najmniej ", "≤": "najwyżej ",
               "±": "plus minus "}  # fmt: skip
_FRACTIONS = {"1/2": "jedna druga", "1/3": "jedna trzecia", "2/3": "dwie trzecie", "1/4": "jedna czwarta",
              "3/4": "trzy czwarte", "1/5": "jedna piąta", "1/8": "jedna ósma", "1/10": "jedna dziesiąta",
              "1/16": "jedna szesnasta"}  # fmt: skip
_STEMS = ("", "pierwsz", "drug", "trzec", "czwart", "piąt", "szóst", "siódm", "ósm", "dziewiąt", "dziesiąt", "jedenast",
          "dwunast", "trzynast", "czternast", "piętnast", "szesnast", "siedemnast", "osiemnast",
          "dziewiętnast")  # fmt: skip
_TENS = {"2": "dwudziest", "3": "trzydziest", "4": "czterdziest", "5": "pięćdziesiąt", "6": "sześćdziesiąt",
         "7": "siedemdziesiąt", "8": "osiemdziesiąt", "9": "dziewięćdziesiąt"}  # fmt: skip
_ENDINGS = {
    "y": "wiek kwartał etap rozbiór tom",
    "ego": "kwartału etapu tomu półrocza miejsca",
    "ym": "kwartale etapie półroczu miejscu",
    "e": "półrocze miejsce",
    "a": "wojna kadencja tura edycja liga rocznica część Rzeczpospolita minuta pozycja",
    "ej": "wojny wojnie kadencji tury turze edycji ligi lidze rocznicy części Rzeczypospolitej minucie pozycji",
    "ą": "wojnę wojną kadencję kadencją turę turą edycję edycją ligę ligą rocznicę pozycję",
}
_ENDING_OF = {noun: ending for ending, nouns in _ENDINGS.items() for noun in nouns.split()}
"""How an ordinal ends before these forms of nouns; that of `wieku` hangs on the word before it as well."""
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI",
          "XVII", "XVIII", "XIX", "XX", "XXI")  # fmt: skip


def _counted(found: re.Match[str]) -> str:
    figure = found["figure"]
    magnitude, noun = found["magnitude"], found["noun"] or found["sign"]
    named = [_of(figure, _MAGNITUDES[magnitude])] if magnitude else []
    if noun:
        named.append(_NOUNS[noun][2] if magnitude else _of(figure, _NOUNS[noun]))
    return " ".join((figure, *named))


def _of(figure: str, forms: tuple[str, str, str, str]) -> str:
    """The form of a noun that goes with a figure."""
    whole, _, rest = re.sub(r"\s", "", figure).partition(",")
    return forms[3] if rest else forms[_FORMS[Locale.parse("pl").plural_form(int(whole))]]


def _range(found: re.Match[str]) -> str:
    """`10-15` is `10 do 15`; a pair that does not rise is a score."""
    low, high = found.groups()
    return f"{low} do {high}" if int(low) < int(high) else found[0]


def _date(found: re.Match[str]) -> str:
    day, month, year = found.groups()
    months = get_month_names("wide", locale="pl")
    return f"{int(day)} {months[int(month)]} {year}" if int(month) in months else found[0]


def _ordinal(number: int, ending: str) -> str:
    """`drugi`, `drugiej`, `dwudziestym pierwszym`."""
    if number >= len(_STEMS):
        tens, ones = divmod(number, 10)
        return f"{_TENS[str(tens)]}{ending}" + (f" {_ordinal(ones, ending)}" if ones else "")
    stem = _STEMS[number]
    soft = {"drug": ("y", "ego", "ym", "e", "ej"), "trzec": ("y", "ego", "ym", "e", "ej", "a", "ą")}.get(stem, ())
    return stem + (f"i{ending}".replace("iy", "i") if ending in soft else ending)


def _numbered(found: re.Match[str]) -> str:
    """`II wojny` is `drugiej wojny`, `3. miejsce` is `trzecie miejsce`."""
    number = int(found["figure"]) if found["figure"] else _ROMAN.index(found["roman"])
    return f"{_ordinal(number, _ENDING_OF[found['noun']])} {found['noun']}"


def _century(found: re.Match[str]) -> str:
    """`w XX w.` is `w dwudziestym wieku`, `z XX wieku` is `z dwudziestego wieku`."""
    before = found["before"] or ""
    ending = "ym" if before.strip().lower() in {"w", "we", "na"} else "ego"
    return f"{before}{_ordinal(_ROMAN.index(found['roman']), ending)} wieku"


def _roman_date(found: re.Match[str]) -> str:
    return f"{found[1]} {get_month_names('wide', locale='pl')[_ROMAN.index(found[2])]} {found[3]}"


_SIGNS = any_of(("$", "€", "£"))
_ANY_ROMAN = any_of(_ROMAN[1:])

RULES: tuple[Rule, ...] = (
    (re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b"), _date),
    (re.compile(rf"\b(\d{{1,2}}) ({any_of(_ROMAN[1:13])}) (\d{{4}})\b"), _roman_date),
    (re.compile(r"(?<=\d{4}) r\.(?!\w)"), " roku"),
    (re.compile(rf"(?P<before>\b\w+ )?\b(?P<roman>{_ANY_ROMAN}) (?:w\.|wieku\b)"), _century),
    (
        re.compile(rf"(?<![\w.,])(?:(?P<roman>{_ANY_ROMAN})|(?P<figure>[1-9]\d?)\.) (?P<noun>{any_of(_ENDING_OF)})\b"),
        _numbered,
    ),
    (re.compile(r"\btzw\. (?=\w+a\b)"), "tak zwana "),
    (re.compile(r"\btzw\."), "tak zwany"),
    (re.compile(r"\bpt\. (?=[„\"«])"), "pod tytułem "),
    (re.compile(r"(?<=\d) pkt\.? (?=\d)"), " punkt "),
    (re.compile(r"\b(lat|latach) ([2-9])0\.?(?!\d)"), lambda found: f"{found[1]} {_TENS[found[2]]}ych"),
    (re.compile(r"\b(lata) ([2-9])0\.?(?!\d)"), lambda found: f"{found[1]} {_TENS[found[2]]}e"),
    (re.compile(r"\b(o|godz\.) (\d{1,2})\.(\d\d)\b"), r"\1 \2:\3"),
    (re.compile(rf"(?<![\d/]){any_of(_FRACTIONS)}(?![\d/])"), lambda found: _FRACTIONS[found[0]]),
    (re.compile(rf"(?<!\w){any_of(_SIGNS_SAID)} ?(?=\d)"), lambda found: _SIGNS_SAID[found[0].strip()]),
    (re.compile(r"(?<![\w,.–-])(\d{1,24})[–-](\d{1,24})(?![\w–-])"), _range),
    BESIDE,
    (
        re.compile(
            rf"(?<![\w,.])(?P<sign>{_SIGNS})?(?P<figure>{_NUMBER})(?:\s?(?P<magnitude>{any_of(_MAGNITUDES)})(?!\w))?"
            rf"(?:\s?(?P<noun>{any_of(_NOUNS)})(?![\w/]))?"
        ),
        _counted,
    ),
    (re.compile(r"(?<![\w.,])[−-](?=\d)"), "minus "),
    (re.compile(rf"\b({any_of(_BEFORE_FIGURES)}) ?(?=\d)"), lambda found: f"{_BEFORE_FIGURES[found[1]]} "),
    abbreviations(_IN_A_CASE),
    abbreviations(_FULL),
)
