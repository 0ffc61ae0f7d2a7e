"""The signalling server: the hall where visits wait and are served."""
