"""The link checker finds what a reader would stumble over."""

import pytest

from digest.check import broken_links
from digest.model import Page


@pytest.mark.parametrize("base", ["/", "/repo/", "https://a.example/repo"])
@pytest.mark.parametrize(
    ("link", "fault"),
    [
        ("other/", None),
        ("./other/index.html#here", None),
        ("other/#there", "link to 'other/#there' names a place that is not on its page"),
        ("other", "link to 'other' leads to no file"),
        ("#top", "link to '#top' names a place that is not on its page"),
        ("x%20y.txt", None),
        ("x y.txt#any", None),
        ("https://elsewhere.example/x", None),
        ("mailto:a@b.example", None),
    ],
)
def test_links(base: str, link: str, fault: str | None) -> None:
    pages = [
        Page(path="index.html", content=f'<p id="a"><a href="{link}">x</a>'.encode()),
        Page(path="other/index.html", content=b'<p id="here"><a href="../#a">back</a>'),
        Page(path="x y.txt", content=b""),
    ]
    assert [f"{problem.where}: {problem.message}" for problem in broken_links(pages, base)] == (
        [f"index.html: {fault}"] if fault else []
    )


def test_a_link_above_the_site_is_broken() -> None:
    page = Page(path="index.html", content=b'<img src="/logo.png">')
    assert [problem.message for problem in broken_links([page], "/repo/")] == ["link to '/logo.png' leaves /repo/"]
