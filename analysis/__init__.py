"""Shared data module of the book: everything that a chapter imports.

The data flow one way: ``ingest`` (raw source to tidy table), ``catalogue`` (tidy table to validated
DataFrame), ``measures`` (DataFrame to DataFrame or number), ``figures`` (DataFrame to Figure), ``exhibits``
and ``prose`` (results to figures, tables and numbers of a chapter), ``press`` (chapters to book).
"""

from pathlib import Path

#: The repository's root: the folder that holds ``analysis/``, ``book/`` and ``data/``.
ROOT = Path(__file__).resolve().parent.parent

from analysis import trace as _trace  # noqa: E402, F401  (follows what a run uses, when the press asks for it)
