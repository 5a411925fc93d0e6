"""Virtual environment of the book. Run by make with the machine's own Python, whatever its age: standard library
only, and no newer syntax than it takes to say that the Python is too old.

python3 analysis/press/environment.py .venv requirements.txt [requirements-test.txt]
"""

import shutil
import subprocess
import sys
import time
from pathlib import Path

OLDEST = (3, 11)
NEEDED = 2 * 1024**3  # bytes: the environment, caches and the built book


def stop(problem: str, remedy: str) -> None:
    """Say in one line what is missing, and end."""
    sys.exit(f"{problem} Remedy: {remedy}")


def check(folder: Path) -> None:
    """Stop unless this machine has what the book needs."""
    if sys.version_info < OLDEST:
        stop(f"This is Python {sys.version.split()[0]}; the book needs 3.11 or later.", "make PYTHON=python3.12 book")
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        stop("Python's venv module is missing.", "install it (on Debian and Ubuntu: apt install python3-venv).")
    free = shutil.disk_usage(folder.parent).free
    if free < NEEDED and not (folder / "bin" / "python").exists():
        stop(
            f"Only {free / 1024**2:,.0f} MB are free here; the book needs {NEEDED / 1024**2:,.0f} MB.",
            "make room, or clone the book to another disk.",
        )


def install(python: Path, arguments: list, packages: int) -> None:
    """Run pip and show how many packages it has looked at."""
    command = [
        str(python),
        "-m",
        "pip",
        "install",
        "--disable-pip-version-check",
        "--progress-bar",
        "off",
        *arguments,
    ]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    log, seen, told = [], 0, time.monotonic()
    for line in process.stdout:
        log.append(line)
        seen += line.startswith(("Collecting", "Requirement already"))
        if sys.stdout.isatty():
            print(f"\r  {min(seen, packages)}/{packages} packages", end="", flush=True)
        elif time.monotonic() - told > 10:
            told = time.monotonic()
            print(f"  {min(seen, packages)}/{packages} packages", flush=True)
    if process.wait():
        print("".join(log[-20:]))
        stop("pip could not install the packages (its last lines stand above).", "check the network and try again.")
    print(f"\r  {packages} package{'s' if packages > 1 else ''} installed", flush=True)


def main(folder: Path, locks: list) -> None:
    """Make the environment, or bring it up to date with the lock files."""
    check(folder)
    python = folder / "bin" / "python"
    if not python.exists():
        print(f"Making the virtual environment {folder} …", flush=True)
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    for lock in locks:
        packages = sum("==" in line and not line.startswith((" ", "#")) for line in lock.read_text().splitlines())
        print(f"Installing {lock} …", flush=True)
        install(python, ["--require-hashes", "-r", str(lock)], packages)
    install(python, ["--no-deps", "--no-build-isolation", "-e", "."], 1)


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
