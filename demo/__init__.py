"""The demo: a stage for the real programs, and the one visit that is played on it."""
