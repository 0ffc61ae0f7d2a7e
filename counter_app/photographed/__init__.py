"""An identity card is read from its photograph."""
