"""Measures: DataFrame to DataFrame or number, one module a subject; no figures, no files."""
