"""How is a file written so that none is ever half written?"""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from maocite.errors import OutputError


def write_file(
    path: str | Path, chunks: Iterable[str | bytes], inputs: Iterable[str | Path] = ()
) -> None:
    """Write text, as UTF-8, or bytes beside the target and rename it: readers see the old file or the whole new one.

    Raises `OutputError` where the target is one of `inputs`, is a folder, or cannot be written;
    whatever interrupts the work, the old file stays as it was.
    """
    target = Path(path)
    _refuse(target, inputs)
    # A pipe or a device (/dev/null, /dev/stdout) cannot be renamed onto.
    if target.exists() and not target.is_file():
        _write_through(target, chunks)
        return
    target = target.resolve()
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as error:
        raise OutputError(f"{path}: cannot write there: {error.strerror or error}") from None
    beside = Path(name)
    try:
        with open(handle, "wb") as stream:
            stream.writelines(map(as_bytes, chunks))
        beside.chmod(target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_umask())
        beside.replace(target)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}") from None
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _refuse(target: Path, inputs: Iterable[str | Path]) -> None:
    if target.is_dir():
        raise OutputError(f"{target}: is a folder; name a file in it")
    for name in inputs:
        source = Path(name)
        if target.exists() and source.exists() and target.samefile(source):
            raise OutputError(f"{target}: is also an input; choose another name for the output")


def as_bytes(chunk: str | bytes) -> bytes:
    """Text as UTF-8; bytes, which a file in another encoding is made of, as they are.

    Raises `OutputError` where half of a character stands alone, which no reader lets in.
    """
    if isinstance(chunk, bytes):
        return chunk
    try:
        return chunk.encode("utf-8")
    except UnicodeEncodeError as error:
        near = chunk[max(error.start - 20, 0) : error.start]
        raise OutputError(f"half of a character stands alone behind {near!r}") from None


def _write_through(target: Path, chunks: Iterable[str | bytes]) -> None:
    try:
        with target.open("wb") as stream:
            stream.writelines(map(as_bytes, chunks))
    except OSError as error:
        raise OutputError(f"{target}: cannot be written: {error.strerror or error}") from None


def _umask() -> int:
    """The process's file mode mask; reading it means setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
