"""The words that dates are made of, in English, Polish and Chinese, as tables and as pattern pieces."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType


def _numbered(*lines: str) -> Mapping[str, int]:
    """A table from each word to the number of its line, from 1."""
    return MappingProxyType({word: number for number, line in enumerate(lines, 1) for word in line.split()})


def _named(*lines: str) -> Mapping[str, int]:
    """The same for names, in each form they are written in.

    English names stand in the lines with their capital and may be all capitals; in lower case they are other words
    (march, may, sun). Polish and Chinese names may begin a sentence.
    """
    return MappingProxyType(
        {form: number for word, number in _numbered(*lines).items() for form in (word, _other_form(word))}
    )


def _other_form(word: str) -> str:
    return word.upper() if word[0].isupper() else word.capitalize()


MONTHS = _named(
    "January Jan styczeń stycznia styczniu",
    "February Feb luty lutego lutym",
    "March Mar marzec marca marcu",
    "April Apr kwiecień kwietnia kwietniu",
    "May maj maja maju",
    "June Jun czerwiec czerwca czerwcu",
    "July Jul lipiec lipca lipcu",
    "August Aug sierpień sierpnia sierpniu",
    "September Sept Sep wrzesień września wrześniu",
    "October Oct październik października październiku",
    "November Nov listopad listopada listopadzie",
    "December Dec grudzień grudnia grudniu",
)
WEEKDAYS = _named(
    "Monday Mon poniedziałek poniedziałku 一",
    "Tuesday Tues Tue wtorek wtorku 二",
    "Wednesday Wed środę środa środy 三",
    "Thursday Thurs Thur Thu czwartek czwartku 四",
    "Friday Fri piątek piątku 五",
    "Saturday Sat sobotę sobota soboty 六",
    "Sunday Sun niedzielę niedziela niedzieli 日 天",
)
"""ISO numbers: Monday is 1. Chinese ones are what follows 周, 星期 or 礼拜."""

COUNTS: Mapping[str, int] = MappingProxyType(
    {
        **_numbered(
            "one a an jeden 一",
            "two dwa dwie 二 两",
            "three trzy 三",
            "four cztery 四",
            "five pięć 五",
            "six sześć 六",
            "seven siedem 七",
            "eight osiem 八",
            "nine dziewięć 九",
            "ten dziesięć 十",
            "eleven",
            "twelve",
        ),
        "fifteen": 15,
        "twenty": 20,
        "thirty": 30,
        "forty": 40,
        "fifty": 50,
        "": 1,
    }
)
ORDINALS = _numbered("first 1st 第一 一", "second 2nd 第二 二", "third 3rd 第三 三", "fourth 4th final 第四 四")
SEASONS: Mapping[str, str] = MappingProxyType(
    {
        word: name
        for name, words in {
            "SP": "spring wiosną wiosna 春季 春天 春",
            "SU": "summer latem lato 夏季 夏天 夏",
            "AU": "autumn fall jesienią jesień 秋季 秋天 秋",
            "WI": "winter zimą zima 冬季 冬天 冬",
        }.items()
        for word in words.split()
    }
)
DECADES = MappingProxyType(
    {
        "twenties": 20,
        "thirties": 30,
        "forties": 40,
        "fifties": 50,
        "sixties": 60,
        "seventies": 70,
        "eighties": 80,
        "nineties": 90,
    }
)
SHIFTS: Mapping[str, int] = MappingProxyType(
    {
        word: shift
        for shift, words in {
            -2: "前年",
            -1: "last past zeszłym zeszłego zeszłą ubiegłym ubiegłego ubiegłą minionym 上 去年",
            0: "this current ongoing tym tego 本 这 今年",
            1: "next coming przyszłym przyszłego przyszłą 下 明年",
        }.items()
        for word in words.split()
    }
)
"""How far a word moves a week, month, year … from the one that the text is of."""

DAY_SHIFTS: Mapping[str, int] = MappingProxyType(
    {
        word: shift
        for shift, words in {
            -2: "the day before yesterday|przedwczoraj|前天|前日",
            -1: "yesterday|last night|last evening|wczoraj|昨天|昨日|昨晚",
            0: "today|tonight|this morning|this afternoon|this evening|dziś|dzisiaj|今天|今日|今晚|今早",
            1: "tomorrow|jutro|明天|明日|明晚",
            2: "the day after tomorrow|pojutrze|后天",
        }.items()
        for word in words.split("|")
    }
)
UNITS: Mapping[str, str] = MappingProxyType(
    {
        word: unit
        for unit, words in {
            "day": "day days dzień dni 天 日",
            "week": "week weeks tydzień tygodnie tygodni tygodniu tygodnia 周 星期 个星期",
            "month": "month months miesiąc miesiące miesięcy miesiącu miesiąca 月 个月",
            "quarter": "quarter quarters kwartał kwartale kwartału 季 季度",
            "year": "year years rok roku lata lat 年",
            "decade": "decade decades dekadę dekady dekadzie",
            "weekend": "weekend",
        }.items()
        for word in words.split()
    }
)


def piece(words: Iterable[str]) -> str:
    """A pattern piece that takes any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(filter(None, words), key=lambda word: (-len(word), word)))
