"""What hosts are told to send with the site's files: written by the build, read back by `digest serve`."""

import re
import urllib.request
from base64 import b64encode
from hashlib import sha256
from html import unescape
from pathlib import Path

import pytest

from building import build, copy, run, served
from digest.headers import HEADERS, LONGEST_LINE, MOST_RULES, headers_of, read_headers, unread_lines

RULES = """
# what all files have
/*
  X-One: 1
  Link: <a>; rel=me
X-Without-Indent: too
nonsense
/docs/:name/all.html
  # not sent
  link: <b>
/*.txt
  X-Text: a: b
"""


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", {"X-One": "1", "Link": "<a>; rel=me", "X-Without-Indent": "too"}),
        ("/docs/a/all.html", {"X-One": "1", "Link": "<a>; rel=me, <b>", "X-Without-Indent": "too"}),
        ("/docs/a/b/all.html", {"X-One": "1", "Link": "<a>; rel=me", "X-Without-Indent": "too"}),
        ("/deep/down.txt", {"X-One": "1", "Link": "<a>; rel=me", "X-Without-Indent": "too", "X-Text": "a: b"}),
    ],
)
def test_every_rule_that_fits_a_path_says_what_is_sent_with_it(path: str, expected: dict[str, str]) -> None:
    assert headers_of(path, read_headers(RULES)) == expected


def test_what_no_rule_fits_is_sent_with_nothing() -> None:
    assert headers_of("/a.png", read_headers("/b.png\n  X-One: 1\n")) == {}
    assert read_headers("  X-One: 1\n") == ()


def test_hosts_take_what_the_site_says(golden: Path) -> None:
    text = (golden / "site" / HEADERS).read_text()
    assert unread_lines(text) == ()
    assert text.count("Content-Security-Policy:") == 1, "two policies for one page let pass only what both do"
    assert "unsafe-inline" not in text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("X-One: 1\n/*\n  X-Two: 2\n", "_headers:1: the line is neither a path nor, below one, a header"),
        ("/*\n  X-One 1\n", "_headers:2: the line is neither a path nor, below one, a header"),
        (f"/*\n  X-One: {LONGEST_LINE * '1'}\n", "_headers:2: the line is longer than 2,000 characters"),
        ("/a\n  X-One: 1\n" * (MOST_RULES + 1), "_headers:201: the line is a rule after the first 100"),
    ],
)
def test_a_line_that_hosts_would_pass_over_is_told(text: str, told: str, golden: Path, tmp_path: Path) -> None:
    site = copy(golden / "site", tmp_path / "site")
    (site / HEADERS).write_text(text)
    checked = run("check", golden / "content", "--site", site)
    assert f"{told}: hosts pass it over" in checked.output
    assert checked.output.count("_headers:") == 1


def test_the_policy_knows_the_styles_of_letters_and_no_page_has_others(golden: Path) -> None:
    policy = _policy(golden / "site")
    for path in sorted((golden / "site").rglob("*.html")):
        html = path.read_text()
        styles = [*re.findall(r'style="([^"]*)"', html), *re.findall(r"<style[^>]*>(.*?)</style>", html, re.DOTALL)]
        assert bool(styles) == (path.name == "email.html"), path
        for style in styles:
            assert f"'sha256-{b64encode(sha256(unescape(style).encode()).digest()).decode()}'" in policy, style


def test_pictures_are_let_in_where_the_settings_ask_for_them(golden: Path, tmp_path: Path) -> None:
    assert "; img-src 'self';" in _policy(golden / "site")
    content = copy(golden / "content", tmp_path / "content")
    with (content / "digest.yml").open("a") as file:
        file.write("\nimages: true\n")
    build(content, tmp_path / "site")
    assert "; img-src 'self' https: http:;" in _policy(tmp_path / "site")


def test_serving_sends_what_the_site_asks_for(golden: Path, tmp_path: Path) -> None:
    site = copy(golden / "site", tmp_path / "site")
    (site / HEADERS).write_text("/about/\n  X-One: 1\n/*\n  Cache-Control: max-age=7\n")
    with served(site, "/harbour/") as address:
        for path, one in (("about/?q=1", "1"), ("threads/", None)):
            with urllib.request.urlopen(f"{address}/harbour/{path}") as answer:
                assert (answer.headers["X-One"], answer.headers["Cache-Control"]) == (one, "max-age=7")
        (site / HEADERS).unlink()
        with urllib.request.urlopen(f"{address}/harbour/about/") as answer:
            assert (answer.headers["X-One"], answer.headers["Cache-Control"]) == (None, "no-cache")


def _policy(site: Path) -> str:
    return headers_of("/", read_headers((site / HEADERS).read_text()))["Content-Security-Policy"]
