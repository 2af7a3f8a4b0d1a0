"""What was given to read? Bytes with a name, and the one place where they become text."""

import codecs
from dataclasses import dataclass
from pathlib import Path

from maocite.errors import InputError, Level, Place, Problem

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes to read, and what to call them in messages."""

    name: str
    """The path as the user gave it, or ``<stdin>``."""
    content: bytes

    @classmethod
    def of(cls, path: str | Path) -> "Source":
        """Read a file; raises `InputError` saying why it cannot be read."""
        try:
            return cls(str(path), Path(path).read_bytes())
        except OSError as error:
            message = f"cannot be read: {error.strerror or error}"
            raise InputError(
                [Problem(Level.ERROR, message, Place(str(path)), "unreadable")]
            ) from None

    @property
    def suffix(self) -> str:
        """``.yaml``, in lower case; empty for standard input."""
        return Path(self.name).suffix.lower()

    def text(self) -> str:
        """The content as text: UTF-8, or what its byte order mark says.

        Raises `InputError` naming the line and the encoding that would fit.
        """
        for mark, encoding in _MARKS:
            if self.content.startswith(mark):
                return self._decode(encoding)
        return self._decode("utf-8")

    def _decode(self, encoding: str) -> str:
        try:
            return self.content.decode(encoding)
        except UnicodeDecodeError as error:
            line = self.content.count(b"\n", 0, error.start) + 1
            message = f"is not {encoding.upper()}; {self._guess()}"
            place = Place(self.name, line)
            raise InputError([Problem(Level.ERROR, message, place, "encoding")]) from None

    def _guess(self) -> str:
        """Which encoding would fit, and how to convert the file."""
        if self.content.count(b"\0") * 4 > len(self.content):
            guess = "UTF-16"
        elif any(0x80 <= byte <= 0x9F for byte in self.content):
            guess = "WINDOWS-1252"
        else:
            guess = "ISO-8859-1"
        return f"it looks like {guess}; convert it with: iconv -f {guess} -t UTF-8 {self.name}"
