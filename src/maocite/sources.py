"""What was given to read? Bytes with a name, and the one place where they become text.

A source is read from where it lies: `Source.open` gives a stream that starts at the beginning, as
often as it is asked, so that readers of large files hold no more than they work on.
"""

import codecs
import os
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from stat import S_ISREG
from typing import BinaryIO

from maocite.errors import InputError, Level, Place, Problem

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BLANK = b"\xef\xbb\xbf \t\r\n"
CHUNK = 1 << 16
"""Bytes that are read at once."""


@dataclass(frozen=True, slots=True)
class Source:
    """Something to read, and what to call it in messages."""

    name: str
    """The path as the user gave it, or ``<stdin>``."""
    held: bytes | Path
    """The bytes themselves, or the file where they lie."""

    @classmethod
    def of(cls, path: str | Path) -> "Source":
        """A file; raises `InputError` saying why it cannot be read.

        A pipe or a device, which can be read only once, is read now.
        """
        try:
            with open(path, "rb") as stream:
                if S_ISREG(os.fstat(stream.fileno()).st_mode):
                    return cls(str(path), Path(path).absolute())
                return cls(str(path), stream.read())
        except OSError as error:
            raise _unreadable(str(path), error) from None

    @property
    def content(self) -> bytes:
        """All bytes at once, read anew each time; readers of large files take `open`."""
        with self.open() as stream:
            return stream.read()

    @property
    def suffix(self) -> str:
        """``.yaml``, in lower case; empty for standard input."""
        return Path(self.name).suffix.lower()

    def open(self) -> BinaryIO:
        """A stream of the bytes from the beginning; raises `InputError` where the file is gone."""
        if isinstance(self.held, bytes):
            return BytesIO(self.held)
        try:
            return self.held.open("rb")
        except OSError as error:
            raise _unreadable(self.name, error) from None

    def chunks(self, size: int = CHUNK) -> Iterator[bytes]:
        """The bytes, `size` at a time."""
        with self.open() as stream:
            while chunk := stream.read(size):
                yield chunk

    def head(self, size: int = 4096) -> bytes:
        """The first bytes, for a look at what it is."""
        with self.open() as stream:
            return stream.read(size)

    def is_blank(self) -> bool:
        """Whether there is nothing but white space."""
        return not any(chunk.strip(_BLANK) for chunk in self.chunks())

    def holds(self, mark: bytes) -> bool:
        """Whether these bytes stand anywhere in it."""
        rest = b""
        for chunk in self.chunks():
            if mark in (window := rest + chunk):
                return True
            rest = window[-len(mark) :]
        return False

    def text(self) -> str:
        """The content as text: UTF-8, or what its byte order mark says.

        Raises `InputError` naming the line and the encoding that would fit.
        """
        content = self.content
        encoding = marked_encoding(content) or "utf-8"
        try:
            return content.decode(encoding)
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            message = f"is not {encoding.upper()}; {self._guess(content)}"
            place = Place(self.name, line)
            raise InputError([Problem(Level.ERROR, message, place, "encoding")]) from None

    def _guess(self, content: bytes) -> str:
        """Which encoding would fit, and how to convert the file."""
        if content.count(b"\0") * 4 > len(content):
            guess = "UTF-16"
        elif any(0x80 <= byte <= 0x9F for byte in content):
            guess = "WINDOWS-1252"
        else:
            guess = "ISO-8859-1"
        return f"it looks like {guess}; convert it with: iconv -f {guess} -t UTF-8 {self.name}"


def marked_encoding(head: bytes) -> str | None:
    """The encoding that a byte order mark at the beginning names; None where there is none."""
    return next((encoding for mark, encoding in _MARKS if head.startswith(mark)), None)


def _unreadable(name: str, error: OSError) -> InputError:
    message = f"cannot be read: {error.strerror or error}"
    return InputError([Problem(Level.ERROR, message, Place(name), "unreadable")])
