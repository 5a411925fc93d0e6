"""The gate between execution and pages: Sphinx prepares and reads what it can while chapters are executed.

The press gives the build a pipe. Whoever needs what the chapters hold waits at its other end: bytes say that all
chapters stand; the end without a byte says that the press is gone, and the build ends too.
"""

from __future__ import annotations

import os

#: More bytes than there can be processes that wait; fewer than a pipe holds.
OPEN = b"+" * 4096
_pipe: int | None = None


def close(descriptor: int) -> None:
    """Keep everyone in this process and its children waiting until the pipe at ``descriptor`` says more."""
    global _pipe
    _pipe = os.dup(descriptor)  # children of Sphinx close their standard input


def is_closed() -> bool:
    """Whether chapters may still change."""
    return _pipe is not None


def wait() -> None:
    """Wait until all chapters stand; returns at once where there is no gate."""
    global _pipe
    if _pipe is not None:
        if not os.read(_pipe, 1):
            os._exit(1)
        _pipe = None
