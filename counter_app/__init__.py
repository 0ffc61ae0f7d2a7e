"""The clerk's desk: queue, the resident's picture, the form, documents, notices."""

from windowkit.qt.sources import leave_sources_unread

leave_sources_unread()  # here: of a program's parts this is the first that is imported
