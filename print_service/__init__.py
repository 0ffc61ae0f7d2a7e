"""The print service: puts notices on the kiosk's printer, once, and tells the truth about it."""
