"""One run at a time in a checkout: the second says who is at work, and waits."""

from __future__ import annotations

import json
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from analysis import ROOT

FOLDER = ROOT / "_build"


@contextmanager
def held(command: str, folder: Path = FOLDER) -> Iterator[None]:
    """Hold the checkout while a command works in it.

    The lock belongs to the process: the system frees it when the process ends, even by ``kill -9``. What is
    written beside it says who holds it, and lets the next run notice that the last one did not end by itself.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lock, note = FileLock(folder / "press.lock"), folder / "press.json"
    try:
        lock.acquire(timeout=0)
    except Timeout:
        print(f"Another run is at work here ({_who(note)}); waiting for it to end …", file=sys.stderr, flush=True)
        lock.acquire()
    try:
        if note.exists():
            print(f"The last run ({_who(note)}) did not end by itself; it left nothing half done.", file=sys.stderr)
        me = {"command": command, "process": os.getpid(), "host": socket.gethostname()}
        note.write_text(json.dumps(me | {"since": f"{datetime.now():%Y-%m-%d %H:%M:%S}"}), encoding="utf-8")
        yield
    finally:
        note.unlink(missing_ok=True)
        lock.release()


def _who(note: Path) -> str:
    """Who wrote a note, in words."""
    try:
        who = json.loads(note.read_text(encoding="utf-8"))
        return f"{who['command']}, process {who['process']} on {who['host']}, since {who['since']}"
    except (OSError, ValueError, KeyError):
        return "it has left no name"
