"""Figures of documents between states."""

from __future__ import annotations

import pandas as pd
from matplotlib.dates import date2num
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

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


def waves(table: pd.DataFrame, borders: list[int]) -> Figure:
    """Documents a year, a panel a group of fields: full where a text was located, hollow where not.

    Parameters
    ----------
    table : DataFrame
        From :func:`analysis.measures.agreements.waves`.
    borders : list of int
        First years of the periods after the first.

    Returns
    -------
    Figure
        Panels on one scale, the largest group above, each with its number of documents.
    """
    groups = list(dict.fromkeys(table["group"]))
    figure, panels = style.new(0.5 + 0.68 * len(groups), rows=len(groups), sharex=True, sharey=True, squeeze=False)
    for axes, group in zip(panels[:, 0], groups, strict=True):
        mine = table[table["group"] == group]
        axes.bar(mine["year"], mine["documents"], 0.75, facecolor="none", edgecolor=style.INK, linewidth=0.9)
        axes.bar(mine["year"], mine["texts"], 0.75, color=style.INK, linewidth=0)
        for year in borders:
            axes.axvline(year - 0.5, color=style.MUTED, linewidth=0.7, linestyle=(0, (2, 2)), zorder=0)
        axes.set_title(f"{group} ({mine['documents'].sum()})", fontsize=9.5, pad=2)
        axes.grid(False)
        axes.set_yticks([0, 4])
    years = table["year"]
    style.years(panels[-1, 0], int(years.min()), int(years.max()), 5)
    panels[0, 0].set_ylim(0, float(table["documents"].max()) + 0.5)
    return figure


def waves_alt(table: pd.DataFrame) -> str:
    """Alternative text of :func:`waves`: each group's documents and texts, and the fullest years."""
    groups = table.groupby("group", sort=False)[["documents", "texts"]].sum()
    parts = [f"{group} {row.documents}, of which {row.texts} located" for group, row in groups.iterrows()]
    total = table.groupby("year")["documents"].sum().sort_values(ascending=False, kind="stable").head(4)
    most = ", ".join(f"{year} ({number})" for year, number in total.sort_index().items())
    return f"Bars of documents by year and field. {'; '.join(parts)}. The fullest years: {most}."


def bounds(spans: dict[str, pd.DataFrame], counts: dict[str, tuple[int, int]]) -> Figure:
    """Share of documents in force by time since signature: what is known, and what the unknown leaves open.

    Parameters
    ----------
    spans : dict of str to DataFrame
        Results of :func:`analysis.measures.agreements.bounds` by span of years, a panel each.
    counts : dict of str to tuple of int
        For each span its documents, and those whose entry into force is not known to the day.

    Returns
    -------
    Figure
        Line: lower bound. Shaded: up to the upper bound.
    """
    figure, panels = style.new(3.1, columns=len(spans), sharey=True, squeeze=False)
    for axes, (span, table) in zip(panels[0], spans.items(), strict=True):
        years = table["day"] / 365.25
        axes.fill_between(years, table["lower"], table["upper"], step="post", color=style.GAP, linewidth=0)
        axes.step(years, table["lower"], where="post", color=style.INK)
        documents, unknown = counts[span]
        axes.set_title(f"{span}: {documents} documents", fontsize=10, pad=5)
        middle = table.iloc[len(table) // 2]
        style.note(axes, f"{unknown} of unknown\nentry into force", 0.25, (middle.lower + middle.upper) / 2)
        end = float(table["lower"].iloc[-1])
        style.note(axes, "known", float(years.iloc[-1]) - 0.1, end, dy=-8 if end > 0.2 else 8, ha="right")
        axes.set_xlim(0, float(years.iloc[-1]))
        axes.set_xlabel("years after signature")
    panels[0, 0].set_ylim(0, 1)
    panels[0, 0].yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    return figure


def bounds_alt(spans: dict[str, pd.DataFrame], counts: dict[str, tuple[int, int]]) -> str:
    """Alternative text of :func:`bounds`: for each span the share at the end of the axis, from bound to bound."""
    parts = []
    for span, table in spans.items():
        end = table.iloc[-1]
        parts.append(
            f"{span}: {counts[span][0]} documents, {counts[span][1]} of unknown entry into force; "
            f"after {end.day / 365.25:.0f} years between {end.lower:.0%} and {end.upper:.0%} in force"
        )
    return f"Steps of the share of documents in force by years after signature. {'; '.join(parts)}."


def shares(panels: dict[str, pd.DataFrame]) -> Figure:
    """Share of documents whose text was located, a dot a class with its interval, classes gathered in blocks.

    Parameters
    ----------
    panels : dict of str to DataFrame
        Results of :func:`analysis.measures.agreements.shares` by the name of the block.

    Returns
    -------
    Figure
        Each row says how many texts of how many documents; the line is Wilson's interval.
    """
    rows = sum(len(table) for table in panels.values())
    figure, axes = style.new(1.0 + 0.25 * (rows + len(panels)))
    labels, places, y = [], [], 0
    for block, table in panels.items():
        axes.annotate(
            block, (0, y), xycoords=("axes fraction", "data"), xytext=(-4, 0), textcoords="offset points", ha="right",
            va="center", fontsize=9.5, fontweight=600, annotation_clip=False,
        )  # fmt: skip
        for row in table.itertuples():
            y += 1
            axes.plot([row.low, row.high], [y, y], color=style.MUTED, linewidth=1.6)
            axes.plot(row.share, y, "o", color=style.INK, markersize=6)
            style.note(axes, f"{row.texts} of {row.documents}", 1.0, y, dx=6)
            labels.append(str(row.value))
            places.append(y)
        y += 1.3
    axes.set_yticks(places, labels)
    axes.set_ylim(y - 0.6, -0.6)
    axes.set_xlim(0, 1)
    axes.xaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    axes.grid(axis="y", visible=False)
    axes.grid(axis="x", visible=True)
    return figure


def shares_alt(panels: dict[str, pd.DataFrame]) -> str:
    """Alternative text of :func:`shares`: each class with its texts and documents."""
    parts = [
        f"{block}: {', '.join(f'{row.value} {row.texts} of {row.documents}' for row in table.itertuples())}"
        for block, table in panels.items()
    ]
    return f"Dots with intervals, share of documents whose text was located. {'; '.join(parts)}."
