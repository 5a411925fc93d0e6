"""The site: jupyter-book over the executed chapters; warnings are errors."""

from __future__ import annotations

import gc
import hashlib
import http.server
import os
import subprocess
import sys
from functools import partial
from pathlib import Path

from analysis import ROOT

OUTPUT = ROOT / "_build"
HTML = OUTPUT / "html"
LOG = OUTPUT / "build.log"
PRESSED_WITH = OUTPUT / "pressed-with"  # digest of what shapes every page


class BuildFailed(Exception):
    """Sphinx reported warnings or errors; the message holds them, and where the whole log is."""


def build() -> Path:
    """Build ``_build/html`` (only the pages that changed); returns the first page.

    Raises
    ------
    BuildFailed
        On any warning.
    """
    OUTPUT.mkdir(exist_ok=True)
    shape = _shape()
    anew = not PRESSED_WITH.exists() or PRESSED_WITH.read_text() != shape
    PRESSED_WITH.unlink(missing_ok=True)
    command = [sys.executable, "-m", "analysis.press.site", "anew" if anew else "changed"]
    # the kernels and hosts of the book's readers differ, its bytes do not
    environment = os.environ | {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "0"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=ROOT)
    LOG.write_text(done.stdout + done.stderr, encoding="utf-8")
    if done.returncode:
        lines = (done.stdout + done.stderr).splitlines()
        told = [line for line in lines if "WARNING" in line or "ERROR" in line or "Error" in line][:20]
        raise BuildFailed("\n".join([*(told or lines[-15:]), f"The whole log: {LOG.relative_to(ROOT)}"]))
    PRESSED_WITH.write_text(shape)
    return HTML / "index.html"


def _shape() -> str:
    """Digest of what shapes every page: configuration, contents, press, stylesheet, locked software.

    Sphinx rebuilds a page when its own source changes; it does not see these change.
    """
    files = [ROOT / "_config.yml", ROOT / "_toc.yml", ROOT / "requirements.txt", ROOT / "analysis/figures/style.py"]
    files += [*(ROOT / "analysis/press").glob("*.py"), *(ROOT / "book/_static").glob("*.*")]
    return hashlib.sha256(b"".join(path.read_bytes() for path in sorted(files))).hexdigest()


def serve(port: int = 8000) -> None:
    """Serve ``_build/html`` on the loopback address until interrupted."""
    if not (HTML / "index.html").exists():
        raise FileNotFoundError("the book is not built yet. Remedy: make book")
    handler = partial(http.server.SimpleHTTPRequestHandler, directory=str(HTML))
    try:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError as error:
        raise OSError(f"port {port} cannot be used ({error.strerror}). Remedy: make serve PORT=0") from None
    with server:
        print(f"The book is at http://127.0.0.1:{server.server_port}/ (Ctrl-C ends)", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()


def _press(anew: bool) -> int:
    """Jupyter Book's own build, on all cores (its command line has no option for that); returns its status."""
    from jupyter_book.sphinx import build_sphinx

    gc.disable()  # the build ends with the process; looking for garbage in its trees takes a sixth of the time
    status = build_sphinx(
        ROOT,
        HTML,
        path_config=ROOT / "_config.yml",
        noconfig=True,
        confoverrides={"external_toc_path": str(ROOT / "_toc.yml"), "latex_individualpages": False},
        doctreedir=OUTPUT / ".doctrees",
        freshenv=anew,
        warningiserror=True,
        keep_going=True,
        quiet=True,
        jobs=os.cpu_count() or 1,
    )
    return status if isinstance(status, int) else 1


if __name__ == "__main__":
    sys.exit(_press(sys.argv[1:] == ["anew"]))
