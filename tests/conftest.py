"""How the generated tests run: the same examples each time in CI, new ones at the desk."""

import os

from hypothesis import settings

settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")
