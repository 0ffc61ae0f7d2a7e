"""Picture and sound between kiosk and counter."""
