"""What holds for all tests."""

from hypothesis import settings

# How long an example takes says how busy the machine is, and nothing of whether it is right.
settings.register_profile("goft", deadline=None)
settings.load_profile("goft")
