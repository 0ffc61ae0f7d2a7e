"""Our call against the browser's."""
