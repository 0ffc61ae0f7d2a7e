"""A poor line, measured: two peers of a call without windows, on a line whose rate and loss are told."""
