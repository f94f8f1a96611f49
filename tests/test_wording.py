"""What the pages say in the languages that there are, and that nothing in them escapes the catalogues."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.plurals import get_plural

import messages
from building import build, copy, run
from digest.files import load_templates, load_wording
from digest.wording import choose, read_wording

LANGUAGES = sorted(path.stem for path in messages.LOCALES.glob("*.po"))


def test_there_are_three_languages_at_least() -> None:
    assert {"en", "pl", "zh-Hans"} <= set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_holds_every_string_that_is_said_and_nothing_else(language: str) -> None:
    path = messages.LOCALES / f"{language}.po"
    assert path.read_text("utf-8") == messages.renewed(language), "`make messages` brings it up to date"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_is_complete_and_sound(language: str) -> None:
    found = messages.catalogue(language)
    assert found.num_plurals == get_plural(language.replace("-", "_")).num_plurals
    for message in found:
        strings = [message.string] if isinstance(message.string, str) else [*(message.string or ("",))]
        assert not message.id or (all(strings) and not message.fuzzy), f"{language}: {message.id!r} has no translation"
    path = messages.LOCALES / f"{language}.po"
    assert read_wording(language, [(path.name, path.read_text("utf-8"))])[1] == ()


def test_a_catalogue_is_the_same_whenever_it_is_read() -> None:
    assert load_wording("en", Path())[0].translations.info()["pot-creation-date"].startswith("1970-01-01 00:00")


class Bare(HTMLParser):
    """The words of a template that no catalogue knows: text, and the attributes that are read out."""

    SPOKEN = ("alt", "aria-label", "content", "placeholder", "title")
    NAMES = ("Aa", "Atom", "JSON", "Markdown", "digest")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.bare: list[str] = []
        nothing = (
            r"{%-?\s*trans\b.*?endtrans\s*-?%}|{%-?\s*set sheet\b.*?endset\s*-?%}|{#.*?#}|<(style|script)\b.*?</\1>"
        )
        text = re.sub(nothing, "", text, flags=re.DOTALL)
        text = re.sub(r"{%.*?%}|{{.*?}}", "\ufffc", text, flags=re.DOTALL)
        self.feed(re.sub(r'[\w-]+="\ufffc+"', "", text))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "meta":
            for name, value in attrs:
                if name in self.SPOKEN:
                    self.handle_data(value or "")

    def handle_data(self, data: str) -> None:
        self.bare += [word for word in re.findall(r"[^\W\d_]{2,}", data) if word not in self.NAMES]


@pytest.mark.parametrize("name", sorted(name for name in load_templates(None) if name.endswith(".html")))
def test_a_template_has_no_words_of_its_own(name: str) -> None:
    text = load_templates(None)[name]
    assert Bare(text).bare == []
    literals = re.findall(r"""(?:\bor|\belse|{{-?|~|\[|\(\()\s*["']([^"']*)["']""", text)
    assert [literal for literal in literals if re.search(r"[A-Z]|\w \w", literal)] == []


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("pl", ("2 wydania", "1 materiał", "3 materiały", "5 materiałów", "1204: 1\xa0204 wiadomości")),
        ("zh-Hans", ("2期简报", "1篇报道", "3篇报道", "5篇报道", "1204: 1,204条新闻")),
    ],
)
def test_numbers_have_the_forms_of_the_language(language: str, told: tuple[str, ...]) -> None:
    wording, problems = load_wording(language, Path("nowhere"))
    items = [wording.counted(number, "%(n)s item", "%(n)s items") for number in (1, 3, 5)]
    stories = f"1204: {wording.counted(1204, '%(n)s story', '%(n)s stories')}"
    assert ((wording.counted(2, "%(n)s briefing", "%(n)s briefings"), *items, stories), problems) == (told, ())


@pytest.mark.parametrize(
    ("asked", "name"),
    [("zh", "zh-Hans"), ("zh-CN", "zh-Hans"), ("zh_Hans", "zh-Hans"), ("zh-TW", None), ("en-GB", "en"), ("de", None)],
)
def test_the_catalogue_for_a_language(asked: str, name: str | None) -> None:
    assert choose(asked, ("en", "pl", "zh-Hans")) == name


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("pl", ('<html lang="pl">', "poniedziałek, 4 marca 2024", "Skrót dnia:", "Kto jest kim", "min czytania")),
        ("zh-CN", ('<html lang="zh-CN">', "2024年3月4日星期一", "简报：", "人物与机构", "要闻速览")),
    ],
)
def test_a_site_speaks_its_language(golden: Path, tmp_path: Path, language: str, said: tuple[str, ...]) -> None:
    content = copy(golden / "content", tmp_path / "content")
    settings = content / "digest.yml"
    settings.write_text(settings.read_text("utf-8").replace("language: en", f"language: {language}"), "utf-8")
    site = build(content, tmp_path / "site")
    page = site["2024/03/04/index.html"].decode()
    assert [text for text in said if text not in page] == []
    assert [text for text in ("Key points", "Briefing:", "Run-down", "Sources", "minute read") if text in page] == []
    assert said[2] in site["2024/03/04/briefing.md"].decode()
    assert said[2] in site["feed.xml"].decode()


def test_a_language_without_a_catalogue_is_said_in_english(golden: Path, tmp_path: Path) -> None:
    content = copy(golden / "content", tmp_path / "content")
    settings = content / "digest.yml"
    settings.write_text(settings.read_text("utf-8").replace("language: en", "language: de"), "utf-8")
    result = run("build", content, "--site", tmp_path / "site")
    assert "no catalogue for language 'de'" in result.output
    assert "there are en, pl, zh-Hans" in result.output
    assert '<html lang="en">' in (tmp_path / "site/index.html").read_text("utf-8")


def test_a_site_adds_a_language_and_changes_words(tmp_path: Path) -> None:
    (tmp_path / "locales").mkdir()
    (tmp_path / "locales/de.po").write_text('msgid "Key points"\nmsgstr "Das Wichtigste"\n', "utf-8")
    (tmp_path / "locales/pl.po").write_text('msgid "Key points"\nmsgstr "W pigułce"\n', "utf-8")
    german, polish = (load_wording(language, tmp_path) for language in ("de-AT", "pl"))
    assert (german[0].language, german[0].say("Key points"), german[0].say("Topics")) == (
        "de-AT",
        "Das Wichtigste",
        "Topics",
    )
    assert (polish[0].say("Key points"), polish[0].say("Topics"), german[1], polish[1]) == (
        "W pigułce",
        "Tematy",
        (),
        (),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('msgid "since %(date)s"\nmsgstr "od %(dnia)s"\n', "has no %(dnia)s"),
        ('msgid "Topics"\nmsgstr "<b>Tematy</b>"\n', "has no markup"),
        ('msgid "%(n)s item"\nmsgid_plural "%(n)s items"\nmsgstr[0] "%(n)s tekst"\n', "needs 3 forms"),
        ("Topics = Tematy\n", "this is no catalogue"),
    ],
)
def test_what_is_wrong_with_a_sites_own_words_is_told_and_left_out(text: str, message: str) -> None:
    wording, (problem,) = read_wording("pl", [("content/locales/pl.po", text)])
    assert message in problem.message
    assert problem.where.startswith("content/locales/pl.po")
    assert wording.say("since %(date)s", date="x") == "since x"
    assert wording.counted(2, "%(n)s item", "%(n)s items") == "2 items"
