"""Where are the items of a JSON file, and in which lines? One at a time, so that files may be long.

Source: RFC 8259. Python's own scanner reads each item; what stands between them is read here.
"""

import json
import re
from collections.abc import Iterable, Iterator
from math import isinf

from maocite.characters import REPLACED, could_be_halves, whole
from maocite.errors import InputError, Level, Place, Problem
from maocite.formats import Report

_SPACE = re.compile(r"[ \t\n\r]*")
_CONTAINERS = ("items", "references", "data", "citationItems")
"""Under which names programs put the list of items into an object."""

Object = dict[str, object]

_DONE = 1 << 14
"""Characters that are read before they are let go: not after each item, which would copy the rest."""
_NEAR = 16
"""How near to the end an error may come of text that is missing: no mark of JSON is longer."""


class Written(float):
    """A number with a fraction that remembers how it is written: ``1.10``."""

    __slots__ = ("text",)

    def __new__(cls, text: str) -> "Written":
        number = super().__new__(cls, text)
        number.text = text
        return number

    text: str

    def __str__(self) -> str:
        return self.text


def read_items(chunks: Iterable[str], source: str, report: Report) -> Iterator[tuple[Object, int]]:
    """The items of a CSL-JSON text, each with its line; a list is never in memory as a whole.

    A list of items, one item alone, or an object with the list under ``items``. Entries that are
    no objects and names used twice go to `report`. Raises `InputError` with line and column for
    broken JSON.
    """
    return _Items(chunks, source, report).read()


