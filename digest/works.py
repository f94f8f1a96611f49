"""What all steps of a build work with: the job, the worker processes, what is kept, and a word to whoever waits."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Protocol, TypeVar

from digest.clock import Clock
from digest.config import Config
from digest.editions import Store
from digest.encode import Encoder
from digest.rewrite import Rewriter

WORTH_A_POOL = {"read": 100, "group": 3, "compose": 3, "render": 3, "record": 2, "search": 20}
"""So many tasks of a stage are worth other processes, which take half a second to start."""
_LOADED = ("digest.keeping", "digest.jobs")
"""What the jobs of worker processes need."""

Task = TypeVar("Task")
Result = TypeVar("Result")


class Tell(Protocol):
    """How a build tells how far it is."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """`done` of `total` steps of a stage are done."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What to build: documents of a content folder, or of other folders, or of both, into a site's folder."""

    config: Config
    site: Path
    store: Path
    """The folder of what is kept between builds."""
    encoder: Encoder | None = None
    """What makes sentence vectors, where the settings ask for them."""
    rewriter: Rewriter | None = None
    """Who proposes other wordings, where the settings ask for it."""
    content: Path | None = None
    folders: tuple[Path, ...] = ()
    since: date | None = None
    until: date | None = None
    workers: int | None = None
    """Processes at work; by default one for each core."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Works:
    """What all steps of a build work with."""

    job: Job
    pool: Executor
    tell: Tell
    store: Store
    clock: Clock

    def run(self, stage: str, do: Callable[[Task], Result], tasks: Sequence[Task]) -> Iterator[Result]:
        """The results of a job, in the order of its tasks; a few tasks are done here, in this process."""
        each = max(1, min(16, len(tasks) // (4 * _cores())))
        here = len(tasks) < WORTH_A_POOL[stage]
        for done, result in enumerate(map(do, tasks) if here else self.pool.map(do, tasks, chunksize=each), 1):
            self.tell(stage, done, len(tasks))
            yield result


@contextmanager
def executor(workers: int | None) -> Iterator[Executor]:
    """Worker processes, started when first needed."""
    pool = ProcessPoolExecutor(workers or _cores(), mp_context=_nursery())
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _nursery() -> BaseContext:
    """Where worker processes come from. Never from this one: what a thread holds must not be copied into them.

    On Linux they are copies of a process that has loaded the program and does nothing else, so that it is loaded once
    for all of them; elsewhere the system's own libraries may not bear being copied, and each loads it for itself.
    """
    if sys.platform != "linux":
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(list(_LOADED))
    return context


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
