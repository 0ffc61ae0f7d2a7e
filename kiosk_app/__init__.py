"""The kiosk: two screens in the committee, one for the clerk's picture and one to touch."""
