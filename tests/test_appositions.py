"""What a text calls somebody, and whether that tells a reader who it is."""

import pytest

from digest.appositions import Apposition, appositions, informs


@pytest.mark.parametrize(
    ("sentence", "name", "gloss"),
    [
        ("Tidal Group, the island’s ferry operator, will sell.", "Tidal Group", "the island’s ferry operator"),
        ("Ivo Brandt, CEO of Tidal Group, resigned.", "Ivo Brandt", "CEO of Tidal Group"),
        ("Tidal Group founder Ivo Brandt resigned on Monday.", "Ivo Brandt", "Tidal Group founder"),
        ("It was signed by Mara Osei, a former judge.", "Mara Osei", "a former judge"),
        ("When Finance Minister Mara Osei spoke, they left.", "Mara Osei", "Finance Minister"),
        ("Finance Minister Mara Osei spoke.", "Mara Osei", "Finance Minister"),
        ("Tidal Group CEO He Yabing’s car sank.", "He Yabing", "Tidal Group CEO"),
        ("Bob Ashby MP, head of a committee on ferries, left.", "Bob Ashby", "head of a committee on ferries"),
        ("Ivar al-Osei, a judge in Harborough, left.", "Ivar al-Osei", "a judge in Harborough"),
        ("Shares of Danish ferry operator Tidal sank.", "Tidal", "Danish ferry operator"),
        ("It bought the Lund-based mail company Kestrel Post.", "Kestrel Post", "the Lund-based mail company"),
        ("Bank of Lund chairman Ivo Brandt resigned.", "Ivo Brandt", "Bank of Lund chairman"),
        ("Shares of Tidal (TDL), the island’s ferry operator, sank.", "Tidal", "the island’s ferry operator"),
        ("据潮汐集团首席执行官陈海明表示，渡轮停航。", "陈海明", "潮汐集团首席执行官"),
        ("外交部发言人林晓，昨日答问。", "林晓", "外交部发言人"),
        ("丹麦首相艾达·奎尔说，渡轮停航。", "艾达·奎尔", "丹麦首相"),
    ],
)  # fmt: skip
def test_what_stands_beside_a_name_says_who_it_is(sentence: str, name: str, gloss: str) -> None:
    assert Apposition(name, gloss) in appositions(sentence)
    assert gloss in sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "In Harborough, the capital of the island, trams stood still.",
        "On Monday, the company said so.",
        "Ashby, Bexley, and Corfe agreed.",
        "Tidal Group, weeks after the group was fined, said it would sell.",
        "Harborough, which is the seat of the company, was quiet.",
    ],
)
def test_places_lists_and_clauses_introduce_nobody(sentence: str) -> None:
    assert appositions(sentence) == ()


@pytest.mark.parametrize(
    ("gloss", "informs_reader"),
    [
        ("CEO of Tidal Group", True),
        ("the Danish ferry operator", True),
        ("a maker of paper boats", True),
        ("Harborough mayor", True),
        ("潮汐集团首席执行官", True),
        ("Prime Minister", False),
        ("Former President", False),
        ("Deputy Foreign Minister", False),
        ("Art Director", False),
        ("chief executive of the company", False),
        ("head of the port group's tug unit", False),
        ("his lawyer in Harborough", False),
    ],
)
def test_an_office_alone_tells_nobody_who_it_is(gloss: str, informs_reader: bool) -> None:  # noqa: FBT001
    assert informs(gloss) is informs_reader
