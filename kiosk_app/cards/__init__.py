"""The identity card reader: a SAM of the GA 450 family on a serial line."""
