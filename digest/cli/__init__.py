"""The command line: arguments in, plain words and exit codes out.

Exit codes stand in one table, in `ending`.
"""

from digest.cli.main import main

__all__ = ["main"]
