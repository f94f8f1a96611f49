"""A clock for the stages of a build."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from time import perf_counter

from digest.model import Stage


class Clock:
    """What the stages took: `with clock("group"): …`."""

    def __init__(self, now: Callable[[], float] = perf_counter) -> None:
        """Begin; `now` tells seconds."""
        self.seconds: dict[str, float] = {}
        self._now = now
        self._began = now()
        self._made = Counter[str]()
        self._kept = Counter[str]()

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        """Count the time within for a stage."""
        began = self._now()
        yield
        self.add({stage: self._now() - began})

    def add(self, seconds: Mapping[str, float]) -> None:
        """Add what another clock has measured."""
        for stage, more in seconds.items():
            self.seconds[stage] = self.seconds.get(stage, 0.0) + more

    def count(self, stage: str, *, made: int, kept: int) -> None:
        """Count what a stage made, and what it found made before."""
        self._made[stage] += made
        self._kept[stage] += kept

    @property
    def elapsed(self) -> float:
        """The seconds since it began."""
        return self._now() - self._began

    @property
    def stages(self) -> dict[str, Stage]:
        """What each stage took, in the order in which they came."""
        return {
            stage: Stage(seconds=self.seconds.get(stage, 0.0), made=self._made[stage], kept=self._kept[stage])
            for stage in dict.fromkeys((*self.seconds, *self._made))
        }
