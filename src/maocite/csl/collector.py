"""The garbage collector rests while thousands of objects without circles are made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """For a step whose objects are freed without it; it would search them over and over.

    Leaves the collector as it was, also after an exception.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
