"""What earlier days said: of somebody of whom today says nothing, and of what happened before a story went on."""

import json
import re
from pathlib import Path

import pytest

from building import build, copy, run

PORT = "The Tidal Port Union speaks for the dockers of four harbours."
PAGE = {"2024-03-01": "2024/03/01/", "2024-03-02": "2024/03/02/", "2024-03-03": "2024/03/03/"}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "digest.yml").write_text("title: Harbour\nurl: https://harbour.example/x/\n")
    return folder


def briefing(content: Path, day: str, name: str, text: str) -> None:
    path = content / "briefings" / f"{day}.txt"
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        "Bridges: A bridge over the Lund river has been repaired by the town, its mayor said.\n\nDIGEST HUB\n"
        f"- The bridge over the Lund river has been repaired.\n- {name}\n- {text}\n"
    )


def dump(content: Path, day: str, *texts: str) -> None:
    path = content / "feeds" / day / "courier.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        "# Source:courier, URL:https://courier.example/feed, language:en\n\n"
        + "".join(
            f"## {text[:30]}\n - [https://courier.example/{day}/{n}](https://courier.example/{day}/{n})\n"
            f" - date published: {day}T08:30:00+00:00\n\n{text}\n\n"
            for n, text in enumerate(texts)
        )
    )


def who(files: dict[str, bytes], day: str) -> dict[str, dict[str, object]]:
    return {one["name"]: one for one in json.loads(files[PAGE[day] + "index.json"])["hub"]["who"]}


STRIKE = "Dockers of the Tidal Port Union struck on Sunday for higher wages in all harbours."


def test_what_a_briefing_text_said_is_offered_again_with_its_date_and_source(content: Path, tmp_path: Path) -> None:
    briefing(content, "2024-03-01", "Tidal Port Union", PORT)
    dump(content, "2024-03-03", STRIKE)
    files = build(content, tmp_path / "site")
    told = who(files, "2024-03-03")["Tidal Port Union"]
    assert (told["text"], told["as_of"]) == (PORT, "2024-03-01")
    assert [one["id"] for one in told["items"]] == told["cites"]  # type: ignore[attr-defined]
    page = files[PAGE["2024-03-03"] + "index.html"].decode()
    assert "as of March 1, 2024" in page
    assert re.search(r'<li\b[^>]*><a href="\.\./\.\./\.\./2024/03/01/"', page)
    assert "(as of March 1, 2024)" in files[PAGE["2024-03-03"] + "briefing.md"].decode()
    assert run("check", content, "--site", tmp_path / "site").exit_code == 0
    assert "as_of" not in who(files, "2024-03-01")["Tidal Port Union"]


def test_what_an_item_said_is_offered_again_and_the_newest_wins(content: Path, tmp_path: Path) -> None:
    dump(content, "2024-03-01", "Mara Osei, a judge in Harborough, fined a ferry on Friday for its noise.")
    dump(content, "2024-03-02", "Mara Osei, president of the Lund court, closed a case against a ferry on Saturday.")
    dump(content, "2024-03-03", "A ferry was sold on Sunday, and Mara Osei was said to have bought it.")
    told = who(build(content, tmp_path / "site"), "2024-03-03")["Mara Osei"]
    assert (told["text"], told["as_of"]) == ("president of the Lund court", "2024-03-02")


def test_today_wins_over_earlier_days_and_the_site_over_both(content: Path, tmp_path: Path) -> None:
    dump(content, "2024-03-01", "Mara Osei, a judge in Harborough, fined a ferry on Friday for its noise.")
    dump(content, "2024-03-03", "Mara Osei, president of the Lund court, closed a case against a ferry on Sunday.")
    told = who(build(content, tmp_path / "site"), "2024-03-03")["Mara Osei"]
    assert (told["text"], "as_of" in told) == ("president of the Lund court", False)
    (content / "who.yml").write_text("who:\n  - {name: Mara Osei, gloss: A judge in Lund.}\n")
    told = who(build(content, tmp_path / "site"), "2024-03-03")["Mara Osei"]
    assert (told["text"], "as_of" in told) == ("A judge in Lund.", False)


