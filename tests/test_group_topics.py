"""Topics found by rules."""

from dataclasses import replace

import pytest

from digest.group import TopicRules
from digest.model import Copy, Item, Story, Topic, Who
from digest.patterns import Patterns, check_pattern


def check_topics(topic: Topic, expected: str, *titles: str) -> None:
    """The titles that have the topic: `expected` has a `+` or `-` for each."""
    rules = TopicRules.compile([topic])
    found = "".join("+" if rules.of(Item(id="i", source_id="s", title=title)) else "-" for title in titles)
    assert found == expected


def check_weight(expected: float, topic: Topic, title: str, text: str = "") -> None:
    (match,) = TopicRules.compile([topic]).matches(Item(id="i", source_id="s", title=title, summary=text))
    assert match.weight == expected


def topic(**rules: tuple[str, ...]) -> Topic:
    return Topic(id="t", title="T", **rules)  # type: ignore[arg-type]


def test_a_term_matches_whole_words_in_singular_and_plural() -> None:
    check_topics(topic(any=("tariff", "city")), "+++-", "New tariffs", "A Tariff!", "Five cities", "Tariffication")


def test_a_phrase_matches_in_order_over_possessives_and_accents() -> None:
    check_topics(
        topic(any=("China economy", "wybory samorządowe")),
        "++-",
        "China’s economy slows",
        "WYBORY SAMORZADOWE w maju",
        "The economy of China",
    )


def test_quotes_ask_for_the_word_as_it_is_written() -> None:
    check_topics(topic(any=('"chips act"',)), "+-", "What the Chips Act pays for", "A chip act")


def test_an_acronym_is_not_the_word_of_the_same_letters() -> None:
    check_topics(topic(any=("WHO", "EV")), "+-+", "WHO warns of measles", "Who warns us?", "An EV maker")


def test_terms_in_chinese_match_within_running_text() -> None:
    check_topics(topic(any=("央行", "降准")), "+-", "周一央行宣布下调存款准备金率", "周一宣布")


def test_all_and_not_narrow_a_topic() -> None:
    check_topics(
        topic(any=("china",), all=("export",), none=("bone china",)),
        "+--",
        "China curbs exports",
        "China votes",
        "Bone china exports",
    )


@pytest.mark.parametrize(
    "item",
    [
        Item(id="i", source_id="s", title="A win", tags=("Sport",)),
        Item(id="i", source_id="s", title="A win", section="sport"),
        Item(id="i", source_id="s", title="A win", url="https://news.example/sport/a-win"),
        Item(id="i", source_id="s", title="A win", url="https://sport.news.example/2024/a-win"),
    ],
    ids=["tag", "section", "address", "host"],
)
def test_tags_and_sections_of_the_source_mean_a_topic(item: Item) -> None:
    assert TopicRules.compile([topic(tags=("sport",))]).of(item) == ("t",)


BANKS = (
    Who(id="pboc", name="People's Bank of China", aliases=("PBOC", "央行")),
    Who(id="boc", name="Bank of China"),
    Who(id="who", name="World Health Organization", aliases=("WHO",)),
)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Bank of China opens a branch", ["boc"]),
        ("The People’s Bank of China cuts a rate", ["pboc"]),
        ("PBOC leans on BANK OF CHINA", ["boc", "pboc"]),
        ("周一央行宣布", ["pboc"]),
        ("Who owns the banks of China?", []),
        ("The WHO warns", ["who"]),
    ],
)
def test_whom_an_item_names_tells_its_topic(title: str, expected: list[str]) -> None:
    rules = TopicRules.compile([Topic(id=entry.id, title="", who=(entry.id,)) for entry in BANKS], BANKS)
    assert sorted(rules.of(Item(id="i", source_id="s", title=title))) == expected


def test_a_source_gives_its_items_a_topic_and_copies_count() -> None:
    rules = TopicRules.compile([topic(sources=("harbour-log",))])
    copy = Copy(source_id="harbour-log", url=None)
    items = [
        Item(id="a", source_id="harbour-log", title="Fog"),
        Item(id="b", source_id="courier", title="Fog", also=(copy,)),
        Item(id="c", source_id="courier", title="Fog"),
    ]
    assert [rules.of(item) for item in items] == [("t",), ("t",), ()]


def test_a_pattern_matches_without_regard_to_case_and_accents() -> None:
    check_topics(
        topic(regex=(r"\bf-?(16|35)s?\b", "lodz|żuraw", "第.{1,2}号船")),
        "++-++-+",
        "Two F-35s land",
        "The F16 flies",
        "PDF-35 is a form",
        "Łódź rebuilds a station",
        "ŻURAW na dachu",
        "Zuraw",
        "第十二号船靠岸",
    )
    check_topics(topic(regex=("(?-i:NATO)",)), "+-", "NATO meets", "Nato meets")


