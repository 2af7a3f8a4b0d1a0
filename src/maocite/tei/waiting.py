"""Where does text wait that comes later in the output than in the input? In memory, then in a file."""

from collections.abc import Iterator
from contextlib import ExitStack
from tempfile import TemporaryFile
from typing import IO

HELD = 256 * 1024
"""Characters that wait in memory, where each takes up to three times two bytes when they are written; the others lie in a file that nobody else sees."""
_CHUNK = 1 << 16


class Waiting:
    """Pieces of text that are given back in their order, however many there are."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._size = 0
        self._file: IO[str] | None = None
        self._open = ExitStack()

    def __enter__(self) -> "Waiting":
        """Itself; the file is let go at the end of ``with``."""
        return self

    def __exit__(self, *error: object) -> None:
        """Let the file go."""
        self._open.close()

    def add(self, text: str) -> None:
        """Keep a piece of text."""
        self._pieces.append(text)
        self._size += len(text)
        if self._size > HELD:
            if self._file is None:
                made = TemporaryFile(  # noqa: SIM115 - the stack closes it
                    "w+", encoding="utf-8", errors="surrogatepass", newline="\n"
                )
                self._file = self._open.enter_context(made)
            self._file.write("".join(self._pieces))
            self._pieces.clear()
            self._size = 0

    def is_empty(self) -> bool:
        """Whether nothing was added."""
        return self._file is None and not self._pieces

    def all(self) -> Iterator[str]:
        """Everything that was added."""
        if self._file is not None:
            self._file.seek(0)
            while chunk := self._file.read(_CHUNK):
                yield chunk
        yield "".join(self._pieces)
