"""What a run used: the tables it loaded and the modules of ``analysis`` it imported.

The press asks for a trace by setting ``ANALYSIS_TRACE`` to a file path in the kernel's environment. After
each cell the trace is written there; the fingerprint of the chapter is made from it.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from analysis import ROOT


def snapshot() -> dict[str, list[str]]:
    """Names of the tables loaded, and paths (below the root) of the ``analysis`` modules imported so far.

    A module that rests on other files of the package, such as fonts, names them in ``FILES``.
    """
    catalogue = sys.modules.get("analysis.catalogue")
    modules = [module for name, module in list(sys.modules.items()) if name.partition(".")[0] == "analysis"]
    files = {Path(module.__file__) for module in modules if getattr(module, "__file__", None)}
    files.update(path for module in modules for path in getattr(module, "FILES", ()))
    paths = sorted(path.resolve().relative_to(ROOT).as_posix() for path in files)
    return {"tables": catalogue.loaded() if catalogue else [], "modules": paths}


def _install() -> None:
    target = os.environ.get("ANALYSIS_TRACE")
    if not target:
        return
    from IPython import get_ipython

    shell = get_ipython()
    if shell is not None:
        shell.events.register(
            "post_run_cell", lambda *_: Path(target).write_text(json.dumps(snapshot()), encoding="utf-8")
        )


_install()
