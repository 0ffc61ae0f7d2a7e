"""The counter: the clerk's desk in the service centre."""
