"""The same tasks on an existing Dask cluster: workers in other folders or on other hosts, without a shared disk.

What a chapter needs travels with the task as one packed file; the executed notebook travels back. A task whose
worker dies is given to another by Dask itself.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import io
import json
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from analysis import ROOT
from analysis.press import execute, fingerprint

SECONDS_TO_ANSWER = 20
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;]+)(?:\s*;\s*([^\\]+?))?\s*\\?$", re.MULTILINE)


class NoCluster(Exception):
    """The cluster does not answer, or cannot do the work; the message names the remedy."""


def pack(chapters: list[Path]) -> bytes:
    """Code, data, lock and the chapters as a zip; the same contents give the same bytes."""
    folders = [ROOT / "analysis", ROOT / "data"]
    files = [
        path for folder in folders for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts
    ]
    files += [fingerprint.LOCK, *chapters]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(set(files)):
            name = path.relative_to(ROOT).as_posix()
            archive.writestr(zipfile.ZipInfo(name), path.read_bytes(), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def attempts(chapters: list[Path], address: str) -> Iterator[tuple[Path, execute.Attempt]]:
    """Each chapter with what its execution on the cluster gave, as they end.

    Raises
    ------
    NoCluster
        If no scheduler answers at the address, or it has no worker.
    """
    import cloudpickle
    from distributed import Client, as_completed

    from analysis.press import remote

    cloudpickle.register_pickle_by_value(remote)  # the workers need not have this package
    payload = pack(chapters)
    digest = hashlib.sha256(payload).hexdigest()[:16]
    try:
        client = Client(address, timeout=SECONDS_TO_ANSWER, set_as_default=False)
    except (OSError, ValueError) as error:
        raise NoCluster(
            f"no Dask scheduler answers at {address} ({type(error).__name__}). "
            "Remedy: start one (dask scheduler), or correct the address, such as tcp://127.0.0.1:8786"
        ) from None
    with client, client.as_current():
        if not client.scheduler_info(n_workers=-1)["workers"]:
            raise NoCluster(f"the scheduler at {address} has no worker. Remedy: dask worker {address}")
        futures = {
            client.submit(
                remote.execute, payload, digest, execute.short(chapter), pure=False, priority=-place
            ): chapter
            for place, chapter in enumerate(chapters)
        }
        for future in as_completed(futures):
            try:
                outcome = execute.Attempt(**future.result())
            except Exception as error:  # too many workers died, or one could not even begin
                outcome = execute.Attempt(0.0, error=f"{type(error).__name__}: {error}", log=repr(error))
            yield futures[future], outcome


def differences(lock: str) -> list[str]:
    """Packages of this environment that are not those of a lock file's text."""
    from packaging.markers import Marker

    found = []
    for name, wanted, marker in _PIN.findall(lock):
        if marker and not Marker(marker).evaluate():
            continue
        try:
            there = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            there = "none"
        if there != wanted:
            found.append(f"{name} {there} instead of {wanted}")
    return found


def main(name: str, outcome: Path) -> None:
    """On a worker: execute one chapter of the unpacked book, if the environment is the book's own."""
    wrong = differences(fingerprint.LOCK.read_text(encoding="utf-8"))
    if wrong:
        sys.exit(
            f"this worker has {', '.join(wrong[:3])}{' …' if len(wrong) > 3 else ''}. "
            "Remedy: pip install -r requirements.txt where the workers run"
        )
    attempt = execute.attempt(execute.find([name])[0])
    outcome.write_text(json.dumps(attempt._asdict()), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
