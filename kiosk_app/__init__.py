"""The kiosk: two screens in the committee, one for the clerk's picture and one to touch."""

from windowkit.qt.sources import leave_sources_unread

leave_sources_unread()  # here: of a program's parts this is the first that is imported