def test_other_names_that_a_text_tells_are_remembered_too(content: Path, tmp_path: Path) -> None:
    text = "Tidal Port Union (TPU), a charity for dockers in four harbours, called a strike on Friday."
    dump(content, "2024-03-01", text)
    dump(content, "2024-03-03", "A strike was ended on Sunday by TPU and the harbours, both of them said.")
    assert who(build(content, tmp_path / "site"), "2024-03-03")["Tidal Port Union"]["as_of"] == "2024-03-01"


def test_only_days_that_name_somebody_are_composed_again(content: Path, tmp_path: Path) -> None:
    dump(content, "2024-03-02", "A ferry was sold on Saturday to the town of Lund for a small sum.")
    dump(content, "2024-03-03", STRIKE)
    build(content, tmp_path / "site")
    briefing(content, "2024-03-01", "Tidal Port Union", PORT)
    result = run("build", content, "--site", tmp_path / "site")
    assert "3 days, 2 made anew" in result.output


TRIAL = "Harbour bribery trial of Mayor Oswin Tarrel opened in Quillport on Thursday before a full court."


def report(content: Path, day: str, source: str, title: str, text: str) -> None:
    path = content / "feeds" / day / f"{source}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    url = f"https://{source}.example/{day}"
    path.write_text(
        f"# Source:{source}, URL:https://{source}.example/feed, language:en\n\n## {title}\n - [{url}]({url})\n"
        f" - date published: {day}T08:30:00+00:00\n\n{text}\n\n"
    )


def trial(content: Path, *later: str) -> None:
    """A trial that is told of on a Thursday, and of which Friday and Saturday say more."""
    said = "Prosecutors say Tarrel took cash for berths."
    report(
        content,
        "2024-02-29",
        "wire",
        "Harbour bribery trial of Mayor Oswin Tarrel opens in Quillport",
        f"{TRIAL} {said}",
    )
    titles = (
        "Mayor Oswin Tarrel denies bribery as Quillport harbour trial goes on",
        "Quillport jury weighs bribery case of Mayor Oswin Tarrel, harbour trial nears end",
    )
    for day, source, title, text in zip(("2024-03-01", "2024-03-02"), ("post", "times"), titles, later, strict=False):
        report(content, day, source, title, text)


def timeline(files: dict[str, bytes], day: str) -> list[dict[str, object]]:
    twin = json.loads(files[PAGE[day] + "index.json"])
    assert {story["thread"] for story in twin["stories"]} == {"harbour-bribery-trial-mayor-oswin-2024-02-29"}
    return list(twin["hub"]["timeline"])


def test_a_timeline_has_what_the_earlier_days_of_a_thread_dated(content: Path, tmp_path: Path) -> None:
    trial(content, "Tarrel said in the harbour court that he took no cash from anybody.")
    files = build(content, tmp_path / "site")
    (event,) = timeline(files, "2024-03-01")
    assert (event["start"], event["text"]) == ("2024-02-29", TRIAL)
    assert [one["id"] for one in event["items"]] == event["cites"]  # type: ignore[attr-defined]
    page = files[PAGE["2024-03-01"] + "index.html"].decode()
    assert page.count(TRIAL) == 1
    assert "Harbour bribery trial of Mayor Oswin Tarrel opens in Quillport" in page
    assert run("check", content, "--site", tmp_path / "site").exit_code == 0


def test_a_timeline_follows_what_an_earlier_day_tells_anew(content: Path, tmp_path: Path) -> None:
    trial(content, "Tarrel said in the harbour court that he took no cash from anybody.")
    build(content, tmp_path / "site")
    path = content / "feeds" / "2024-02-29" / "wire.md"
    path.write_text(path.read_text().replace("before a full court", "in a crowded hall"))
    files = build(content, tmp_path / "site")
    (event,) = timeline(files, "2024-03-01")
    assert event["text"] == TRIAL.replace("before a full court", "in a crowded hall")
    assert files == build(copy(content, tmp_path / "clean"), tmp_path / "clean-site")


def test_what_today_dates_itself_or_only_lay_ahead_is_not_told_again(content: Path, tmp_path: Path) -> None:
    again = (
        "The bribery trial of the mayor opened in Quillport on Thursday before a full court, and a jury was sworn in."
    )
    ahead = "The mayor of Quillport will speak to the court on Friday. Jurors are heading to the harbour Wednesday."
    trial(content, ahead, again)
    files = build(content, tmp_path / "site")
    assert [(one["start"], "items" in one) for one in timeline(files, "2024-03-02")] == [("2024-02-29", False)]
