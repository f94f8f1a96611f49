"""What several tests need."""

from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"
SHARED = Path(__file__).resolve().parents[2] / "shared"


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
