"""Lists of subscriptions: read in every format, added to the settings, exported and imported again."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import listparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from building import run
from digest.config.adding import add_entries
from digest.config.schema import Filters, Rule, SourceSettings, TopicSettings
from digest.errors import ReadError
from digest.lists import Subscription, opml, read_list
from digest.lists.values import name_for
from digest.subscribing import known_sources, known_topics, subscribe
from digest.text import clean

NESTED = """<?xml version="1.0" encoding="ISO-8859-1"?>
<opml version="2.0" xmlns:shelf="https://shelf.example/ns">
 <head><title>Mine</title></head>
 <body>
  <outline text="Harbour">
   <outline text="Ports">
    <outline type="rss" text="Quay Caf\xe9" xmlUrl="https://quay.example/feed" shelf:Stars="5"
     category="/News,Sea/Ferries"/>
   </outline>
   <outline type="rss" title="Courier" text="" xmlURL="feed://courier.example/rss" language="pl"/>
  </outline>
  <outline type="include" text="More" url="https://more.example/list.opml"/>
  <outline type="rss" text="Local" xmlUrl="data/local.atom"/>
 </body>
</opml>"""

KITE = {
    "Sea": {"category_type": "core", "source_language": "en", "feeds": ["https://a.example/f", "https://b.example/f"]},
    "Ports": {"feeds": ["https://b.example/f"], "display_names": {"en": "Ports"}},
}

OSMOS = """
cacheUrl: https://name.example/cache.json
sources:
  # The first
  - href: https://a.example/feed/
  - href: ftp://b.example/feed/
