"""The measurements, each a command that prints its figure beside its peer's."""
