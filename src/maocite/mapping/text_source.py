"""What do readers of text files share? Text bit by bit in any encoding, and keys where none are."""

import codecs
import re
from collections.abc import Iterator

from maocite.errors import Level, Place, Problem
from maocite.formats import Report
from maocite.memory import Seen
from maocite.sources import Source, marked_encoding

_LAST_CHANCE = 4096
"""Bytes of the beginning in which an encoding shows."""


def chunks_of(source: Source, report: Report) -> Iterator[str]:
    """The text of a source, a part at a time; ends of lines as they are.

    UTF-8, or UTF-16 and UTF-32 by their byte order mark or, for UTF-16, by the zero bytes of its
    first letters. Lines that are no UTF-8 are read as Windows-1252, which old exports use, and the
    first one is reported.
    """
    encoding = _encoding(source, report)
    if encoding != "utf-8":
        # "replace": half a character at the end of a file that was cut off.
        decoder = codecs.getincrementaldecoder(encoding)("replace")
        for raw in source.chunks():
            yield decoder.decode(raw)
        yield decoder.decode(b"", True)
        return
    rest, line, warned = b"", 1, False
    for raw in source.chunks():
        # A part ends with a line, so that no character is cut; a longer line ends anywhere.
        window = rest + raw
        end = max(window.rfind(b"\n"), window.rfind(b"\r")) + 1 or _whole_characters(window)
        part, rest = window[:end], window[end:]
        text, where = _decoded(part, line)
        if where and not warned:
            warned = True
            report(_not_utf8(source, where))
        line += part.count(b"\n")
        yield text
    text, where = _decoded(rest, line)
    if where and not warned:
        report(_not_utf8(source, where))
    yield text


def text_of(source: Source, report: Report) -> str:
    """All text of a source at once, as `chunks_of` decodes it."""
    return "".join(chunks_of(source, report))


def lines_of(source: Source, report: Report) -> Iterator[str]:
    """The lines of a source without their ends (LF, CR LF, or CR where there is no LF)."""
    mac = None
    rest = ""
    for chunk in chunks_of(source, report):
        if mac is None and chunk:
            mac = "\n" not in chunk and "\r" in chunk
        lines = (rest + chunk).split("\r" if mac else "\n")
        rest = lines.pop()
        if mac:
            yield from lines
        else:
            for line in lines:
                yield line.removesuffix("\r")
    if rest:
        yield rest.removesuffix("\r")


def _encoding(source: Source, report: Report) -> str:
    head = source.head(_LAST_CHANCE)
    if marked := marked_encoding(head):
        return "utf-8" if marked == "utf-8-sig" else marked
    pairs = len(head) // 2
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if pairs and zeros.count(b"\0") * 2 > pairs:
            message = f"is read as {encoding.upper()}, though no byte order mark says so"
            report(Problem(Level.WARNING, message, Place(source.name), "encoding"))
            return encoding
    return "utf-8"


def _decoded(raw: bytes, line: int) -> tuple[str, int | None]:
    """The text, without a byte order mark in line 1, and the first line that is no UTF-8."""
    try:
        text = raw.decode("utf-8")
        return (text.removeprefix("\ufeff") if line == 1 else text), None
    except UnicodeDecodeError as error:
        first = line + raw.count(b"\n", 0, error.start)
    lines = []
    for each in re.findall(rb"[^\r\n]*[\r\n]*", raw):
        try:
            lines.append(each.decode("utf-8"))
        except UnicodeDecodeError:
            # "replace": five byte values are not assigned in Windows-1252.
            lines.append(each.decode("cp1252", "replace"))
    return "".join(lines).removeprefix("\ufeff"), first


def _not_utf8(source: Source, line: int) -> Problem:
    message = "is not UTF-8; this line and others like it are read as Windows-1252"
    return Problem(Level.WARNING, message, Place(source.name, line), "encoding")


def _whole_characters(window: bytes) -> int:
    """How many bytes make whole characters of UTF-8."""
    for back in range(1, min(4, len(window)) + 1):
        byte = window[-back]
        if byte >= 0xC0:
            length = 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4
            return len(window) - back if back < length else len(window)
        if byte < 0x80:
            break
    return len(window)


class Keys:
    """The citation keys of one file: kept, told apart, and made where a record has none."""

    def __init__(self) -> None:
        self._used = Seen()

    def unique(self, key: str) -> str:
        """The key itself; later ones of the same name get a letter. Empty for an empty key."""
        return self._free(key, "-") if key else ""

    def made(self, entry: list[tuple[str, str]]) -> str:
        """A key of the first author's name, the year and the first long word of the title."""
        values: dict[str, str] = {}
        for tag, value in entry:
            if value:
                values.setdefault(tag, value)
        who = next((values[t] for t in ("AU", "A1", "A2", "ED", "DB") if t in values), "")
        dates = [values[t] for t in ("DA", "PY", "Y1") if t in values]
        when = next((date for date in dates if re.search(r"\d{4}", date)), "")
        what = next((values[t] for t in ("TI", "T1", "CT", "BT") if t in values), "")
        return self.of(who.partition(",")[0], when, what)

    def of(self, who: str, when: str, what: str) -> str:
        """``mehilli2014mao``: a name, a year and a title, in ASCII."""
        from maocite.keys import default_key  # most records have keys

        return self._free(default_key(who, when, what), "")

    def _free(self, key: str, between: str) -> str:
        found, count = key, 1
        while not self._used.add(found):
            count += 1
            found = f"{key}{between}{count}" if count > 26 else f"{key}{between}{chr(96 + count)}"
        return found
