"""Which markup and quotation marks does a field have? HTML-like tags and quotes as a tree.

Fields may have ``<i>``, ``<b>``, ``<sub>``, ``<sup>``, ``<sc>``, ``<span style="font-variant:
small-caps;">`` and ``<span class="nocase">``. Tags without partner and all others are text.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from maocite.csl.output import Format, Group, Node

_TAG = (
    r"(?i)<(?P<close>/?)(?P<name>i|b|sub|sup|sc|span)"
    r"(?P<attributes>(?:\s+[a-z]+\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'))*)\s*>"
)
_FORMATS = {
    "i": Format(font_style="italic"),
    "b": Format(font_weight="bold"),
    "sub": Format(vertical_align="sub"),
    "sup": Format(vertical_align="sup"),
    "sc": Format(font_variant="small-caps"),
}
_PLAIN = Format("normal", "normal", "normal", "none", "baseline")
_SUSPECT = re.compile(r"""[<"'“‘«»]| [:;?!]""")
_SUSPECT_MARK = r"""[<"'“‘’”]"""
_SPACED = " (?=[:;?!»])|(?<=«) "
_ONLY_APOSTROPHES = r"""[^<"“‘«»']*(?:(?<=[^\W_])'(?=[^\W_])[^<"“‘«»']*)*"""
_MAX_DEPTH = 50
_LONGEST_TAG = 400
"""Characters looked back over for the beginning of a tag; longer ones are no tags."""


