"""The print service, killed at every step: how many sheets come out."""
