"""How does Zotero keep a child note? As HTML; and what of that is plain text."""

import html
import re

_MARKUP = re.compile(r"<[^>]+>|&#?\w+;")
_PLAIN = re.compile(r"(?:<p>(?:[^<>]|<br ?/?>)*</p>)+")


def note_html(text: str) -> str:
    """A child note as Zotero keeps it, in paragraphs of HTML; HTML stays as it is."""
    if text.lstrip().startswith("<") and text.rstrip().endswith(">"):
        return text
    paragraphs = html.escape(text, quote=False).replace("\n\n", "</p><p>")
    return f"<p>{paragraphs.replace(chr(10), '<br/>')}</p>"


def note_text(note: str) -> str:
    """The text of a child note that has no more than paragraphs; else its HTML."""
    if not note.startswith("<"):
        return note
    inner = note.strip()
    if inner.startswith("<div") and inner.endswith("</div>"):
        inner = inner[inner.find(">") + 1 : -len("</div>")].strip()
    joined = re.sub(r"</p>\s+<p>", "</p><p>", inner)
    if not _PLAIN.fullmatch(joined):
        return note
    plain = re.sub(r"<br ?/?>", "\n", joined[len("<p>") : -len("</p>")]).replace("</p><p>", "\n\n")
    return html.unescape(plain)


def is_markup(text: str) -> bool:
    """Whether Zotero takes something in a text for HTML."""
    return _MARKUP.search(text) is not None
