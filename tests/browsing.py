"""A browser for tests: the system's own."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from auditing import CHROMIUM

WAIT = 60_000
"""Milliseconds for what takes none where all is well."""


@contextmanager
def browsing() -> Iterator[Browser]:
    """A browser until the tests are over; they are skipped where there is none."""
    path = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if path is None:
        pytest.skip("no browser here: install Debian's package 'chromium'")
    expect.set_options(timeout=WAIT)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, timeout=2 * WAIT)
        yield browser
        browser.close()
