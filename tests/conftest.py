"""Settings that all tests share."""

import os

from hypothesis import settings

# The first example of a test may load a model or a lexicon; that is no slowness of the code under test.
settings.register_profile("sanad", deadline=None)
settings.load_profile("sanad")

# Tests neither trust nor fill the caches of whoever runs them.
os.environ["SANAD_NO_CACHE"] = "1"
