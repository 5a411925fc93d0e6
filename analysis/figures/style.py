"""The grammar of all figures: palette, font, size, labels, missing years; deterministic output.

One colour a country in the whole book. The palette follows Okabe and Ito's (safe for colour-blind readers);
each country also has a line style or a direct label, so that a figure reads in greyscale. The site replaces
each colour of the palette by a CSS variable, which is how figures follow light and dark mode.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt
import pandas as pd
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.figure import Figure

INK = "#1d2733"  # text and axes
MUTED = "#66717d"  # secondary text, other countries
RULE = "#c9d0d6"  # grid and spines
BAND = "#eef1f4"  # shaded areas
GAP = "#f6e7cf"  # missing data

PALETTE = {
    "KAZ": "#0072b2",
    "TUR": "#c8102e",
    "AZE": "#009e73",
    "UZB": "#b8860b",
    "KGZ": "#9a5fb0",
    "TKM": "#4c8c2b",
    "TJK": "#8c6d5a",
    "RUS": "#5b3a8e",
    "CHN": "#d55e00",
    "USA": "#37474f",
    "DEU": "#7f6a00",
}
DASHES = {"KAZ": "-", "TUR": "-", "AZE": "--", "UZB": "-.", "KGZ": ":", "TKM": (0, (5, 1, 1, 1, 1, 1)), "RUS": "--"}

#: Width in inches that stays legible on a phone (the site scales figures to the screen).
WIDTH = 5.0

#: What figures rest on besides code: the fonts.
FILES = sorted((Path(__file__).parent / "fonts").glob("*.ttf"))
for _file in FILES:
    font_manager.fontManager.addfont(_file)

_RC = {
    "font.family": "Source Sans 3",
    "font.size": 10,
    "axes.titlesize": 11.5,
    "axes.titleweight": 600,
    "axes.titlelocation": "left",
    "axes.titlepad": 10,
    "axes.labelsize": 9.5,
    "axes.labelcolor": INK,
    "axes.edgecolor": RULE,
    "axes.linewidth": 0.8,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.grid.axis": "y",
    "axes.axisbelow": True,
    "axes.prop_cycle": mpl.cycler(color=[MUTED]),
    "axes.unicode_minus": True,
    "grid.color": RULE,
    "grid.linewidth": 0.6,
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "xtick.labelsize": 9.5,
    "ytick.labelsize": 9.5,
    "xtick.major.size": 0,
    "ytick.major.size": 0,
    "lines.linewidth": 1.9,
    "lines.solid_capstyle": "round",
    "legend.frameon": False,
    "figure.figsize": (WIDTH, 3.4),
    "figure.constrained_layout.use": True,
    "savefig.transparent": True,
    "svg.fonttype": "none",
    "svg.hashsalt": "kazakhstan-turkiye",
    "svg.id": "figure",
}
mpl.rcParams.update(_RC)


def new(height: float = 3.4, rows: int = 1, columns: int = 1, **options) -> tuple[Figure, Axes]:
    """A figure in the book's style, not registered with pyplot; ``options`` go to ``plt.subplots``."""
    figure, axes = plt.subplots(rows, columns, figsize=(WIDTH, height), **options)
    plt.close(figure)
    return figure, axes


def colour(country: str) -> str:
    """Colour of a country; the muted grey for those without one of their own."""
    return PALETTE.get(country, MUTED)


def line(axes: Axes, series: pd.Series, country: str, label: str | None = None, **options) -> None:
    """One country's yearly values: gaps stay gaps, single years are dots, the label stands at the end.

    Parameters
    ----------
    series : Series
        Values with years as index; missing years are reindexed to gaps, never interpolated.
    """
    years = range(int(series.index.min()), int(series.index.max()) + 1)
    full = series.reindex(years)
    style = {"color": colour(country), "linestyle": DASHES.get(country, "-"), **options}
    axes.plot(full.index, full.to_numpy(dtype=float), **style)
    before, after = full.shift(1).isna(), full.shift(-1).isna()
    lonely = full[full.notna() & before & after]
    axes.plot(lonely.index, lonely.to_numpy(dtype=float), "o", color=style["color"], markersize=3.5)
    if label:
        last = full.dropna().index[-1]
        end_label(axes, last, float(full[last]), label, style["color"])


