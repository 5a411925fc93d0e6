"""The site: jupyter-book over the executed chapters; warnings are errors."""

from __future__ import annotations

import gc
import hashlib
import http.server
import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from functools import cache, partial
from pathlib import Path

from analysis import ROOT, catalogue
from analysis.press import gate

OUTPUT = ROOT / "_build"
HTML = OUTPUT / "html"
LOG = OUTPUT / "build.log"
FIRST = HTML / "index.html"
MADE_OF = OUTPUT / "made-of.json"  # digests of what the pages were made of


class BuildFailed(Exception):
    """Sphinx reported warnings or errors; the message holds them, and where the whole log is."""


class Build:
    """A build on its way: it prepares itself and reads what rests on no chapter, then waits for :meth:`finish`.

    Used as a context, it leaves nothing running behind an error.
    """

    def __init__(self) -> None:
        OUTPUT.mkdir(exist_ok=True)
        self._shape = _shape()
        anew = _made_of().get("shape") != self._shape
        MADE_OF.unlink(missing_ok=True)
        # the kernels and hosts of the book's readers differ, its bytes do not
        environment = os.environ | {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "0"}
        with LOG.open("wb") as log:
            self._sphinx = subprocess.Popen(
                [sys.executable, "-m", "analysis.press.site", "anew" if anew else "changed"],
                stdin=subprocess.PIPE, stdout=log, stderr=log, env=environment, cwd=ROOT, start_new_session=True,
            )  # fmt: skip

    def finish(self) -> Path:
        """Let the build go on, now that all chapters stand; returns the first page.

        Raises
        ------
        BuildFailed
            On any warning.
        """
        inputs = _inputs()
        with suppress(BrokenPipeError), self._sphinx.stdin as pipe:  # a build that failed early waits for nothing
            pipe.write(gate.OPEN)
        if self._sphinx.wait():
            lines = LOG.read_text(encoding="utf-8").splitlines()
            told = [line for line in lines if "WARNING" in line or "ERROR" in line or "Error" in line][:20]
            raise BuildFailed("\n".join([*(told or lines[-15:]), f"The whole log: {LOG.relative_to(ROOT)}"]))
        MADE_OF.write_text(json.dumps({"shape": self._shape, "inputs": inputs, "pages": _pages()}), encoding="utf-8")
        return FIRST

    def __enter__(self) -> Build:
        return self

    def __exit__(self, *_: object) -> None:
        if self._sphinx.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(self._sphinx.pid, signal.SIGKILL)
            self._sphinx.wait()


def build() -> Path:
    """Build ``_build/html`` (only the pages that changed); returns the first page. Errors: :meth:`Build.finish`."""
    with Build() as running:
        return running.finish()


def is_up_to_date() -> bool:
    """Whether the pages that are there were made of exactly what is here."""
    made_of = _made_of()
    return bool(made_of) and made_of["inputs"] == _inputs() and made_of["pages"] == _pages()


def _made_of() -> dict[str, str]:
    """What the last build that succeeded was made of; empty if there is none."""
    try:
        return json.loads(MADE_OF.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def _inputs() -> str:
    """Digest of everything that pages are made of."""
    folders = [ROOT / "book", ROOT / "data", ROOT / "analysis"]
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    kept = [path for path in files if not {"__pycache__", ".ipynb_checkpoints"} & set(path.parts)]
    return _digest([*kept, ROOT / "_config.yml", ROOT / "_toc.yml", ROOT / "requirements.txt"])


def _pages() -> str:
    """Digest of the names and sizes of the site's files: it notices what was removed or cut off."""
    sizes = sorted((path.relative_to(HTML).as_posix(), path.stat().st_size) for path in HTML.rglob("*"))
    return hashlib.sha256(repr(sizes).encode()).hexdigest()


def _shape() -> str:
    """Digest of what shapes every page: configuration, contents, press, stylesheet, locked software, version.

    Sphinx rebuilds a page when its own source changes; it does not see these change.
    """
    files = [ROOT / "_config.yml", ROOT / "_toc.yml", ROOT / "requirements.txt", ROOT / "analysis/figures/style.py"]
    files += [*(ROOT / "analysis/press").glob("*.py"), *(ROOT / "book/_static").glob("*.*")]
    return f"{_digest(files)} {catalogue.package()['version']}"


def _digest(files: list[Path]) -> str:
    """Digest of names and contents."""
    found = hashlib.sha256()
    for path in sorted(files):
        found.update(f"{path.relative_to(ROOT)} {path.stat().st_size}\n".encode())
        found.update(path.read_bytes())
    return found.hexdigest()


def serve(port: int = 8000) -> None:
    """Serve ``_build/html`` on the loopback address until interrupted."""
    if not FIRST.exists():
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
    import pybtex.plugin
    from jupyter_book.sphinx import build_sphinx

    pybtex.plugin.find_plugin = cache(pybtex.plugin.find_plugin)  # it looks through all packages, for every citation
    gate.close(sys.stdin.fileno())
    if anew:  # Sphinx would carry words of earlier pages on into the new index
        (HTML / "searchindex.js").unlink(missing_ok=True)
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
