"""Where the folders ``styles/`` and ``data/`` lie: in a checkout or inside the wheel."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def root() -> Traversable:
    """The folder that holds ``styles`` and ``data``.

    In a wheel both are bundled inside the package; in a checkout, also when installed with
    ``pip install -e``, they are top-level folders. Read through ``read_text``/``read_bytes``:
    inside a zipped wheel there is no path.
    """
    package = Path(__file__).parent
    if package.is_dir():
        bundled = package / "_bundled"
        return bundled if bundled.is_dir() else package.parents[1]
    # Inside a zip file; loaded only then, since it takes as long as reading a style.
    from importlib.resources import files

    return files("maocite") / "_bundled"


def data() -> Traversable:
    """Our records, archive profiles and schemas."""
    return root() / "data"


def styles() -> Traversable:
    """The CSL styles of our own."""
    return root() / "styles"
