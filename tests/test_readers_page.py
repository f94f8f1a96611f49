"""Web pages: what is recognised as one, and how it becomes a text. Whole pages are among `cases/page`."""

import time
from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import Document
from digest.readers import page, read


def check_reduced(source: str, expected: str) -> None:
    """Compare a page's text, without its front matter."""
    text = page.reduced(Document(name="page.html", raw=source.encode())).raw.decode()
    assert text.removeprefix("---\n").rpartition("---\n\n")[2] == expected


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html>\n<html>",
        "\n<html lang='en'><head>",
        '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">',
        "<!-- saved from url=(0014)https://a.example/ -->\n<HTML>",
        "<p>A piece of a page</p>",
    ],
)
def test_pages_are_recognised(text: str) -> None:
    assert page.sniff(text)


@pytest.mark.parametrize(
    "text",
    [
        '<?xml version="1.0"?><rss version="2.0">',
        "<feed xmlns='http://www.w3.org/2005/Atom'>",
        "<opml>",
        "Text with <p>",
        "",
    ],
)
def test_other_texts_are_no_page(text: str) -> None:
    assert not page.sniff(text)


def test_blocks_lines_and_bullets_are_kept() -> None:
    check_reduced(
        """<body><h2>Boats</h2><div>One<p>Two<br>three</p>four<br><br>five</div>
        <ul><li>Six<ul><li>seven</li></ul></li><li><p>Eight</p></li></ul>
        <table><tr><td>nine</td><td>ten</td></tr></table></body>""",
        "## Boats\n\nOne\n\nTwo\nthree\n\nfour\n\nfive\n\n• Six\n• seven\n• Eight\n\nnine | ten",
    )


def test_links_and_leading_bold_are_marked() -> None:
    check_reduced(
        """<head><link rel="canonical" href="https://a.example/x/"></head>
        <p><b>Boats:</b> one <b>two</b> <a href="../y">three</a> <a href="#top">four</a>
        <a href="https://b.example/">https://b.example/</a> <a href="javascript:x()">five</a></p>""",
        "**Boats:** one two [three](https://a.example/y) four https://b.example/ five",
    )


def test_what_surrounds_the_text_is_dropped() -> None:
    check_reduced(
        """<header>a</header><nav>b</nav><main><p>Kept, since it is the text of the page.</p><script>c</script>
        <p style="display:none">d</p><div class="share-bar">e</div><form>f</form></main><aside>g</aside>
        <footer>h</footer>""",
        "Kept, since it is the text of the page.",
    )


@pytest.mark.parametrize("folder", ["chinascope", "caixin"])
def test_a_text_saved_as_a_page_reads_like_the_text(shared: Path, folder: str) -> None:
    for path in sorted((shared / "samples" / folder).glob("*.txt"))[:4]:
        text = path.read_text(encoding="utf-8-sig")
        paragraphs = "".join(f"<p>{escape(block).strip().replace(chr(10), '<br>')}</p>" for block in text.split("\n\n"))
        saved = Document(name=path.name, raw=f"<!DOCTYPE html><body><nav>Home</nav>{paragraphs}</body>".encode())
        expected = read(Document(name=path.name, raw=text.encode()))
        assert [item.heading for item in read(saved).items] == [item.heading for item in expected.items], path.name


@pytest.mark.parametrize("piece", ["<div>", "<b><a href=x>", "<p>", "<select><option>", "<table><tr><td>", "<b>w</b>"])
def test_pages_of_any_nesting_are_read_in_time(piece: str) -> None:
    begin = time.process_time()
    page.read(Document(name="page.html", raw=(f"<!DOCTYPE html><body>{piece * 20_000}").encode()))
    assert time.process_time() - begin < 60, "what takes a second here takes minutes if it is quadratic"


@given(st.one_of(st.text(), st.text(alphabet="<>/=\"' abdhiloprtuv[](){}*#\n&;!-")))
def test_any_text_gives_a_reading(text: str) -> None:
    page.sniff(text)
    for item in read(Document(name="page.html", raw=f"<html>{text}".encode("utf-8", "replace"))).items:
        assert item.body or item.summary or item.title
