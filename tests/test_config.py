"""Settings: what may stand in them, and what is said of what may not."""

from datetime import time

from digest.config import EditorsWord, load, read_config


def check_findings(texts: dict[str, str], *expected: str) -> None:
    _, problems = read_config(texts, "content")
    assert [str(problem) for problem in problems] == list(expected)


def test_no_files_mean_the_defaults() -> None:
    config, problems = read_config({}, "content")
    assert not problems
    assert config.settings.title == "News Digest"
    assert config.sources == ()


def test_every_finding_of_every_file_is_reported_at_once() -> None:
    check_findings(
        {
            "digest.yml": "title: Orbit\ntimezone: Europe/Warsov\n",
            "sources.yml": "sources:\n  - name: Orbit Daily\n    langauge: en\n",
        },
        "content/digest.yml:2:1: timezone: no such time zone: 'Europe/Warsov' (found 'Europe/Warsov');"
        " use a name such as 'Asia/Shanghai' or 'UTC'",
        "content/sources.yml:3:5: unknown key 'langauge'; did you mean 'language'?",
    )


def test_a_missing_key_is_named_where_its_mapping_stands() -> None:
    check_findings(
        {"sources.yml": "sources:\n  - url: https://orbit.example/feed\n"},
        "content/sources.yml:2:5: key 'name' is missing; add it",
    )


def test_a_key_that_stands_twice_is_refused() -> None:
    check_findings(
        {"digest.yml": "title: A\ntitle: B\n"}, "content/digest.yml:2:1: key 'title' stands here twice; remove one"
    )


def test_what_is_no_yaml_is_said_with_its_place() -> None:
    check_findings(
        {"topics.yml": "topics:\n  - id: moon\n    title: [Moon\n"},
        "content/topics.yml:3:12: this is not YAML: while parsing a flow sequence expected ',' or ']',"
        " but got '<stream end>'; mind indentation, colons and quotes",
    )


def test_what_is_wrong_costs_itself_only() -> None:
    config, problems = read_config(
        {
            "digest.yml": "title: Orbit\nrundown: many\nbeat:\n  nam: space\n",
            "sources.yml": "sources:\n  - name: Orbit\n    wieght: 2\n  - url: https://log.example/\n  - name: Log\n",
        },
        "content",
    )
    assert len(problems) == 5
    assert (config.settings.title, config.settings.rundown, config.settings.beat) == ("Orbit", 12, None)
    assert [source.name for source in config.sources] == ["Orbit", "Log"]


def test_a_list_for_a_file_of_keys_is_refused() -> None:
    check_findings(
        {"digest.yml": "- title\n"}, "content/digest.yml:1:1: expected `key: value` lines; see `digest schema`"
    )


def test_a_number_where_text_belongs_wants_quotes() -> None:
    check_findings(
        {"digest.yml": "title: 2024\n"}, "content/digest.yml:1:1: title: expected text, found 2024; put it in quotes"
    )


def test_on_is_a_key_norway_is_a_country_and_ten_a_time() -> None:
    config, _ = read_config(
        {
            "digest.yml": "day_starts_at: 10:00\n",
            "sources.yml": "sources:\n  - name: Fjord Post\n    on: false\n    country: NO\n",
        },
        "content",
    )
    assert config.settings.day_starts_at == time(10)
    assert not config.origins[0].on
    assert config.sources[0].country == "NO"


def test_two_sources_of_one_id_are_refused() -> None:
    check_findings(
        {"sources.yml": "sources:\n  - name: Orbit\n  - name: Orbit\n"},
        "content/sources.yml: a second entry makes the id 'orbit'; give one of them another `id`",
    )


def test_a_beat_of_unknown_topics_is_refused() -> None:
    check_findings(
        {
            "digest.yml": "beat:\n  name: space\n  topics: [moon, mars]\n",
            "topics.yml": "topics:\n  - id: moon\n    title: The Moon\n",
        },
        "content/digest.yml: the beat names topic 'mars', which topics.yml does not have; add it there",
    )


def test_what_a_topic_cannot_use_is_refused_where_it_stands() -> None:
    texts = {
        "who.yml": "who:\n  - name: Orbit Agency\n",
        "topics.yml": "topics:\n  - id: moon\n    title: Moon\n    who: [orbit-agency, orbit-agancy]\n"
        "    threshold: 0\n    regex:\n      - 'luna(r)?'\n      - '(lunar'\n"
        "  - id: mars\n    title: Mars\n    regex: 'mars(?!eille)'\n",
    }
    syntax = "see https://github.com/google/re2/wiki/Syntax"
    check_findings(
        texts,
        "content/topics.yml:4:25: who: who.yml has no such id (found 'orbit-agancy'); did you mean 'orbit-agency'?",
        "content/topics.yml:8:9: regex: not a pattern of RE2: missing ): (lunar (found '(lunar'); " + syntax,
        "content/topics.yml:5:5: threshold: Input should be greater than or equal to 1 (found 0)",
        "content/topics.yml:11:5: regex: not a pattern of RE2: invalid perl operator: (?! (found 'mars(?!eille)'); "
        + syntax,
    )
    moon, mars = read_config(texts, "content")[0].topics
    assert (moon.who, moon.regex, moon.threshold, mars.regex) == (("orbit-agency",), ("luna(r)?",), 1, ())


def test_the_editor_may_name_stories_and_items() -> None:
    word, _ = load(
        "d.yml", "headline: Landed\npin: [a1b2]\nlabel: {a1b2: Moon landing}\nmerge: [[x, y]]\n", EditorsWord
    )
    assert word.pin == ("a1b2",)
    assert word.merge == (("x", "y"),)
