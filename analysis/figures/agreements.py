"""Figures of documents between states."""

from __future__ import annotations

import pandas as pd
from matplotlib.dates import date2num
from matplotlib.figure import Figure

from analysis import countries
from analysis.figures import style

# marks of one group in one year, side by side: the step in years between them
_STEP = 0.22


def fields(dated: pd.DataFrame, first: int, last: int) -> Figure:
    """One mark a document, by group of fields and year: filled if its entry into force is known.

    Parameters
    ----------
    dated : DataFrame
        From :func:`analysis.measures.agreements.dated`: ``group``, ``year``, ``force_known``.
    first, last : int
        Years of the axis.

    Returns
    -------
    Figure
        Groups from the largest (top) to the smallest, with their number of documents.
    """
    counts = dated["group"].value_counts()
    order = counts.reset_index().sort_values(["count", "group"], ascending=[False, True])["group"].tolist()
    figure, axes = style.new(1.2 + 0.36 * len(order))
    place = {group: len(order) - 1 - i for i, group in enumerate(order)}
    rows = dated.sort_values(["group", "year", "force_known"], ascending=[True, True, False])
    turn = rows.groupby(["group", "year"]).cumcount()
    size = rows.groupby(["group", "year"])["year"].transform("size")
    x = rows["year"] + (turn - (size - 1) / 2) * _STEP
    y = rows["group"].map(place)
    known = rows["force_known"]
    axes.plot(x[known], y[known], "o", color=style.INK, markersize=7.5)
    axes.plot(
        x[~known],
        y[~known],
        "o",
        color=style.INK,
        markerfacecolor="white",
        markersize=7.5,
        markeredgewidth=1.4,
    )
    axes.set_yticks(list(place.values()), [f"{group} ({counts[group]})" for group in place])
    axes.set_ylim(-0.6, len(order) - 0.4)
    axes.set_xticks(range(first, last + 1), [f"’{year % 100:02d}" for year in range(first, last + 1)])
    axes.set_xlim(first - 0.5, last + 0.5)
    axes.spines["left"].set_visible(False)
    return figure


def fields_alt(dated: pd.DataFrame) -> str:
    """Alternative text of :func:`fields`: each group's number of documents, and of those known in force."""
    groups = dated.groupby("group").agg(n=("id", "size"), known=("force_known", "sum"))
    parts = [f"{group} {row.n}, of which {row.known} known in force" for group, row in groups.iterrows()]
    return f"Marks for {len(dated)} documents by field and year. " + "; ".join(parts) + "."


def investment(treaties: pd.DataFrame, pair: tuple[str, str]) -> Figure:
    """From signature to force: a bar a treaty, in order of signature.

    Parameters
    ----------
    treaties : DataFrame
        Results of :func:`analysis.measures.agreements.investment`, one panel a value of the column ``party``:
        ``party``, ``partner``, ``signed``, ``in_force``, ``days``.
    pair : tuple of str
        The two states whose common treaty is drawn strongest, in the colour of the second.

    Returns
    -------
    Figure
        Open circle: signed; filled circle: in force. A treaty that never entered into force has no bar.
    """
    panels = list(treaties.groupby("party", sort=False))
    sizes = [len(rows) for _, rows in panels]
    figure, axes = style.new(
        1.0 + 0.27 * sum(sizes) + 0.35 * len(panels), rows=len(panels), sharex=True, squeeze=False,
        gridspec_kw={"height_ratios": sizes},
    )  # fmt: skip
    for ax, (state, rows) in zip(axes[:, 0], panels, strict=True):
        _treaties(ax, rows.reset_index(drop=True), str(state), pair)
        name = f"Treaties of {countries.name(str(state))}"
        ax.set_title(name, loc="left", fontsize=10, color=style.MUTED, fontweight=400, pad=5)
    axes[-1, 0].xaxis_date()
    return figure


def _treaties(ax, rows: pd.DataFrame, state: str, pair: tuple[str, str]) -> None:
    for place, row in enumerate(rows.itertuples()):
        strong = {row.partner, state} == set(pair)
        colour = style.colour(pair[1]) if strong else style.MUTED
        begin = date2num(row.signed)
        if pd.notna(row.in_force):
            end = date2num(row.in_force)
            ax.plot([begin, end], [place, place], color=colour, linewidth=3 if strong else 1.8, zorder=2)
            ax.plot(end, place, "o", color=colour, markersize=6.5, zorder=3)
            ax.annotate(
                f"{row.days:,}", (end, place), xytext=(6, 0), textcoords="offset points", va="center",
                fontsize=8.5, color=colour, fontweight=600 if strong else 400,
            )  # fmt: skip
        ax.plot(
            begin,
            place,
            "o",
            color=colour,
            markerfacecolor="white",
            markersize=6.5,
            markeredgewidth=1.4,
            zorder=3,
        )
    ax.set_yticks(range(len(rows)), [countries.name(partner) for partner in rows["partner"]])
    ax.set_ylim(len(rows) - 0.4, -0.6)
    ax.grid(axis="y", visible=False)
    ax.grid(axis="x", visible=True)
    ax.spines["left"].set_visible(False)


def investment_alt(treaties: pd.DataFrame) -> str:
    """Alternative text of :func:`investment`: partner, year of signature and days until force."""
    parts = []
    for row in treaties.itertuples():
        state = f"{countries.name(row.party)} with "
        days = "never in force" if pd.isna(row.days) else f"{row.days:,} days"
        parts.append(f"{state}{countries.name(row.partner)} {row.signed:%Y}, {days}")
    return "Bars from signature to entry into force. " + "; ".join(parts) + "."


def waits(rows: pd.DataFrame, turn: int, colour: str = "TUR") -> Figure:
    """Days from signature to force, a bar a document; approvals on the way as marks.

    Parameters
    ----------
    rows : DataFrame
        From :func:`analysis.measures.agreements.waits`.
    turn : int
        Documents signed in this year or later are drawn in the colour of ``colour``, the others grey.

    Returns
    -------
    Figure
        In order of signature, the oldest above. Triangle up: approved by Kazakhstan; down: by Turkey.
    """
    figure, axes = style.new(1.1 + 0.28 * len(rows))
    for place, row in enumerate(rows.itertuples()):
        late = row.year >= turn
        ink = style.colour(colour) if late else style.MUTED
        axes.barh(place, row.days, color=ink if late else style.RULE, height=0.42, linewidth=0)
        axes.annotate(
            f"{row.days:,}", (row.days, place), xytext=(5, 0), textcoords="offset points", va="center", fontsize=8.5,
            color=ink, fontweight=600 if late else 400,
        )  # fmt: skip
        for days, marker, state in ((row.approved_kaz, "^", "KAZ"), (row.approved_tur, "v", "TUR")):
            if pd.notna(days):
                axes.plot(
                    days, place, marker, markersize=8, markerfacecolor="white", markeredgecolor=style.colour(state),
                    markeredgewidth=1.6, zorder=3,
                )  # fmt: skip
    axes.set_yticks(range(len(rows)), rows["label"])
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.set_xlim(0, rows["days"].max() * 1.12)
    axes.set_xlabel("days from signature to entry into force")
    axes.grid(axis="y", visible=False)
    axes.grid(axis="x", visible=True)
    axes.spines["left"].set_visible(False)
    return figure


def waits_alt(rows: pd.DataFrame) -> str:
    """Alternative text of :func:`waits`: each document's days."""
    parts = [f"{row.label}: {row.days:,}" for row in rows.itertuples()]
    return "Bars of days from signature to entry into force. " + "; ".join(parts) + "."