siteTitle: Mine
"""

VENUS = """
# A planet of harbours
[Planet]
name = Planet Harbour
link = http://planet.example/
[DEFAULT]
days = 30
[http://a.example/atom.xml]
name = Quay; a blog
face = quay.png
[http://lists.example/subscriptions.opml]
content_type = opml
"""

PLUTO = """
title = Planet Harbour
[quay]
  title = Quay
  feed  = http://a.example/atom.xml
  link  = http://a.example/
"""

PLAIN = """
# Harbours
https://a.example/feed
https://b.example/feed?tag=sea "ports" "sea" "~Quay Mail"

- [Courier](https://c.example/rss) weekly
* Wire: https://d.example/atom.xml.
not an address
"""


def check_list(text: str | bytes, kind: str, *expected: Subscription, lost: int = 0) -> None:
    name, listed = read_list(text.encode() if isinstance(text, str) else text)
    assert (name, listed.subscriptions) == (kind, expected)
    assert sum(problem.costs_entry for problem in listed.problems) == lost


def test_opml_with_nested_outlines_categories_and_attributes_of_others() -> None:
    check_list(
        NESTED.encode("latin-1"),
        "OPML",
        Subscription(
            url="https://quay.example/feed",
            name="Quay Café",
            categories=("News", "Sea", "Ferries", "Harbour", "Ports"),
            settings={"outline": {"{https://shelf.example/ns}Stars": "5"}},
        ),
        Subscription(
            url="https://courier.example/rss", name="Courier", categories=("Harbour",), settings={"language": "pl"}
        ),
        lost=2,
    )


def test_opml_that_is_not_well_formed_is_read_as_far_as_it_goes() -> None:
    broken = '<opml><body><outline text="Sea & sky"><outline text="Quay" xmlUrl="https://q.example/?a=1&b=2"/></body>'
    _, listed = read_list(broken.encode())
    (found,) = listed.subscriptions
    assert (found.url, found.name, found.categories) == ("https://q.example/?a=1&b=2", "Quay", ("Sea & sky",))
    assert "not well-formed" in listed.problems[0].message


def test_opml_is_found_within_something_else() -> None:
    within = 'post {\n  <opml version="2.0"><body><outline text="A" xmlUrl="https://a.example/f"/></body></opml>\n}\n'
    check_list(within, "OPML", Subscription(url="https://a.example/f", name="A"))


def test_an_opml_bomb_is_refused_fast() -> None:
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE opml [{entities}]><opml><body><outline text="&a11;" xmlUrl="https://a.example/"/></body></opml>'
    _, listed = read_list(bomb.encode())
    assert all(len(found.name) < 100 for found in listed.subscriptions)


def test_kites_categories() -> None:
    check_list(
        json.dumps(KITE),
        "JSON",
        Subscription(url="https://a.example/f", categories=("Sea",), settings={"language": "en"}),
        Subscription(url="https://b.example/f", categories=("Sea", "Ports"), settings={"language": "en"}),
    )


def test_other_programs_read_what_is_exported() -> None:
    sources = [SourceSettings(name="Quay & Sons", url="https://quay.example/f", topics=("sea",))]
    found = listparser.parse(opml.write("Mine", sources, [TopicSettings(id="sea", title="Sea")]))
    assert (found.bozo, found.version, found.meta.title) == (False, "opml2", "Mine")
    (feed,) = found.feeds
    assert (feed.url, feed.title, feed.categories) == ("https://quay.example/f", "Quay & Sons", [["sea"], ["Sea"]])


def test_arrays_of_addresses_and_of_sources() -> None:
    rows = ["https://a.example/f", {"title": "B", "url": "https://b.example/f", "category": "Sea", "dead": True}, 3]
    check_list(
        json.dumps(rows),
        "JSON",
        Subscription(url="https://a.example/f"),
        Subscription(url="https://b.example/f", name="B", categories=("Sea",), settings={"on": False}),
        lost=1,
    )


def test_osmosfeed_and_sources_of_another_site() -> None:
    check_list(OSMOS, "YAML", Subscription(url="https://a.example/feed/"), lost=1)
    check_list(
        "sources:\n  - {name: Quay, url: 'https://q.example/f', topics: sea, weight: 2}\n  - {name: Q, weight: a}\n"
        "  - {name: R, url: 'https://[r'}\n",
        "YAML",
        Subscription(url="https://q.example/f", name="Quay", categories=("sea",), settings={"weight": 2}),
        lost=2,
    )


def test_planets() -> None:
    check_list(VENUS, "INI", Subscription(url="http://a.example/atom.xml", name="Quay; a blog"), lost=1)
    check_list(
        PLUTO,
        "INI",
        Subscription(url="http://a.example/atom.xml", name="Quay"),
    )


def test_plain_lists() -> None:
    check_list(
        PLAIN,
        "plain",
        Subscription(url="https://a.example/feed"),
        Subscription(url="https://b.example/feed?tag=sea", name="Quay Mail", categories=("ports", "sea")),
        Subscription(url="https://c.example/rss", name="Courier"),
        Subscription(url="https://d.example/atom.xml", name="Wire"),
    )


@pytest.mark.parametrize("text", ["", "Nothing here.", "<rss><channel/></rss>", "{}", '{"a": [1]}', "<opml/>", "[]"])
def test_what_is_no_list_is_said_to_be_none(text: str) -> None:
    with pytest.raises(ReadError):
        read_list(text.encode())


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_any_bytes_are_a_list_or_an_error(raw: bytes) -> None:
    for before in (b"", b"<opml>", b"[http://a.example/]\n", b"https://a.example/ "):
        try:
            read_list(before + raw)
        except ReadError:
            continue


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.quay.example/feed/", "quay.example"),
        ("https://feeds.quay.example/world/rss.xml", "quay.example/world"),
        ("https://quay.example/rss?section=4", "quay.example?section=4"),
    ],
)
def test_a_source_without_a_name_is_called_by_its_address(url: str, name: str) -> None:
    assert name_for(url) == name


def test_the_lists_that_people_keep_are_read(shared: Path) -> None:
    counts = {}
    for name in ("kite_feeds_json", "miniflux_opml_import_bru", "pluto_opml_template", "venus_opml"):
        kind, listed = read_list((shared / "samples" / "dumps" / f"{name}.txt").read_bytes())
        counts[name] = (kind, len(listed.subscriptions) > 0, sum(problem.costs_entry for problem in listed.problems))
    assert counts == {
        "kite_feeds_json": ("JSON", True, 0),
        "miniflux_opml_import_bru": ("OPML", True, 0),
        "pluto_opml_template": ("OPML", True, 0),
        "venus_opml": ("OPML", True, 2),
    }
    kind, listed = read_list((shared / "corpus" / "sources.json").read_bytes())
    assert (kind, len(listed.problems)) == ("JSON", 0)


def folder_with(tmp_path: Path, **texts: str) -> Path:
    (tmp_path / "digest.yml").write_text("title: Harbour\n")
    for name, text in texts.items():
        (tmp_path / f"{name}.yml").write_bytes(text.encode())
    return tmp_path


def test_import_adds_what_is_not_there_and_leaves_the_rest_to_the_byte(tmp_path: Path) -> None:
    before = (
        "# Ours\r\nsources:\r\n    # the first\r\n    - name: 'Quay'   # dear to us\r\n"
        '      url: "https://www.quay.example/feed/"\r\n\r\n# the end\r\n'
    )
    folder = folder_with(tmp_path, sources=before, topics="topics:\n- id: sea\n  title: Sea\n")
    (tmp_path / "list.opml").write_bytes(NESTED.encode("latin-1"))
    result = run("import", tmp_path / "list.opml", "--content", folder)
    assert result.exit_code == 0, result.output
    assert "there already: Quay" in result.output
    assert "OPML: 1 source added, 1 there already, 2 left out" in result.output
    added = ("- name: Courier", "  url: https://courier.example/rss", "  language: pl", "  topics: [harbour]")
    head, tail = before.split("\r\n\r\n")
    assert (folder / "sources.yml").read_bytes().decode() == "\r\n".join(
        [head, *(f"    {line}" for line in added), "", tail]
    )
    assert (folder / "topics.yml").read_text() == (
        "topics:\n- id: sea\n  title: Sea\n- id: harbour\n  title: Harbour\n"
    )
    written = (folder / "sources.yml").read_bytes(), (folder / "topics.yml").read_bytes()
    again = run("import", tmp_path / "list.opml", "--content", folder)
    assert "0 sources added, 2 there already" in again.output
    assert ((folder / "sources.yml").read_bytes(), (folder / "topics.yml").read_bytes()) == written


def test_what_is_commented_out_in_an_entry_stays_with_it() -> None:
    before = "sources:\n  - name: A\n    url: x # here\n    # weight: 2\n    # on: false\n"
    after = "  # - name: Z\n\nlater: 1\n"
    done = add_entries("sources.yml", before + after, "sources", [{"name": "B", "topics": ["sea", "no"]}])
    assert done == before + "  - name: B\n    topics: [sea, 'no']\n" + after


def test_a_topic_is_known_by_its_title_and_a_source_that_comes_twice_has_the_topics_of_both(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, topics="topics:\n  - id: us-china\n    title: US and China\n")
    rows = [
        {"url": "https://a.example/f", "category": "us and china"},
        {"url": "https://a.example/f", "category": "Sea"},
    ]
    (tmp_path / "list.json").write_text(json.dumps(rows))
    run("import", tmp_path / "list.json", "--content", folder)
    (source,) = known_sources(folder)
    assert source.topics == ("us-china", "sea")
    assert [topic.id for topic in known_topics(folder)] == ["us-china", "sea"]


def test_topics_that_come_to_a_site_with_a_beat_are_said_to_be_off_it(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, topics="topics:\n  - id: sea\n    title: Sea\n")
    (tmp_path / "digest.yml").write_text("beat:\n  name: the sea\n  topics: [sea]\n")
    for category, said in (("Sea", False), ("Ports", True)):
        (tmp_path / "list.json").write_text(json.dumps([{"url": f"https://{category}.example/", "category": category}]))
        assert ("off the beat" in run("import", tmp_path / "list.json", "--content", folder).output) is said


def test_an_address_that_is_none_in_the_settings_stands_in_nobodys_way(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, sources="sources:\n  - {name: A, url: 'https://[a'}\n")
    (tmp_path / "list.txt").write_text("https://a.example/rss\n")
    assert "1 source added" in run("import", tmp_path / "list.txt", "--content", folder).output


def test_two_feeds_that_would_share_an_id_get_two(tmp_path: Path) -> None:
    folder = folder_with(tmp_path)
    (tmp_path / "list.txt").write_text("https://a.example/rss?feedid=1\nhttps://a.example/rss?feedid=2\n")
    result = run("import", tmp_path / "list.txt", "--content", folder)
    assert "2 sources added" in result.output
    assert "a second entry" not in result.output


def test_a_file_that_cannot_be_added_to_is_left_and_the_lines_are_shown(tmp_path: Path) -> None:
    for text in ("sources: {a: b}\n", "sources: [\n", "- a\n"):
        folder = folder_with(tmp_path, sources=text)
        (tmp_path / "list.txt").write_text("https://a.example/rss\n")
        result = run("import", tmp_path / "list.txt", "--content", folder)
        assert result.exit_code == 2
        assert "sources.yml" in result.output
        assert (folder / "sources.yml").read_text() == text


words = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")), min_size=1, max_size=30
).filter(lambda text: clean(text) == text)
slugs = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6})?", fullmatch=True)
addresses = st.builds("https://{}.example/{}?q={}".format, slugs, slugs, st.integers(0, 9))
sources = st.builds(
    SourceSettings,
    name=words,
    url=st.none() | addresses,
    id=st.none() | slugs.map("own-{}".format),
    path=st.none() | words,
    reader=st.sampled_from([None, "briefing"]),
    language=st.sampled_from([None, "en", "zh-Hans"]),
    weight=st.sampled_from([1.0, 0.5, 3.0]),
    owner=st.none() | words,
    country=st.sampled_from([None, "NO", "PL"]),
    topics=st.lists(slugs, max_size=3, unique=True).map(tuple),
    on=st.booleans(),
    type=st.sampled_from(["feed", "page"]),
    full_text=st.booleans(),
    filters=st.sampled_from(
        [Filters(), Filters(drop=(Rule(title=("sea|ferr(y|ies)",), language=("pl",)),), per_day=5)]
    ),
    outline=st.dictionaries(st.sampled_from(["{https://shelf.example/ns}Stars", "{urn:x}y"]), words, max_size=2),
)


@given(
    st.lists(sources, max_size=6, unique_by=(lambda one: one.name.casefold(), lambda one: one.url or one.name)),
    st.dictionaries(slugs, words, max_size=4),
    st.sampled_from(["\n", "\r\n"]),
)
@settings(max_examples=40)
def test_what_is_exported_imports_to_the_same_sources_and_topics(
    ours: list[SourceSettings], titles: dict[str, str], newline: str
) -> None:
    topics = [TopicSettings(id=topic, title=title) for topic, title in titles.items()]
    raw = opml.write("Harbour", ours, topics)
    assert ours or b"<outline" not in raw
    if not ours:
        return
    with TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "sources.yml").write_bytes(f"# nothing yet{newline}sources: []{newline}".encode())
        done = subscribe(folder, read_list(raw)[1])
        assert done.problems == ()
        back = known_sources(folder)
        assert [one.model_copy(update={"id": None}) for one in back] == [
            one.model_copy(update={"id": None}) for one in ours
        ]
        used = {topic for one in ours for topic in one.topics}
        assert {topic.id: topic.title for topic in known_topics(folder) if topic.id in titles} == {
            topic: titles[topic] for topic in used & titles.keys()
        }


comments = st.sampled_from(["", "# a word\n", "\n", "\n# two\n\n"])
values = st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.lists(st.text(max_size=8), max_size=2)
entries = st.lists(st.dictionaries(slugs, values, min_size=1, max_size=4), min_size=1, max_size=3)


@given(comments, comments, st.sampled_from(["", "  ", "    "]), st.sampled_from(["\n", "\r\n"]), entries)
@settings(max_examples=25)
def test_what_stands_in_a_file_stands_there_still(
    before: str, after: str, indent: str, newline: str, added: list[dict[str, object]]
) -> None:
    for there in (
        "sources:\n{0}- name: A  # first\n{0}  url: 'x'\n{0}- {{name: B, \"k\": [1, 2]}}\n",
        "sources:\n{0}- name: A\n{0}  # of A\n{0}  # weight: 2\n{0}# of the list\n",
        "sources:\n{0}- name: A\n{0}  text: |\n{0}    one\n{0}    two\n",
        "sources: [{{name: A}}, {{name: B}}]  # all\nlater: 1\n",
        "sources: []  # none\nlater: {{a: b}}\n",
        "sources:  # none\nlater: 1\n",
        "sources: null\n",
        "later: 1\n",
        "",
    ):
        text = (before + there.format(indent) + after).replace("\n", newline)
        for whole in (text, text if "|" in text else text.rstrip("\r\n")):
            done = add_entries("sources.yml", whole, "sources", added)
            kept = iter(done.split(newline))
            for line in whole.split(newline):
                stands = line.replace("[]", "").replace("null", "").split("#")[0].rstrip("]\r ")
                assert any(one.startswith(stands) for one in kept)
            assert "\r\n" not in whole or "\n" not in done.replace("\r\n", "")
