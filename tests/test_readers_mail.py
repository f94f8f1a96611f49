"""Newsletters in a content folder: where letters are found, and whose they are."""

import json
from pathlib import Path

from building import build
from digest.files import find_documents

CASES = Path(__file__).parent / "cases" / "mail"


def test_letters_of_a_maildir_are_found_whatever_was_done_with_them(tmp_path: Path) -> None:
    for folder in ("cur", "new", "tmp"):
        (tmp_path / "mail" / "harbour" / folder).mkdir(parents=True)
    places = ("cur/1700000000.M1P1.host:2,RS", "new/1700000001.M1P2.host", "tmp/1700000002.M1P3.host", "cur/.hidden")
    for place in places:
        (tmp_path / "mail" / "harbour" / place).write_bytes((CASES / "enclosed.eml").read_bytes())
    found, problems = find_documents(tmp_path, (), ())
    assert not problems
    assert [document.name for document in found] == [
        "mail/harbour/cur/1700000000.M1P1.host",
        "mail/harbour/new/1700000001.M1P2.host",
    ]


def test_mail_makes_editions_of_the_days_on_which_it_was_sent(tmp_path: Path) -> None:
    content = tmp_path / "content"
    (content / "mail" / "orbit").mkdir(parents=True)
    (content / "mail" / "orbit" / "box").write_bytes((CASES / "mailbox.mbox").read_bytes())
    (content / "mail" / "letter.eml").write_bytes((CASES / "plain-briefing.eml").read_bytes())
    sources = "sources: [{name: The Orbit, path: mail/orbit/box}, {name: Orbit Briefing, weight: 2}]\n"
    (content / "sources.yml").write_text(sources, encoding="utf-8")
    site = build(content, tmp_path / "site")
    days = {path: json.loads(raw) for path, raw in site.items() if path.endswith("/index.json") and path[:2] == "20"}
    told = {
        path[:10]: {item["source"] for story in day["stories"] for item in story["items"]}
        for path, day in days.items()
        if "stories" in day
    }
    assert told == {"2024/02/20": {"Orbit Briefing"}, "2026/03/04": {"The Orbit"}, "2026/03/06": {"The Orbit"}}
