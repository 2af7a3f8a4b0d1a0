"""How does a small style build on another one by name?

A dependent style of CSL has nothing but a link to its parent. One of ours may also have macros,
locales and areas of its own: they take the place of those of the parent that have the same name.
The macro of the parent remains within reach as ``parent:NAME``, so that a style can say "this for
archives, otherwise what the parent says" in three lines:

    <macro name="citation-notes-full">
      <choose>
        <if variable="archival-note"><text variable="archival-note"/></if>
        <else><text macro="parent:citation-notes-full"/></else>
      </choose>
    </macro>
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

NAMESPACE = "{http://purl.org/net/xbiblio/csl}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_OWN = ("macro", "locale", "citation", "bibliography")


def is_variant(style: etree._Element) -> bool:
    """Whether a style that has a parent has rules of its own too."""
    return any(style.find(f"{NAMESPACE}{name}") is not None for name in _OWN)


def build_on(parent: etree._Element, variant: etree._Element) -> etree._Element:
    """The parent, changed, with the rules of the variant in it."""
    info = parent.find(f"{NAMESPACE}info")
    for node in variant:
        if not isinstance(node.tag, str):
            continue
        name = node.tag.removeprefix(NAMESPACE)
        if name == "info" and info is not None:
            parent.replace(info, node)
        elif name in ("citation", "bibliography"):
            _replace(parent, node, name)
        elif name == "macro":
            _shadow(parent, node)
            parent.insert(1, node)
        elif name == "locale":
            _merge_locale(parent, node)
    if locale := variant.get("default-locale"):
        parent.set("default-locale", locale)
    return parent


def _replace(parent: etree._Element, node: etree._Element, name: str) -> None:
    """An area of the variant stands for that of the parent."""
    old = parent.find(f"{NAMESPACE}{name}")
    if old is None:
        parent.append(node)
    else:
        parent.replace(old, node)


def _shadow(parent: etree._Element, node: etree._Element) -> None:
    """The parent's macro of the same name gets its other name."""
    name = node.get("name")
    for macro in parent.iterfind(f"{NAMESPACE}macro"):
        if macro.get("name") == name:
            macro.set("name", f"parent:{name}")


def _merge_locale(parent: etree._Element, node: etree._Element) -> None:
    """Terms, dates and options of the variant stand for those of the parent in one cs:locale.

    citeproc-py takes one cs:locale for a language.
    """
    language = node.get(XML_LANG)
    locales = [e for e in parent.iterfind(f"{NAMESPACE}locale") if e.get(XML_LANG) == language]
    if not locales:
        parent.append(node)
        return
    (there, *_) = locales
    terms = there.find(f"{NAMESPACE}terms")
    for part in list(node):
        if part.tag != f"{NAMESPACE}terms" or terms is None:
            there.append(part)
            continue
        own = {(term.get("name"), term.get("form")) for term in part}
        for term in list(terms):
            if (term.get("name"), term.get("form")) in own:
                terms.remove(term)
        terms.extend(list(part))
