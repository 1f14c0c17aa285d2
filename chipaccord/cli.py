"""The command line: what a chip accord really does, in one command.

Results go to standard output, progress and complaints to standard error. Exit codes: 0 done, 2 the input is wrong,
3 no solution; never a traceback for what a document, an option or an interrupt can cause. Nothing is imported here
but what speaks: the commands are in `chipaccord.commands.app`.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from chipaccord.commands.console import INTERRUPTED, patiently, say, tolerant_streams


def main() -> None:
    """Entry point of the `chipaccord` script."""
    raise SystemExit(call(sys.argv[1:]))


def call(tokens: Sequence[str]) -> int:
    """Run one command and return its exit code; what went wrong is said on standard error."""
    tolerant_streams()
    try:
        with patiently():
            from chipaccord.commands.app import answer
        return answer(tokens)
    except KeyboardInterrupt:
        say("interrupted")
        return INTERRUPTED


if __name__ == "__main__":
    main()
