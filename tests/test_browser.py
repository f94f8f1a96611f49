"""The golden site in a browser: by keyboard, searched, offline, with and without its scripts, asking nobody else."""

import json
import os
import shutil
import sys
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from auditing import ASIDE, BARS, kinds_of, read
from browsing import WAIT, browsing
from building import build, copy
from digest.server import open_server

HOME = "/harbour/"
DAY = "2024/03/05/"
NOTES = {"lodz": "The tram in Łódź runs again", "chips": "港口扩大芯片进口"}
"""Stories of an earlier day, for the search: an accent, and a word inside a sentence."""
TABS, PAUSE = 120, 50
SOON = "WAIT = 3000;"
"""After so long pages come from what was kept, where the server is slow: it may be, here."""
TEXT = "document.querySelector('main').innerText.length"


@pytest.fixture(scope="module")
def site(golden: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The golden project and two notes more, built with the index that the search needs."""
    place = tmp_path_factory.mktemp("browsed")
    content = copy(golden / "content", place / "content")
    for name, title in NOTES.items():
        note = f"---\ntitle: {title}\ndate: 2024-03-03\nsource: Courier\n---\nThe port office told it today.\n"
        (content / "notes" / f"{name}.md").write_text(note, "utf-8")
    build(content, place / "site")
    worker = place / "site/sw.js"
    text = worker.read_text()
    assert text.count(SOON) == 1
    worker.write_text(text.replace(SOON, f"WAIT = {WAIT};"))
    return place / "site"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as found:
        yield found


class Served:
    """A site on this machine, until it is stopped."""

    def __init__(self, folder: Path) -> None:
        self._server = open_server(folder, 0, HOME)
        Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        self.origin = f"http://127.0.0.1:{self._server.server_address[1]}"
        self.url = self.origin + HOME

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def served(site: Path) -> Iterator[Served]:
    served = Served(site)
    yield served
    served.stop()


def window(browser: Browser, url: str, **more: Any) -> BrowserContext:  # noqa: ANN401 - as Playwright takes them
    """A window without a past."""
    context = browser.new_context(base_url=url, **more)
    context.set_default_timeout(WAIT)
    return context


@pytest.fixture
def page(browser: Browser, served: Served) -> Iterator[Page]:
    """The home page, in a window without a past; complaints on the console and requests to others fail the test."""
    context = window(browser, served.url)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    faults = watched(context, served.origin)
    page = context.new_page()
    page.goto("./")
    yield page
    context.close()
    assert faults == []


def watched(context: BrowserContext, origin: str) -> list[str]:
    """What goes wrong in a window, as it happens: errors, warnings, requests to strangers that no reader made."""
    faults: list[str] = []

    def ask(request: Request) -> None:
        if not request.url.startswith((origin, "data:", "blob:")) and not request.is_navigation_request():
            faults.append(f"asks a stranger: {request.url}")

    context.on("console", lambda said: faults.append(said.text) if said.type in ("error", "warning") else None)
    context.on("weberror", lambda error: faults.append(str(error.error)))
    context.on("request", ask)
    return faults


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the first element of a selector has the focus."""
    for _ in range(TABS):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.querySelector(selector) === document.activeElement", selector):
            return
    pytest.fail(f"{TABS} times Tab do not lead to {selector} on {page.url}")


def until(page: Page, condition: str) -> None:
    """Wait until an expression holds; playwright's own way evaluates strings in the page, which the policy refuses."""
    for _ in range(WAIT // PAUSE):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(PAUSE)
    pytest.fail(f"not in {WAIT / 1000:g} s on {page.url}: {condition}")


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id"))


def segments(page: Page) -> list[str]:
    return [str(one.get_attribute("id")) for one in page.locator(".segment").all()]


def test_a_walk_by_keyboard_from_home_to_a_story(page: Page) -> None:
    first, second, *_ = segments(page)
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert focused(page) == second
    page.keyboard.press("k")
    assert focused(page) == first
    tab_to(page, ".day-list a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/2024/03/04/")
    tab_to(page, "main a.topic")
    page.keyboard.press("Enter")
    page.wait_for_url("**/topics/*/")
    page.keyboard.press("/")
    page.wait_for_url("**/search/**")
    expect(page.get_by_label("Words to look for")).to_be_focused()
    page.keyboard.type("tide")
    expect(page.locator(".found a")).not_to_have_count(0)
    tab_to(page, ".found a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/2024/03/04/**#s-*")
    expect(page.locator(":target")).to_be_in_viewport()
    expect(page.locator(":target")).to_contain_text("tide table")


@pytest.mark.parametrize(
    ("asked", "found"),
    [("芯片", NOTES["chips"]), ("Lodz", NOTES["lodz"]), ("ŁÓDŹ tram", NOTES["lodz"])],
)
def test_search_finds_words_inside_sentences_and_without_accents(page: Page, asked: str, found: str) -> None:
    page.goto(f"search/?q={asked}")
    expect(page.locator(".found h2")).to_have_text([found])
    page.locator(".found a").click()
    page.wait_for_url("**/2024/03/03/**#*")
    expect(page.locator(":target")).to_contain_text(found)


def test_search_narrows_and_says_when_there_is_nothing(page: Page) -> None:
    page.goto("search/?q=port")
    expect(page.locator(".found li")).not_to_have_count(0)
    page.get_by_label("Day", exact=True).select_option("2024-03-03")
    expect(page.locator(".found h2")).to_have_count(len(NOTES))
    page.get_by_label("Words to look for").fill("zeppelin")
    expect(page.locator(".search [role=status]")).to_contain_text("Nothing found")
    expect(page.locator(".found li")).to_have_count(0)


def test_every_kind_of_page_runs_under_the_policy_of_the_site(page: Page, site: Path) -> None:
    for kind in kinds_of(read(site)):
        if kind.name not in ASIDE:
            answer = page.goto(kind.largest)
            assert answer
            assert "default-src 'none'" in answer.headers["content-security-policy"], kind.largest
            expect(page.locator("h1").first).to_be_visible()


INTRUDERS = """
document.addEventListener("securitypolicyviolation", (event) => refused.add(event.effectiveDirective));
document.body.insertAdjacentHTML("beforeend", '<p style="color:red"></p><img src="https://stranger.example/">');
document.body.append(Object.assign(document.createElement("script"), { text: "document.title = 'run'" }));
"""


def test_the_policy_lets_in_the_styles_of_letters_and_nothing_else(browser: Browser, served: Served) -> None:
    with window(browser, served.url) as context:
        page = context.new_page()
        page.goto(f"{DAY}email.html")
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontSize") == "30px"
        page.evaluate("globalThis.refused = new Set()")
        page.evaluate(INTRUDERS)
        until(page, "refused.size >= 3")
        assert page.evaluate("[...refused].sort()") == ["img-src", "script-src-elem", "style-src-attr"]


def test_a_key_opens_the_source_of_a_story(page: Page) -> None:
    page.context.route("https://*.example/**", lambda route: route.fulfill(body="the source"))
    page.locator(".segment:has(a[href^=https]) .unfold").first.focus()
    page.keyboard.press("o")
    expect(page.get_by_text("the source")).to_be_visible()


def test_keys_rest_while_one_types_with_modifiers_and_when_turned_off(page: Page) -> None:
    page.evaluate("document.querySelector('main').prepend(document.createElement('input'))")
    page.locator("main > input").press("j")
    expect(page.locator("main > input")).to_have_value("j")
    page.locator("main > input").blur()
    page.keyboard.press("Control+j")
    assert focused(page) == ""
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("Next story")
    page.get_by_label("Use these keys").uncheck()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.reload()
    here = page.url
    for key in "jo/t?":
        page.keyboard.press(key)
    page.wait_for_timeout(100)
    assert (page.url, focused(page), page.get_by_role("dialog").count()) == (here, "", 0)


def test_escape_closes_what_is_open(page: Page) -> None:
    number = page.get_by_role("button", name="Source 1", exact=True).first
    note = page.locator(f"#{number.get_attribute('popovertarget')}")
    number.press("Enter")
    expect(note).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("h1").click()
    expect(note).not_to_be_visible()
    options = page.locator(".unfold").first
    options.press("Enter")
    expect(page.get_by_role("button", name="Copy link")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Copy link")).to_have_count(0)
    expect(options).to_be_focused()


HESITATION = 300
"""Milliseconds after which the page believes that the pointer stays where it is."""


def test_what_a_number_cites_shows_while_it_is_pointed_at_until_escape(page: Page) -> None:
    page.clock.install()
    number = page.locator(".segment .ref button").first
    note = page.locator(f"#{number.get_attribute('popovertarget')}")
    number.hover()
    expect(note).to_be_visible()
    note.hover()
    page.clock.run_for(HESITATION)
    expect(note).to_be_visible()
    page.keyboard.press("Escape")
    expect(note).not_to_be_visible()
    page.locator("h1").hover()
    page.clock.run_for(HESITATION)
    number.hover()
    expect(note).to_be_visible()
    page.locator("h1").hover()
    expect(note).not_to_be_visible()
    tab_to(page, ".segment .ref button")
    expect(note).to_be_visible()


def test_colours_and_text_size_stay_chosen(page: Page) -> None:
    page.get_by_role("link", name="Reading settings").first.click()
    page.get_by_label("Dark").check()
    page.get_by_label("Larger").check()
    page.goto(DAY)
    look = page.evaluate(
        "(({ colorScheme, fontSize }) => [colorScheme, fontSize])(getComputedStyle(document.documentElement))"
    )
    assert look == ["dark", "22px"]
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(23, 22, 20)"


def test_what_is_read_and_what_is_new_since_the_last_visit(page: Page) -> None:
    first, second, *_ = segments(page)
    expect(page.locator(".fresh")).to_have_count(0)
    page.locator(f"#{first} .unfold").click()
    page.get_by_role("button", name="Mark as read").click()
    page.evaluate(
        """second => {
            const key = Object.keys(localStorage).find((name) => name.endsWith(":visit"));
            const { now, seen } = JSON.parse(localStorage[key]);
            localStorage[key] = JSON.stringify({ now: now - 3600e3, seen: seen.filter((id) => id !== second) });
        }""",
        second,
    )
    page.reload()
    expect(page.locator(f"#{second} .fresh")).to_have_text("New")
    expect(page.locator(".fresh")).to_have_count(1)
    expect(page.locator(".facts")).to_contain_text("New since your last visit")
    expect(page.locator(f"#{first}")).to_contain_class("read")


def test_a_story_hides_with_its_only_source_and_stays_with_another(page: Page) -> None:
    page.goto("sources/")
    page.get_by_role("link", name="Sundhaven Courier").click()
    page.get_by_role("button", name="Hide").click()
    page.goto("./")
    courier = "courier-example-feed"
    expect(page.locator(f".segment[data-sources~={courier}]").first).to_be_visible()
    alone = page.locator(f"[data-sources={courier}]")
    expect(alone).not_to_have_count(0)
    expect(alone.filter(visible=True)).to_have_count(0)
    expect(page.locator(".brief", has=alone).first).not_to_be_visible()
    expect(page.locator(".sifted")).to_have_text(f"Hidden stories: {alone.count()} Show them")
    page.keyboard.press("?")
    page.get_by_role("button", name="Show again").click()
    page.get_by_role("button", name="Close").click()
    expect(alone.first).to_be_visible()


def test_the_link_to_a_paragraph_leads_to_the_page_of_its_day(page: Page) -> None:
    story = segments(page)[0]
    page.locator(f"#{story} .unfold").click()
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Link copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{page.url}{DAY}#{story}"


def test_a_page_that_is_read_offline_says_of_when_it_is(browser: Browser, served: Served) -> None:
    with window(browser, served.url) as context:
        page = context.new_page()
        page.goto("./")
        until(page, "caches.match('2024/03/04/').then(Boolean)")
        until(page, "navigator.serviceWorker.controller?.state === 'activated'")
        page.reload()
        expect(page.locator(".offline")).to_have_count(0)
        served.stop()
        for path in ("./", "2024/03/04/#run-down"):
            answer = page.goto(path)
            assert answer
            assert "default-src 'none'" in answer.headers["content-security-policy"], "as it had from the site"
            expect(page.locator(".offline")).to_contain_text("Offline: this page is of ")
            expect(page.locator(".segment").first).to_be_visible()
        page.goto("about/")
        expect(page.locator("body")).to_contain_text("this page is not kept")


def test_what_the_browser_keeps_by_itself_is_not_taken_for_today(browser: Browser, site: Path, tmp_path: Path) -> None:
    """Where a host says nothing of age, a page that has not changed for a year may be kept for weeks without asking."""
    folder = shutil.copytree(site, tmp_path / "site")
    os.utime(folder / "index.html", (0, 0))
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=str(folder)))
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    with window(browser, f"http://127.0.0.1:{server.server_address[1]}/") as context:
        page = context.new_page()
        page.goto("./")
        until(page, "navigator.serviceWorker.controller?.state === 'activated'")
        page.reload()
        server.shutdown()
        server.server_close()
        page.goto("./")
        expect(page.locator(".offline")).to_contain_text("Offline: this page is of ")


def test_every_kind_of_page_reads_without_scripts(browser: Browser, served: Served, site: Path) -> None:
    paths = [kind.largest for kind in kinds_of(read(site)) if kind.name not in ASIDE]
    with window(browser, served.url, service_workers="block") as scripted:
        page = scripted.new_page()
        full = {path: visited(page, path) for path in paths}
    with window(browser, served.url, java_script_enabled=False) as plain:
        page = plain.new_page()
        for path in paths:
            assert 100 * visited(page, path) >= BARS["plain %"][0] * full[path], path
            controls = page.locator("button:not([popovertarget]), input, select, .masthead .look").all()
            assert [one for one in controls if one.is_visible()] == [], path
        page.goto("search/")
        expect(page.get_by_role("link", name="March 2024")).to_be_visible()


def visited(page: Page, path: str) -> int:
    """How much text a page shows."""
    page.goto(path)
    return int(page.evaluate(TEXT))


SPOKEN = """
Object.defineProperty(window, "speechSynthesis", { value: {
  said: [],
  speak(text) { this.said.push([text.text, text.lang, text.rate]); setTimeout(text.onend); },
  cancel() {},
  getVoices: () => [{}],
} });
"""
"""A voice for a browser that has none: it keeps what it was to say."""


def test_the_browser_reads_a_briefing_that_is_not_recorded(browser: Browser, served: Served) -> None:
    with window(browser, served.url) as context:
        context.add_init_script(SPOKEN)
        page = context.new_page()
        page.goto(DAY)
        page.get_by_label("Speed").select_option("1.5")
        page.get_by_role("button", name="Listen to the full version").click()
        expect(page.get_by_role("button", name="Listen to the full version")).to_be_visible()
        until(page, "speechSynthesis.said.length > 5")
        said = page.evaluate("speechSynthesis.said")
        texts = [text for text, *_ in said]
        assert texts[0].split() == page.locator("h1").inner_text().split()
        assert {text for text in texts[2:] if text.endswith(":")} == set(page.locator(".told h3").all_inner_texts())
        assert {tuple(how) for _, *how in said} == {("en", 1.5)}


def test_a_recording_plays_from_the_chapter_that_is_chosen(browser: Browser, golden: Path, tmp_path: Path) -> None:
    content = copy(golden / "content", tmp_path / "content")
    voice = f"{sys.executable} {Path(__file__).with_name('voice.py')} {{out}}"
    with (content / "digest.yml").open("a") as file:
        file.write(f"\naudio: {json.dumps({'command': voice, 'days': 1})}\n")
    build(content, tmp_path / "site")
    served = Served(tmp_path / "site")
    with window(browser, served.url) as context:
        faults = watched(context, served.origin)
        page = context.new_page()
        page.goto(DAY)
        page.get_by_text("Listen to the full version").click()
        chapter = page.locator(".chapters a").last  # which stays the one that plays, when it is over
        begins = float((chapter.get_attribute("href") or "").rpartition("=")[2])
        chapter.click()
        page.get_by_label("Speed").select_option("2")
        expect(chapter).to_have_attribute("aria-current", "true")
        assert page.evaluate("document.querySelector('audio').currentTime") >= begins > 1
        assert page.evaluate("document.querySelector('audio').playbackRate") == 2
    served.stop()
    assert faults == []
