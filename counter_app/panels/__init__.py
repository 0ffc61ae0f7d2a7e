"""The parts of the window, one a file: signals up, calls down."""
