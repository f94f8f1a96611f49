"""What several tests need, and what keeps the machine that they run on out of them."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

GOLDEN = Path(__file__).parent / "golden"
SHARED = Path(__file__).resolve().parents[2] / "shared"

OWN = ("DIGEST_", "GIT_", "GITHUB_", "OPENAI_", "PAGEFIND_")
"""How the names begin of variables by which a machine tells programs about itself or its user."""
STYLES = ("CLICOLOR_FORCE", "COLUMNS", "EDITOR", "FORCE_COLOR", "NO_COLOR", "SOURCE_DATE_EPOCH", "VISUAL")

settings.register_profile(
    "same", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
settings.register_profile("other", settings.get_profile("same"), derandomize=False)
settings.load_profile("same")  # `--hypothesis-profile other` looks for what these examples do not show


def pytest_configure() -> None:
    """Take away what is set on this machine only: proxies, colours, keys, how its user works with git."""
    for name in list(os.environ):
        if name.startswith(OWN) or name in STYLES or name.lower().endswith("_proxy"):
            del os.environ[name]
    os.environ |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C.UTF-8"}


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real data beside the checkout; tests that need it are skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the real data is not here: no folder 'shared' beside the checkout")
    return SHARED


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="Renew the golden site from what is built now.")


@pytest.fixture(scope="session")
def golden() -> Path:
    """The folder of the golden project: `content`, `site`, and the broken one."""
    return GOLDEN
