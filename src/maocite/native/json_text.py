"""How does JSON become nodes that know their line? Python's own reader forgets where it was.

Source: RFC 8259. Strings are scanned by the json module; numbers keep their spelling.
"""

import re
from bisect import bisect_right
from json import JSONDecodeError
from json.decoder import scanstring  # type: ignore[attr-defined]  # in no stub, stable since 2.6

from maocite.errors import InputError, Level, Place, Problem
from maocite.native.node import DEEPEST, Fields, Form, Items, Node, Scalar

_SPACE = re.compile(r"[ \t\n\r]*")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?", re.A)
_WORD = re.compile(r"true|false|null")


def read_json(text: str, source: str) -> Node | None:
    """The value of a JSON text; None where it is empty.

    Raises `InputError` with line and column for broken JSON and for deep nesting.
    """
    reader = _Reader(text, source)
    start = reader.skip(0)
    if start == len(text):
        return None
    node, end = reader.value(start, 0)
    end = reader.skip(end)
    if end != len(text):
        raise reader.fail(end, "something stands after the end of the value")
    return node


class _Reader:
    def __init__(self, text: str, source: str) -> None:
        self._text, self._source = text, source
        self._lines = [0, *(match.end() for match in re.finditer("\n", text))]

    def skip(self, at: int) -> int:
        match = _SPACE.match(self._text, at)
        return match.end() if match else at

    def position(self, at: int) -> tuple[int, int]:
        line = bisect_right(self._lines, at)
        return line, at - self._lines[line - 1] + 1

    def fail(self, at: int, message: str, code: str = "broken-json") -> InputError:
        place = Place(self._source, *self.position(at))
        text = f"broken JSON: {message}" if code == "broken-json" else message
        return InputError([Problem(Level.ERROR, text, place, code)])

    def value(self, at: int, depth: int) -> tuple[Node, int]:
        """The value that begins at an offset, and the offset behind it."""
        if depth > DEEPEST:
            raise self.fail(at, f"nested deeper than {DEEPEST} levels", "too-deep")
        start = self._text[at : at + 1]
        if start == "{":
            return self._fields(at, depth)
        if start == "[":
            return self._items(at, depth)
        if start == '"':
            return self._string(at)
        for pattern, form in ((_NUMBER, Form.NUMBER), (_WORD, Form.WORD)):
            if match := pattern.match(self._text, at):
                return Scalar(match[0], form, *self.position(at)), match.end()
        if not start:
            raise self.fail(at, "the text ends where a value is expected; a bracket is not closed")
        raise self.fail(
            at, 'a value is expected here: text in "quotation marks", a list, a mapping'
        )

    def _string(self, at: int) -> tuple[Scalar, int]:
        try:
            text, end = scanstring(self._text, at + 1, True)
        except JSONDecodeError as error:
            hint = "; write it as \\n or \\u00XX" if "control character" in error.msg else ""
            raise self.fail(error.pos, f"{error.msg.lower()}{hint}") from None
        return Scalar(text, Form.QUOTED, *self.position(at)), end

    def _items(self, start: int, depth: int) -> tuple[Items, int]:
        entries: list[Node] = []
        at = self.skip(start + 1)
        while self._text[at : at + 1] != "]" or entries:
            entry, at = self.value(at, depth + 1)
            entries.append(entry)
            at, closed = self._next(at, "]")
            if closed:
                break
        else:
            at += 1
        return Items(tuple(entries), *self.position(start)), at

    def _fields(self, start: int, depth: int) -> tuple[Fields, int]:
        entries: list[tuple[Scalar, Node]] = []
        at = self.skip(start + 1)
        while self._text[at : at + 1] != "}" or entries:
            if self._text[at : at + 1] != '"':
                raise self.fail(at, 'a field name in "quotation marks" is expected here')
            key, at = self._string(at)
            at = self.skip(at)
            if self._text[at : at + 1] != ":":
                raise self.fail(at, "a colon is expected after the field name")
            entry, at = self.value(self.skip(at + 1), depth + 1)
            entries.append((key, entry))
            at, closed = self._next(at, "}")
            if closed:
                break
        else:
            at += 1
        return Fields(tuple(entries), *self.position(start)), at

    def _next(self, at: int, close: str) -> tuple[int, bool]:
        """Past the comma to the next entry, or past the closing bracket."""
        at = self.skip(at)
        mark = self._text[at : at + 1]
        if mark == close:
            return at + 1, True
        if mark != ",":
            raise self.fail(at, f"a comma or {close} is expected here")
        return self.skip(at + 1), False
