"""What do readers of text files share? Lines one at a time in any encoding, and keys where none are."""

from collections.abc import Iterator

from maocite.errors import Level, Place, Problem
from maocite.formats import Report
from maocite.keys import default_key
from maocite.sources import Source

_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def lines_of(source: Source, report: Report) -> Iterator[str]:
    """The lines of a source without their ends, decoded one at a time.

    UTF-8, or what a byte order mark says; bytes that are no UTF-8 are read as Windows-1252, which
    old exports use, and the first such line is reported. Ends of lines are LF, CR LF or CR.
    """
    if source.content.startswith(_MARKS) or b"\0" in source.content[:64]:
        yield from source.text().splitlines()
        return
    warned = False
    for number, raw in enumerate(_raw_lines(source.content), 1):
        try:
            yield raw.decode("utf-8")
        except UnicodeDecodeError:
            # "replace": five byte values are not assigned in Windows-1252.
            yield raw.decode("cp1252", "replace")
            if not warned:
                warned = True
                message = "is not UTF-8; this line and others like it are read as Windows-1252"
                report(Problem(Level.WARNING, message, Place(source.name, number), "encoding"))


def _raw_lines(content: bytes) -> Iterator[bytes]:
    view = content
    mac = b"\n" not in content and b"\r" in content
    end = b"\r" if mac else b"\n"
    at = 0
    while at < len(view):
        stop = view.find(end, at)
        stop = len(view) if stop < 0 else stop
        yield (
            view[at : stop - 1] if view[stop - 1 : stop] == b"\r" and stop > at else view[at:stop]
        )
        at = stop + 1


class Keys:
    """The citation keys of one file: kept, told apart, and made where a record has none."""

    def __init__(self) -> None:
        self._used: set[str] = set()

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
        when = next((values[t] for t in ("DA", "PY", "Y1") if t in values), "")
        what = next((values[t] for t in ("TI", "T1", "CT", "BT") if t in values), "")
        return self.of(who.partition(",")[0], when, what)

    def of(self, who: str, when: str, what: str) -> str:
        """``mehilli2014mao``: a name, a year and a title, in ASCII."""
        return self._free(default_key(who, when, what), "")

    def _free(self, key: str, between: str) -> str:
        found, count = key, 1
        while found in self._used:
            count += 1
            found = f"{key}{between}{count}" if count > 26 else f"{key}{between}{chr(96 + count)}"
        self._used.add(found)
        return found
