"""Where the folders ``styles/`` and ``data/`` lie: in a checkout or inside the wheel."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def root() -> Traversable:
    """The folder that holds ``styles`` and ``data``.

    In a wheel both are bundled inside the package; in a checkout, also when installed with
    ``pip install -e``, they are top-level folders. Read through ``read_text``/``read_bytes``:
    inside a zipped wheel there is no path.
    """
    bundled = files("maocite") / "_bundled"
    return bundled if bundled.is_dir() else Path(__file__).parents[2]


def data() -> Traversable:
    """Our records, archive profiles and schemas."""
    return root() / "data"


def styles() -> Traversable:
    """The CSL styles of our own."""
    return root() / "styles"