class _Items:
    def __init__(self, chunks: Iterable[str], source: str, report: Report) -> None:
        self._chunks, self._source, self._report = iter(chunks), source, report
        self._text, self._ended = "", False
        self._line, self._counted = 1, 0
        """The line of the character up to which lines are counted, and its place in `_text`."""
        self._before = 0
        """How many characters stand before `_text` in its first line."""
        self._twice: list[str] = []
        self._named = False
        """Whether characters are named by number (``\\u0041``), as halves of them can be."""
        self._quick = json.JSONDecoder(parse_float=_number, parse_constant=_refuse)
        self._careful = json.JSONDecoder(
            object_pairs_hook=self._object, parse_float=_number, parse_constant=_refuse
        )

    def _object(self, pairs: list[tuple[str, object]]) -> Object:
        found = dict(pairs)
        if len(found) != len(pairs):
            names = [name for name, _ in pairs]
            self._twice += sorted({name for name in names if names.count(name) > 1})
        return found

    def read(self) -> Iterator[tuple[Object, int]]:
        at = self._skip(0)
        start = self._text[at : at + 1]
        if start == "[":
            yield from self._list(at)
            return
        value, end = self._value(at)
        self._end(end)
        if not isinstance(value, dict):
            raise self._fail(at, "expected a list of items: [{...}, {...}]")
        for name in _CONTAINERS:
            items = value.get(name)
            if isinstance(items, list | dict):
                entries = items.values() if isinstance(items, dict) else items
                for entry in entries:
                    yield from self._item(entry, at)
                return
        yield from self._item(value, at)

    def _list(self, at: int) -> Iterator[tuple[Object, int]]:
        at = self._skip(at + 1)
        if self._text[at : at + 1] == "]":
            self._end(at + 1)
            return
        while True:
            if at > _DONE:
                self._forget(at)
                at = 0
            value, end = self._plain(at)
            if value is None:
                value, end = self._value(at)
            if type(value) is dict and not self._twice:
                self._line += self._text.count("\n", self._counted, at)
                self._counted = at
                yield value, self._line
            else:
                yield from self._item(value, at)
            if self._text.startswith(",\n{", end):  # as most files are written
                if self._counted == at and self._text.find("\n", at, end) < 0:
                    # Quicker than counting, which finds the one that follows.
                    self._line += 1
                    self._counted = end + 2
                at = end + 2
                continue
            at = self._skip(end)
            mark = self._text[at : at + 1]
            at = self._skip(at + 1)
            if mark == "]":
                self._end(at)
                return
            if mark != ",":
                raise self._fail(at - 1 if mark else at, "a comma or ] is expected here")

    def _plain(self, at: int) -> tuple[object, int]:
        """An object, as most items are, and where it ends; None for all that must be read with care."""
        text = self._text
        try:
            value, end = self._quick.raw_decode(text, at)
        except (ValueError, RecursionError):
            return None, at
        plain = not self._named and end < len(text) and type(value) is dict
        if plain and text.count('":', at, end) == _names_in(value):
            return value, end
        return None, at

    def _value(self, at: int) -> tuple[object, int]:
        """The value that begins here, and where it ends."""
        while True:
            self._twice.clear()
            try:
                value, end = self._quick.raw_decode(self._text, at)
                if self._text.count('":', at, end) != _names_in(value):
                    # Perhaps a name stands twice, which only the slow way notices.
                    value, end = self._careful.raw_decode(self._text, at)
                if could_be_halves(self._text, at, end):
                    value = self._whole(value, at)
            except json.JSONDecodeError as error:
                # It may only be cut off: the scanner names the beginning of a text without an
                # end, and of everything else the place where it stopped.
                rest = self._text[error.pos :].strip()
                cut = error.msg.startswith("Unterminated") or len(rest) < _NEAR
                if cut and self._more():
                    continue
                raise self._fail(error.pos, error.msg.lower()) from None
            except ValueError as error:
                raise self._fail(at, f"{error} is no JSON number") from None
            except RecursionError:
                raise self._fail(at, "lists and objects are nested too deeply") from None
            if end < len(self._text) or not self._more():  # a number may go on
                return value, end

    def _whole(self, value: object, at: int) -> object:
        """The value in whole characters; a warning where there are halves."""
        found = whole(value)
        if found is not value:
            place = Place(self._source, *self._position(at))
            self._report(Problem(Level.WARNING, REPLACED, place, "half-character"))
        return found

    def _more(self) -> bool:
        """Read on: as much again as there is, so that a long item costs no more than its length."""
        wanted = max(len(self._text), 1)
        parts = []
        while wanted > 0 and not self._ended:
            chunk = next(self._chunks, None)
            if chunk is None:
                self._ended = True
            else:
                parts.append(chunk)
                wanted -= len(chunk)
                self._named = self._named or "\\u" in chunk
        if not any(parts):
            return False
        self._text += "".join(parts)
        return True

    def _forget(self, at: int) -> None:
        """Let what is read go."""
        self._line, column = self._position(at)
        self._before, self._counted = column - 1, 0
        self._text = self._text[at:]

    def _item(self, value: object, at: int) -> Iterator[tuple[Object, int]]:
        line, column = self._position(at)
        place = Place(self._source, line, column)
        for name in dict.fromkeys(self._twice):
            message = f"{name!r} is here twice; the last one is taken"
            self._report(Problem(Level.WARNING, message, place, "duplicate-field"))
        self._twice.clear()
        if isinstance(value, dict):
            # Word processors hold an item beside what is cited of it.
            inner = value.get("itemData")
            yield (inner if isinstance(inner, dict) else value), line
            return
        message = f"expected an item, an object with id, type and title; found {_kind(value)}"
        self._report(Problem(Level.ERROR, message, place, "wrong-shape"))

    def _skip(self, at: int) -> int:
        """Where the next character that is no white space stands."""
        while True:
            match = _SPACE.match(self._text, at)
            at = match.end() if match else at
            if at < len(self._text) or not self._more():
                return at

    def _end(self, at: int) -> None:
        at = self._skip(at)
        if at != len(self._text):
            raise self._fail(at, "something stands after the end of the list")

    def _position(self, at: int) -> tuple[int, int]:
        """Line and column from 1; nothing before the last item is asked for."""
        line = self._line + self._text.count("\n", self._counted, at)
        start = self._text.rfind("\n", 0, at)
        return line, at - start if start >= 0 else self._before + at + 1

    def _fail(self, at: int, message: str) -> InputError:
        place = Place(self._source, *self._position(at))
        return InputError([Problem(Level.ERROR, f"broken JSON: {message}", place, "broken-json")])


def _names_in(value: object) -> int:
    """How many names an item has, with those of the objects in it as far as these are plain."""
    if type(value) is not dict:
        return -1
    count = len(value)
    for part in value.values():
        if type(part) is str:
            continue
        if type(part) is list:
            for entry in part:
                if type(entry) is dict:
                    count += len(entry)
        elif type(part) is dict:
            count += len(part)
    return count


def _kind(value: object) -> str:
    if value is None:
        return "null"
    names = {bool: "true or false", str: "text", int: "a number", list: "a list"}
    return names.get(type(value), "something else")


def _number(text: str) -> Written:
    number = Written(text)
    if isinf(number):
        raise ValueError(text)
    return number


def _refuse(word: str) -> None:
    """NaN and Infinity are no JSON, though Python's reader takes them."""
    raise ValueError(word)
