"""Goft reads Persian news and says who said what, with the exact words as proof."""
