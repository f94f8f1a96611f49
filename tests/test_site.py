"""The site's folder: what is written, what is left alone, what is removed."""

from pathlib import Path

import pytest

from digest.check import Ledger
from digest.editions import Store
from digest.errors import ConfigError
from digest.model import Page
from digest.site import MANIFEST, SiteFolder


def write(folder: Path, store: Store, pages: dict[str, str], key: str = "k") -> SiteFolder:
    site = SiteFolder(folder, store)
    if not site.keep("all", key):
        site.write("all", key, [Page(path=path, content=text.encode()) for path, text in pages.items()])
    site.finish()
    return site


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / ".digest")


def test_only_changed_bytes_are_written(tmp_path: Path, store: Store) -> None:
    folder = tmp_path / "site"
    assert write(folder, store, {"index.html": "a", "b/index.html": "b"}).changed == 2
    before = (folder / "b/index.html").stat().st_mtime_ns
    assert write(folder, store, {"index.html": "A", "b/index.html": "b"}, "other").changed == 1
    assert (folder / "b/index.html").stat().st_mtime_ns == before


def test_pages_made_from_the_same_things_are_not_asked_for_again(tmp_path: Path, store: Store) -> None:
    folder = tmp_path / "site"
    write(folder, store, {"index.html": "a"})
    again = SiteFolder(folder, store)
    assert again.keep("all", "k")
    assert not again.keep("all", "other")


def test_pages_that_are_no_more_are_removed_with_their_folders(tmp_path: Path, store: Store) -> None:
    folder = tmp_path / "site"
    write(folder, store, {"index.html": "a", "b/c/index.html": "b"})
    (folder / "theirs.txt").write_text("not ours")
    write(folder, store, {"index.html": "a"}, "other")
    assert sorted(path.name for path in folder.rglob("*")) == [MANIFEST, "index.html", "theirs.txt"]


def test_stale_pages_are_removed_without_the_store(tmp_path: Path, store: Store) -> None:
    folder = tmp_path / "site"
    write(folder, store, {"index.html": "a", "b.html": "b"})
    write(folder, Store(tmp_path / "fresh"), {"index.html": "a"})
    assert not (folder / "b.html").exists()


def broken(folder: Path, store: Store, groups: dict[str, dict[str, str]], key: str = "k") -> list[str]:
    """The broken links that a build of these groups of pages tells of."""
    site = SiteFolder(folder, store, "https://quay.example/repo/")
    for name, pages in groups.items():
        if not site.keep(name, f"{key} {sorted(pages)}"):
            made = [Page(path=path, content=text.encode()) for path, text in pages.items()]
            site.write(name, f"{key} {sorted(pages)}", made)
    found = [str(problem) for problem in site.broken_links()]
    site.finish()
    return found


def test_a_link_that_leads_nowhere_is_told_of_until_it_is_mended(tmp_path: Path, store: Store) -> None:
    folder, long = tmp_path / "site", "c" * 300
    groups = {
        "day": {"a/b/index.html": "<p id='x'><a href='../../'>1</a><a href='#x'>2</a><a href='#y'>3</a>"},
        "home": {
            "index.html": "<a href='a/b/#x'>1</a><a href='a/b/#z'>2</a><a href='theirs.txt'>3</a>"
            "<a href='/'>4</a><a href='https://quay.example/repo/c'>5</a><a href='https://pier.example/c'>6</a>"
            f"<a href='{long}'>7</a>"
        },
    }
    folder.mkdir()
    (folder / "theirs.txt").write_text("not ours")
    told = [
        "a/b/index.html: link to 'a/b/index.html#y' names a place that is not on its page",
        "index.html: link to 'a/b/#z' names a place that is not on its page",
        "index.html: link to 'https://quay.example/' leaves https://quay.example/repo/",
        "index.html: link to 'c' leads to no file",
        f"index.html: link to '{long}' leads to no file",
    ]
    assert broken(folder, store, groups) == told
    assert broken(folder, store, groups) == told
    mended = {"day": {"a/b/index.html": "<p id='x'>"}, "home": {"index.html": "<a href='a/b/#x'>1</a>"}}
    assert broken(folder, store, mended, "mended") == []


def test_a_page_that_goes_away_breaks_the_links_of_pages_that_stay(tmp_path: Path, store: Store) -> None:
    folder = tmp_path / "site"
    home = {"index.html": "<a href='b.html'>b</a>"}
    assert broken(folder, store, {"home": home, "other": {"b.html": ""}}) == []
    assert broken(folder, store, {"home": home}) == ["index.html: link to 'b.html' leads to no file"]


def test_pages_are_not_read_again_as_parts_of_the_search_index_go(
    tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, read = tmp_path / "site", list[str]()
    note = Ledger.note

    def noted(self: Ledger, page: Page) -> None:
        read.append(page.path)
        note(self, page)

    monkeypatch.setattr(Ledger, "note", noted)
    home = {"home": {"index.html": "<p>"}}
    for part in ("a", "b"):
        broken(folder, store, home | {"search": {f"pagefind/index/{part}.pf_index": ""}})
    assert read == ["index.html", "pagefind/index/a.pf_index", "pagefind/index/b.pf_index"]


def test_a_link_to_another_host_is_none_within_a_site_at_the_root(tmp_path: Path, store: Store) -> None:
    site = SiteFolder(tmp_path / "site", store)
    site.write("home", "k", [Page(path="index.html", content=b"<a href='//pier.example/c'>1</a><a href='/c'>2</a>")])
    assert [str(problem) for problem in site.broken_links()] == ["index.html: link to 'c' leads to no file"]


@pytest.mark.parametrize("damage", ["changed", "deleted"])
def test_a_page_that_somebody_touched_is_written_again(tmp_path: Path, store: Store, damage: str) -> None:
    folder = tmp_path / "site"
    write(folder, store, {"index.html": "a"})
    if damage == "deleted":
        (folder / "index.html").unlink()
    else:
        (folder / "index.html").write_text("somebody's")
    write(folder, store, {"index.html": "a"})
    assert (folder / "index.html").read_text() == "a"


def test_a_site_that_is_not_ours_is_not_touched(tmp_path: Path, store: Store) -> None:
    (tmp_path / "index.html").write_text("somebody's")
    with pytest.raises(ConfigError, match="holds a site that digest did not build; empty it or name another folder"):
        SiteFolder(tmp_path, store)
