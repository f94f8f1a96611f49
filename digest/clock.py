"""A clock for the stages of a build."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from time import perf_counter


class Clock:
    """Seconds by stage: `with clock("group"): …`."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        """Count the time within for a stage."""
        began = perf_counter()
        yield
        self.add({stage: perf_counter() - began})

    def add(self, seconds: Mapping[str, float]) -> None:
        """Add what another clock has measured."""
        for stage, more in seconds.items():
            self.seconds[stage] = self.seconds.get(stage, 0.0) + more
