"""Notices: data and a template in, the bytes of a PDF out."""
