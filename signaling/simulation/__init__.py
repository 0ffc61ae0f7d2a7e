"""A district's day, played on the hall itself: waits, overflow, how many clerks it takes."""