def end_label(axes: Axes, x: float, y: float, text: str, color: str, dy: float = 0) -> None:
    """Direct label at the end of a line, instead of a legend."""
    axes.annotate(
        text,
        (x, y),
        xytext=(6, dy),
        textcoords="offset points",
        va="center",
        ha="left",
        color=color,
        fontsize=9.5,
        fontweight=600,
        annotation_clip=False,
    )


def stacked(ends: Iterable[float], gap: float = 0, ratio: float = 1) -> list[float]:
    """Heights of labels for the falling ``ends`` of lines, so that none covers the one above it.

    Parameters
    ----------
    ends : iterable of float
        Values, the highest first.
    gap, ratio : float
        How far below the label above one must stand: a distance, or a factor on a logarithmic axis.
    """
    heights, place = [], float("inf")
    for end in ends:
        place = min(end, place / ratio - gap)
        heights.append(place)
    return heights


def note(axes: Axes, text: str, x: float, y: float, dx: float = 0, dy: float = 0, **options) -> None:
    """A few words beside a mark, in the font of the figure's axes."""
    look = {"fontfamily": axes.xaxis.label.get_fontfamily(), "fontsize": 9, "va": "center"}
    axes.annotate(
        text, (x, y), xytext=(dx, dy), textcoords="offset points", annotation_clip=False, **(look | options)
    )


def years(axes: Axes, first: int, last: int, step: int = 1) -> None:
    """Whole years on the x axis, ``step`` apart."""
    axes.set_xlim(first - 0.4, last + 0.4)
    axes.set_xticks(range(first, last + 1, step))


def border(axes: Axes, x: float) -> None:
    """A moment that divides the years: a thin dashed line from bottom to top."""
    axes.axvline(x, color=MUTED, linewidth=0.8, linestyle=(0, (2, 2)), zorder=1)


def marker(axes: Axes, x: float, text: str, y: float = 0.98) -> None:
    """A dated event: its :func:`border`, with its name at height ``y`` (0 to 1)."""
    border(axes, x)
    axes.annotate(
        text, (x, y), xycoords=("data", "axes fraction"), xytext=(3, 0), textcoords="offset points",
        fontsize=8.5, color=MUTED, va="top", ha="left",
    )  # fmt: skip


def no_data(axes: Axes, first: float, last: float, text: str = "no data") -> None:
    """Years without data, shaded and named."""
    axes.axvspan(first, last, color=GAP, zorder=0, linewidth=0)
    axes.annotate(
        text, ((first + last) / 2, 0.5), xycoords=("data", "axes fraction"),
        fontsize=8.5, color=MUTED, va="center", ha="center", rotation=90,
    )  # fmt: skip


def times(value: float, _position: int = 0) -> str:
    """A factor in words short enough for an axis."""
    return "half" if value == 0.5 else f"{value:g} ×"


def bars(axes: Axes, values: pd.Series, labels: list[str], colours: list[str], notes: list[str]) -> None:
    """Horizontal bars, first on top, each with its note at the end; a missing value has a note only."""
    places = range(len(labels))
    axes.barh(places, values.astype(float).fillna(0), color=colours, height=0.62)
    for place, number, text in zip(places, values, notes, strict=True):
        missing = pd.isna(number)
        note(axes, text, 0 if missing else float(number), place, color=MUTED if missing else INK, dx=4, fontsize=9.5)
    axes.set_yticks(places, labels)
    axes.invert_yaxis()
    axes.grid(False)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    axes.set_xlim(0, float(values.max()) * 1.4)


def svg(figure: Figure) -> str:
    """SVG of a figure: the same inputs give the same bytes; letters stay text."""
    buffer = io.StringIO()
    figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    text = buffer.getvalue()
    text = text[text.index("<svg") :]
    # matplotlib names its groups alike in every figure, and ids must be unique in a page: drop the unused ones
    used = set(re.findall(r'(?:url\(#|href="#)([^)"]+)', text))
    return re.sub(r' id="([^"]+)"', lambda m: m[0] if m[1] in used else "", text)
