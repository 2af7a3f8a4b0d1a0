"""In which encoding is a file, and how does it become that file again after a change?

UTF-8 where nothing else is said, else what a byte order mark or the XML declaration says (XML 1.0, 4.3.3).
"""

import codecs
import re
from dataclasses import dataclass

from maocite.errors import InputError, Level, Place, Problem
from maocite.sources import Source

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""\s*<\?xml[^>]*?\bencoding\s*=\s*["']([A-Za-z][\w.-]*)["']""")


@dataclass(frozen=True, slots=True)
class Encoded:
    """A file as UTF-8, and what it takes to make it what it was."""

    utf8: bytes
    """The whole file without its mark; the encoding that its declaration names is not true of these bytes."""
    encoding: str
    mark: bytes

    def restored(self, utf8: bytes) -> bytes:
        """The same file with other content; characters that its encoding does not have become references."""
        if self.encoding == "utf-8":
            return self.mark + utf8
        return self.mark + utf8.decode("utf-8").encode(self.encoding, "xmlcharrefreplace")


def read_encoded(source: Source) -> Encoded:
    """The content of a file; raises `InputError` where its encoding is unknown or not what it says it is."""
    content = source.content
    mark, encoding = next(((m, e) for m, e in _MARKS if content.startswith(m)), (b"", ""))
    body = content[len(mark) :]
    if not encoding:
        found = _DECLARED.match(body)
        encoding = found[1].decode("ascii").lower() if found else "utf-8"
    if encoding in ("utf-8", "utf8"):
        Source(source.name, body).text()  # refuses what is not UTF-8, saying what would fit
        return Encoded(body, "utf-8", mark)
    try:
        text = body.decode(encoding)
        if text.encode(encoding) != body:
            raise _problem(source, f"would not be the same again after reading it as {encoding}")
        return Encoded(text.encode("utf-8"), encoding, mark)
    except UnicodeError as error:
        raise _problem(source, f"is not {encoding}, which it says it is: {error}") from None
    except LookupError:
        message = f"says that it is {encoding}, which is not known here; convert it to UTF-8"
        raise _problem(source, message) from None


def _problem(source: Source, message: str) -> InputError:
    return InputError([Problem(Level.ERROR, message, Place(source.name, 1), "encoding")])
