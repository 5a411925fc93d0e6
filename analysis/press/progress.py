"""How far the execution has come: one line a chapter on a terminal, nothing elsewhere."""

from __future__ import annotations

import time
from pathlib import Path

from rich.console import Console, Group
from rich.live import Live
from rich.text import Text

from analysis.press import execute


class Display:
    """Lines of chapters that wait, run or are done, and how long the rest may take.

    Parameters
    ----------
    chapters : list of Path
        In the order in which they begin.
    at_a_time : int, optional
        How many run side by side; None if somebody else decides: then all are shown as handed over, and what is
        left is not guessed.
    console : Console, optional
        Where to draw; on anything but a terminal nothing is drawn.
    """

    def __init__(self, chapters: list[Path], at_a_time: int | None, console: Console | None = None) -> None:
        self.console = console or Console(stderr=True)
        self.waiting, self.running, self.done = list(chapters), {}, []
        self.known = execute.durations() if at_a_time else {}
        self.at_a_time = at_a_time or len(chapters)
        self.live = Live(get_renderable=self.render, console=self.console, refresh_per_second=4, transient=True)

    def __enter__(self) -> Display:
        self._begin()
        if self.console.is_terminal:
            self.live.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self.console.is_terminal:
            self.live.stop()

    def _begin(self) -> None:
        while self.waiting and len(self.running) < self.at_a_time:
            self.running[self.waiting.pop(0)] = time.monotonic()

    def end(self, result: execute.Result) -> None:
        """Note that a chapter ended, and that the next one begins."""
        self.running.pop(result.chapter, None)
        self.done.append(result)
        self._begin()

    def left(self) -> float | None:
        """Seconds until all are done, by what they took last time; None if that is not known."""
        rest = [*self.waiting, *self.running]
        if any(execute.short(chapter) not in self.known for chapter in rest):
            return None
        now = time.monotonic()
        begun = sum(min(now - start, self.known[execute.short(c)]) for c, start in self.running.items())
        return (sum(self.known[execute.short(chapter)] for chapter in rest) - begun) / self.at_a_time

    def render(self) -> Group:
        """All lines, as they are now."""
        now, lines = time.monotonic(), []
        for result in self.done:
            lines.append(self._line("✗" if result.error else "✓", result.chapter, f"{result.seconds:6.1f} s"))
        lines += [self._line("▸", chapter, f"{now - start:6.1f} s") for chapter, start in self.running.items()]
        lines += [self._line(" ", chapter, "   waits") for chapter in self.waiting]
        total = len(self.done) + len(self.running) + len(self.waiting)
        left = self.left()
        rest = "" if left is None else f", about {max(left, 0):.0f} s left"
        return Group(*lines, Text(f"  {len(self.done)} of {total} done{rest}"))

    @staticmethod
    def _line(mark: str, chapter: Path, end: str) -> Text:
        return Text(f"  {mark} {execute.short(chapter):<28} {end}")