class _Open:
    """A tag or quotation mark that may find its partner later."""

    __slots__ = ("group", "key", "literal", "parts")

    def __init__(self, key: str, literal: str, group: Group) -> None:
        self.key, self.literal, self.group = key, literal, group
        self.parts: list[Node] = []


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern that few fields need, compiled for the first of them."""
    return re.compile(pattern)


def french_spaces(text: str) -> str:
    """The text with the spaces before ``:;?!»`` and after ``«`` narrow, so that they do not break."""
    return _compiled(_SPACED).sub("\u202f", text) if _SUSPECT.search(text) else text


def parse_rich(text: str) -> Node:
    """The tree of a field; the same text where it has no markup and no quotation marks."""
    suspect = _SUSPECT.search(text)
    if suspect is None:
        return text
    if suspect.group() == "'" and _compiled(_ONLY_APOSTROPHES).fullmatch(text):
        return french_spaces(text.replace("'", "’"))
    return _parse(text)


@lru_cache(maxsize=8192)
def _parse(text: str) -> Node:
    return _Parser(french_spaces(text)).run()


def _span(attributes: str) -> Group | None:
    lowered = re.sub(r"\s", "", attributes.lower())
    if "font-variant:small-caps" in lowered:
        return Group((), format=_FORMATS["sc"], flip=True)
    if "font-style:normal" in lowered:
        return Group((), format=Format(font_style="normal"))
    if "nodecor" in lowered:
        return Group((), format=_PLAIN, flip=True, protected=True)
    if "nocase" in lowered:
        return Group((), protected=True)
    return None


_PAIRS = {"“": "”", "‘": "’"}


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.stack: list[_Open] = [_Open("", "", Group(()))]
        self.plain: list[str] = []
        self.last_closing: dict[str, int] = {}
        self.last_mark: dict[str, int] = {}

    def run(self) -> Node:
        text, position = self.text, 0
        while True:
            found = _compiled(_SUSPECT_MARK).search(text, position)
            end = len(text) if found is None else found.start()
            if end > position:
                self.plain.append(text[position:end])
            if found is None:
                break
            position = end + 1
            if found[0] != "<":
                self.quote(found[0], end)
                continue
            tag = _compiled(_TAG).match(text, end)
            if tag is not None and self.tag(tag):
                position = tag.end()
            else:
                self.plain.append("<")
        while len(self.stack) > 1:
            self.unwind()
        self.flush()
        parts = self.stack[0].parts
        if len(parts) == 1 and isinstance(parts[0], str):
            return parts[0]
        return Group(tuple(parts), field=True)

    def flush(self) -> None:
        """Make the characters read so far a part of the innermost open tag."""
        if self.plain:
            self.stack[-1].parts.append("".join(self.plain))
            self.plain.clear()

    def unwind(self) -> None:
        """Give up the innermost open tag or quote: it was only text."""
        self.flush()
        lost = self.stack.pop()
        literal = "’" if lost.literal == "'" else lost.literal
        parts = self.stack[-1].parts
        parts.append(literal)
        parts.extend(lost.parts)

    def close(self, key: str) -> bool:
        """Close the innermost open tag of a key; what was opened inside of it is text."""
        if not any(entry.key == key for entry in self.stack[1:]):
            return False
        while self.stack[-1].key != key:
            self.unwind()
        self.flush()
        entry = self.stack.pop()
        group = entry.group
        self.stack[-1].parts.append(
            Group(
                tuple(entry.parts),
                format=group.format,
                quotes=group.quotes,
                flip=group.flip,
                protected=group.protected,
                mark=group.mark,
            )
        )
        return True

    def open(self, key: str, literal: str, group: Group) -> bool:
        if len(self.stack) > _MAX_DEPTH:
            return False
        self.flush()
        self.stack.append(_Open(key, literal, group))
        return True

    def tag(self, tag: re.Match[str]) -> bool:
        """Open or close a tag; False where it is only text."""
        name = tag["name"].lower()
        if tag["close"]:
            return self.close(name)
        if self._last_closing(name) < tag.end():
            return False
        group: Group | None
        if name == "span":
            group = _span(tag["attributes"])
            if group is None:
                return False
        else:
            protected = name in ("sup", "sub", "sc")
            # What is lowered in lowered text is lowered further.
            flip = name not in ("sup", "sub")
            group = Group((), format=_FORMATS[name], flip=flip, protected=protected)
        return self.open(name, tag.group(), group)

    def quote(self, mark: str, position: int) -> None:
        """A quotation mark opens, closes or is an apostrophe."""
        before = self._visible(position - 1, -1)
        after = self._visible(position + 1, 1)
        word_before = bool(before) and (before.isalnum() or before in ".,;:!?…)]’”»'\"")
        if len(self.stack) > 1 and not self.plain and not self.stack[-1].parts:
            word_before = False  # right after a tag or mark that has just been opened
        word_after = bool(after) and not after.isspace()
        if mark in _PAIRS and mark != "’":
            if not (mark == "‘" and not self._has_later("’", position)):
                self._open_quote(mark, mark)
            else:
                self.plain.append(mark)
            return
        if mark == "”":
            if not self.close("“"):
                self.plain.append(mark)
            return
        if mark == "’":
            inside_word = before.isalnum() and after.isalnum() if before and after else False
            if inside_word or not self.close("‘"):
                self.plain.append(mark)
            return
        # Straight marks.
        if mark == "'" and before and before.isalnum() and after and after.isalnum():
            self.plain.append("’")
            return
        closing = word_before and any(entry.key == mark for entry in self.stack[1:])
        if closing and not (after and after.isalnum()):
            self.close(mark)
            return
        if not word_before and word_after and self._has_later(mark, position):
            self._open_quote(mark, mark)
            return
        if word_before and any(entry.key == mark for entry in self.stack[1:]):
            self.close(mark)
            return
        self.plain.append("’" if mark == "'" else mark)

    def _open_quote(self, key: str, literal: str) -> None:
        if not self.open(key, literal, Group((), quotes=True, mark=key if key in _PAIRS else "")):
            self.plain.append(literal)

    def _last_closing(self, name: str) -> int:
        """Where the last closing tag of a name stands; -1 for nowhere."""
        last = self.last_closing.get(name)
        if last is None:
            forms = (f"</{name}>", f"</{name.upper()}>")
            last = self.last_closing[name] = max(map(self.text.rfind, forms))
        return last

    def _has_later(self, mark: str, position: int) -> bool:
        """Whether a mark that could close stands further on."""
        last = self.last_mark.get(mark)
        if last is None:
            last = self.last_mark[mark] = self._last_mark(mark)
        return last > position

    def _last_mark(self, mark: str) -> int:
        """Where the last mark stands that could close; -1 for nowhere."""
        text = self.text
        index = text.rfind(mark)
        while index > 0 and (text[index - 1].isspace() or text[index + 1 : index + 2].isalnum()):
            index = text.rfind(mark, 0, index)
        return index if index > 0 else -1

    def _visible(self, position: int, step: int) -> str:
        """The next character in a direction that is not part of a tag; "" at the ends."""
        text = self.text
        while 0 <= position < len(text):
            character = text[position]
            if step < 0 and character == ">":
                start = text.rfind("<", max(0, position - _LONGEST_TAG), position)
                if start != -1 and _compiled(_TAG).fullmatch(text, start, position + 1):
                    position = start - 1
                    continue
            elif step > 0 and character == "<":
                tag = _compiled(_TAG).match(text, position)
                if tag is not None:
                    position = tag.end()
                    continue
            return character
        return ""
