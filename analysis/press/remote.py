"""What a worker of a Dask cluster does: unpack the book once, execute a chapter in a process of its own.

This module is sent to the workers as it stands, so it needs the standard library only; the packages of the
book's lock must be installed where the workers run.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path


def execute(payload: bytes, digest: str, name: str) -> dict:
    """Execute a chapter of the packed book in the worker's own folder; returns the attempt as a dict."""
    from distributed import get_worker

    folder = unpack(payload, Path(get_worker().local_directory) / f"book-{digest}")
    outcome = Path(tempfile.mkdtemp(dir=folder)) / "outcome.json"
    environment = os.environ | {"PYTHONPATH": str(folder)}
    command = [sys.executable, "-m", "analysis.press.cluster", name, str(outcome)]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    if not outcome.exists():
        text = done.stdout + done.stderr
        last = text.strip().splitlines()[-1:] or ["the process ended without a word"]
        return {"seconds": 0.0, "text": "", "error": last[0], "log": text}
    return json.loads(outcome.read_text(encoding="utf-8"))


def unpack(payload: bytes, folder: Path) -> Path:
    """The packed book in a folder, unpacked once; two tasks at a time do not disturb each other."""
    if not folder.exists():
        new = Path(tempfile.mkdtemp(dir=folder.parent))
        zipfile.ZipFile(io.BytesIO(payload)).extractall(new)
        try:
            new.rename(folder)
        except OSError:
            if not folder.exists():
                raise
    return folder
