"""What does Markdown in a CSL-YAML file say? Italics, bold, raised and lowered text as CSL tags.

Source: Pandoc User's Guide, "Specifying bibliographic data" and "Inline formatting". What is no
mark stays as it is.
"""

import re

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_KEPT = re.compile("[\ue000-\ue07f]")
_SPAN = re.compile(r"\[([^\[\]]+)\]\{([^{}]*)\}")
_MARKS = (
    (re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*", re.S), "b"),
    (re.compile(r"(?<!\w)__(?=\S)(.+?)(?<=\S)__(?!\w)", re.S), "b"),
    (re.compile(r"\*(?=\S)([^*]+?)(?<=\S)\*"), "i"),
    (re.compile(r"(?<!\w)_(?=\S)([^_]+?)(?<=\S)_(?!\w)"), "i"),
    (re.compile(r"(?<!~)~([^\s~]+)~(?!~)"), "sub"),
    (re.compile(r"\^([^\s^]+)\^"), "sup"),
)
_CLASSES = {
    ".nocase": '<span class="nocase">',
    ".smallcaps": '<span style="font-variant:small-caps;">',
}


def markup_of(text: str) -> str:
    """Pandoc's Markdown as text with CSL's tags."""
    if not re.search(r"[*_~^\\\[]", text):
        return text
    text = _ESCAPED.sub(lambda match: chr(0xE000 + ord(match[1])), text)
    text = _SPAN.sub(_span, text)
    for mark, name in _MARKS:
        text = mark.sub(rf"<{name}>\1</{name}>", text)
    return _KEPT.sub(lambda match: chr(ord(match[0]) - 0xE000), text)


def _span(match: re.Match[str]) -> str:
    start = next((tag for name, tag in _CLASSES.items() if name in match[2].split()), "")
    return f"{start}{match[1]}</span>" if start else match[1]
