"""A cut line, measured: how soon it is noticed, and how soon both see each other again."""
