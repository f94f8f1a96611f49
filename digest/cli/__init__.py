"""The command line: arguments in, plain words and exit codes out.

Exit codes: 0 fine; 1 finished, with problems, under `--strict`; 2 usage or settings (what can be used is built).
"""

from digest.cli.main import main

__all__ = ["main"]
