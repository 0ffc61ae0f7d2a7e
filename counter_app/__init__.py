"""The clerk's desk: queue, the resident's picture, the form, documents, notices."""