def test_patterns_take_linear_time() -> None:
    hopeless = Patterns.of(["(a+)+$", "(a|a)*b", "a*a*a*a*c"])
    assert list(hopeless.found_in("a" * 100_000 + "!")) == []


@pytest.mark.parametrize("pattern", ["(fog", r"(fog)\1", "fog(?=horn)", "(?<!fog)horn", "(fog)*", "", "(a{999}){999}"])
def test_a_pattern_that_cannot_be_used_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="pattern"):
        check_pattern(pattern)


def test_a_text_without_a_title_weighs_like_one() -> None:
    demanding = Topic(id="t", title="", any=("ferry",), threshold=2)
    paragraph = Item(id="a", source_id="s", title=None, label="Harbour", summary="The ferry is late.")
    rules = TopicRules.compile([demanding])
    assert [rules.of(item) for item in (paragraph, replace(paragraph, title="Harbour"))] == [("t",), ()]


def test_no_word_and_no_term_counts_twice() -> None:
    ferries = topic(any=("ferry", "ferries", '"ferry"', "night ferry"), regex=("ferr(y|ies)",))
    check_weight(2, ferries, "Night ferry late")
    check_weight(2, ferries, "Ferry late", "The ferries wait for fog to lift.")
    check_weight(3, topic(any=("ferry", "fog")), "Ferry late", "The ferry waits for fog to lift.")


def test_a_topic_may_ask_for_more_than_one_mention() -> None:
    demanding = Topic(id="t", title="", any=("ferry", "fog"), tags=("port",), threshold=3)
    rules = TopicRules.compile([demanding])
    ferry = Item(id="a", source_id="s", title="Ferry late")
    items = [ferry, replace(ferry, summary="It waits for fog to lift."), replace(ferry, title="Late", tags=("port",))]
    assert [rules.of(item) for item in items] == [(), ("t",), ("t",)]


def test_a_match_tells_all_that_speaks_for_the_topic() -> None:
    everything = topic(any=("fog",), who=("boc",), regex=("ferr.",), tags=("port",), sources=("log",))
    item = Item(id="i", source_id="log", title="Fog, ferry, Bank of China", tags=("Port",))
    (match,) = TopicRules.compile([everything], BANKS).matches(item)
    assert match.weight == 9
    assert match.reasons == ("fog", "who 'boc'", "regex 'ferr.'", "tag 'port'", "source 'log'")


def test_the_strongest_topic_comes_first() -> None:
    rules = TopicRules.compile(
        [Topic(id="ships", title="", any=("ferry",)), Topic(id="storms", title="", any=("storm", "gale"))]
    )
    item = Item(id="i", source_id="s", title="Storm stops the ferry", summary="The gale blew all night.")
    assert rules.of(item) == ("storms", "ships")


def test_a_star_stands_for_any_ending() -> None:
    starred = topic(any=("żegl*", "wysok* fal*", "a* fog", "降准*"))
    check_topics(starred, "++-", "Żeglarze czekają", "O ŻEGLUDZE", "Że głośno")
    check_topics(starred, "++--", "Wysokie fale", "Wysokich fal nie ma", "Wysoki dom", "Wysoki")
    check_topics(starred, "+-+", "A fog", "All fog", "央行宣布降准了")


def test_a_story_has_the_topics_of_a_third_of_its_items() -> None:
    rules = TopicRules.compile([Topic(id="ships", title="", any=("ferry",)), Topic(id="fog", title="", any=("fog",))])
    titles = ["Ferry late", "The ferry waits", "Ferry in fog", "No ferry", "A ferry again", "Ferry ends its wait"]
    story = Story(id="s", items=tuple(Item(id=str(n), source_id="s", title=t) for n, t in enumerate(titles)))
    assert rules.of_story(story) == ("ships",)
    assert [(vote.topic, vote.votes, vote.out_of, vote.carried) for vote in rules.votes(story)] == [
        ("ships", 7, 7, True),
        ("fog", 1, 7, False),
    ]


def test_a_story_is_as_central_to_topics_as_its_items_say_by_the_same_rules() -> None:
    rules = TopicRules.compile([topic(any=("UN", "harbour*", "lock")), Topic(id="fog", title="", any=("fog",))])
    titles = ("Harbourmaster opens the lock", "Lock opens", "Under the bridge, in fog")
    items = [Item(id=title, source_id="s", title=title) for title in titles]
    found = [rules.centrality(Story(id="x", items=(item,)), {"t"}) for item in items]
    assert found == [1.0, 0.5, 0.0]
    assert rules.centrality(Story(id="x", items=tuple(items)), {"t"}) == 0.5
