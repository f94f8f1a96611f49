"""The golden site in a browser: the scripts that make reading easier, and the pages without them."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from digest.server import open_server

HOME = "/harbour/"
DAY = "2024/03/05/"
TABS = 120


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        pytest.skip("no browser here: install Debian's package 'chromium'")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path)
        yield found
        found.close()


class Served:
    """The golden site on this machine, until it is stopped."""

    def __init__(self, folder: Path) -> None:
        self._server = open_server(folder, 0, HOME)
        Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}{HOME}"

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def served(golden: Path) -> Iterator[Served]:
    site = Served(golden / "site")
    yield site
    site.stop()


@pytest.fixture
def page(browser: Browser, served: Served) -> Iterator[Page]:
    """The home page, in a window without a past; whatever the console complains of fails the test."""
    context = browser.new_context(base_url=served.url)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    errors: list[str] = []
    page.on("console", lambda said: errors.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto("./")
    yield page
    context.close()
    assert errors == []


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the first element of a selector has the focus."""
    for _ in range(TABS):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.querySelector(selector) === document.activeElement", selector):
            return
    pytest.fail(f"{TABS} times Tab do not lead to {selector} on {page.url}")


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
    page.keyboard.press("t")
    page.wait_for_url("**/topics/")
    tab_to(page, "main h2 a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/topics/*/")
    if page.locator(".masthead a[href*='search/']").count():
        page.keyboard.press("/")
        page.wait_for_url("**/search/**")
        page.go_back()
    tab_to(page, "main a.label")
    page.keyboard.press("Enter")
    page.wait_for_url("**/2024/03/**#s-*")
    expect(page.locator(":target")).to_be_in_viewport()


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
    page.reload()
    page.keyboard.press("j")
    assert focused(page) == ""


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
    assert "read" in str(page.locator(f"#{first}").get_attribute("class"))


def test_a_story_hides_with_its_only_source_and_stays_with_another(page: Page) -> None:
    page.goto("sources/")
    page.get_by_role("link", name="Sundhaven Courier").click()
    page.get_by_role("button", name="Hide").click()
    page.goto("./")
    courier = "courier-example-feed"
    expect(page.locator(f".segment[data-sources~={courier}]").first).to_be_visible()
    alone = page.locator(f"[data-sources={courier}]")
    expect(alone).not_to_have_count(0)
    assert [one for one in alone.all() if one.is_visible()] == []
    assert not page.locator(".brief", has=alone).first.is_visible()
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
    with browser.new_context(base_url=served.url) as context:
        page = context.new_page()
        page.goto("./")
        page.wait_for_function("caches.match('2024/03/04/').then(Boolean)")
        page.reload()
        expect(page.locator(".offline")).to_have_count(0)
        served.stop()
        for path in ("./", "2024/03/04/#run-down"):
            page.goto(path)
            expect(page.locator(".offline")).to_contain_text("Offline: this page is of ")
            expect(page.locator(".segment").first).to_be_visible()
        page.goto("about/")
        expect(page.locator("body")).to_contain_text("this page is not kept")


def test_pages_read_without_scripts_and_show_no_controls(browser: Browser, served: Served) -> None:
    with browser.new_context(base_url=served.url, java_script_enabled=False) as context:
        page = context.new_page()
        for path in ("./", "reading/"):
            page.goto(path)
            expect(page.locator("h1")).to_be_visible()
            assert [
                one
                for one in page.locator("button:not([popovertarget]), input, .masthead .look").all()
                if one.is_visible()
            ] == []
