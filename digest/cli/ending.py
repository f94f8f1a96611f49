"""How a command ends: the exit codes, in one table, and which one it is where there is reason for several."""

import sys
from enum import IntEnum
from typing import NoReturn


class End(IntEnum):
    """What an exit code says. Where several could be said, the first one here is."""

    NOBODY = 3
    """Nothing could be fetched: nobody who was asked answered."""
    SETTINGS = 2
    """A command that cannot be run, or settings of which a part was left out."""
    PROBLEMS = 1
    """It is done, with problems; each command says with which ones."""
    STALE = 4
    """Nothing is today's, and nothing else is wrong."""
    FINE = 0


def leave(*, nobody: object = None, settings: object = None, problems: object = None, stale: object = None) -> NoReturn:
    """End the program. A reason to end it as in `End` holds if it is true, or not empty."""
    reasons = {End.NOBODY: nobody, End.SETTINGS: settings, End.PROBLEMS: problems, End.STALE: stale, End.FINE: "none"}
    sys.exit(next(end.value for end in End if reasons[end]))
