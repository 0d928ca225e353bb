"""The grammar of time, one file a kind of expression. A rule takes a sentence's items and a place, and gives what it
reads there, or None."""
