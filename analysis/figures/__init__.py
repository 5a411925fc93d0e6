"""Figures: DataFrame to matplotlib Figure, one module a subject; ``style`` holds palette, fonts and grammar."""
