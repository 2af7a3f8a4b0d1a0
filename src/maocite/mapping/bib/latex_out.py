r"""How is text written as LaTeX, so that it prints as it is and no command in it comes to life?

Text is CSL's micro-HTML. What TeX takes for its own becomes a command: ``& % $ # _ { } ~ ^ \``.
A brace in a value counts for BibTeX and biber even behind a backslash, so that braces which do
not pair up become ``\textbraceleft{}`` and ``\textbraceright{}``.
"""

import re
from collections.abc import Callable, Collection
from enum import Enum
from unicodedata import is_normalized

from maocite.mapping.bib.symbols import ascii_of
from maocite.memory import Kept


class Alphabet(Enum):
    """Which characters a dialect writes as they are."""

    UNICODE = "unicode"
    ASCII = "ascii"
    """Accents and signs as LaTeX commands; scripts that LaTeX has no commands for stay."""


_SPECIAL = {
    "\\": r"\textbackslash{}",
    "$": r"\$",
    "&": r"\&",
    "%": r"\%",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "--": "-{}-",
    "``": "`{}`",
    "''": "'{}'",
    # In TeX's first encoding, and to Better BibTeX, these are ¡, ¿ and —.
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    "\u00a0": "~",
    "{": r"\{",
    "}": r"\}",
}
_UNICODE_NEEDS = re.compile(r"[\\$&%#_~^{}<>|\u00a0]|-(?=-)|`(?=`)|'(?=')")
_ASCII_NEEDS = re.compile(r"[\\$&%#_~^{}<>|`]|[^\x00-\x7f]|-(?=-)|'(?=')")
_ASCII_SPECIAL = {
    "`": r"\textasciigrave{}",
}
_SPACE = re.compile(r"[ \t\n\r\f\v\x85]+")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
"""Characters that are no text, and that TeX refuses."""
TAG = re.compile(
    r"<(/?)(?:(i|b|sup|sub|sc)|(span)(?:\s+(?:style=\"(font-variant:\s*small-caps;?)\""
    r"|class=\"(nocase)\"))?)>"
)
WORD = re.compile(r"[^\W_](?:[\w’'-]*[^\W_])?")
"""A word for the purposes of case: hyphens and apostrophes inside belong to it."""
_STYLES = {
    "i": r"\textit{",
    "b": r"\textbf{",
    "sup": r"\textsuperscript{",
    "sub": r"\textsubscript{",
    "sc": r"\textsc{",
    "nocase": "{{",
}


def one_line(text: str) -> str:
    """The text with single spaces, as BibTeX understands every run of white space.

    Control characters, which TeX refuses, fall out.
    """
    if text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " ":
        return text
    if CONTROL.search(text):
        text = CONTROL.sub("", text)
    return _SPACE.sub(" ", text).strip(" ")


def balanced(text: str) -> bool:
    """Whether braces pair up."""
    depth = 0
    for brace in re.findall("[{}]", text):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def escape(text: str, alphabet: Alphabet = Alphabet.UNICODE) -> str:
    """Plain text as LaTeX."""
    needs = _UNICODE_NEEDS if alphabet is Alphabet.UNICODE else _ASCII_NEEDS
    if not needs.search(text):
        return text
    if ("{" in text or "}" in text) and not balanced(text):
        braces = {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
    else:
        braces = {}

    def replace(match: re.Match[str]) -> str:
        char = match[0]
        if char in braces:
            return braces[char]
        if char in "-'":
            return f"{char}{{}}"
        if alphabet is Alphabet.ASCII:
            if char in _ASCII_SPECIAL:
                return _ASCII_SPECIAL[char]
            if char > "\x7f":
                return ascii_of(char)
        if char == "`":
            return "`{}"
        return _SPECIAL[char]

    return needs.sub(replace, text)


_SPECIAL_OR_SPACE = re.compile(r"[\\$&%#_~^{}<>|\u00a0\x00-\x1f\x7f-\x9f]").search


def is_plain(text: str) -> bool:
    """Whether the text has nothing to escape, no markup and single spaces."""
    if _SPECIAL_OR_SPACE(text) or text[:1] == " " or text[-1:] == " ":
        return False
    return "  " not in text and "--" not in text and "``" not in text and "''" not in text


_SPECIAL_IN_ANY = re.compile(r"[\\$%#_~^{}<>|`\u00a0\x00-\x1f\x7f-\x9f]").search


def are_plain(texts: Collection[str]) -> bool:
    """Whether all these texts are surely `is_plain`, and none empty: one look for all."""
    return are_easy(texts) and not any("&" in text for text in texts)


def are_easy(texts: Collection[str]) -> bool:
    """Whether all these texts are surely `is_plain` but for ``&``, and none empty."""
    return joined_if_easy(texts) is not None


def joined_if_easy(texts: Collection[str]) -> str | None:
    """Texts that `are_easy`, with blanks between them; None where they are not.

    An ampersand, which many names of publishers have, comes back as it was.
    """
    # Where one is empty, or has a blank at an end, there are two blanks together, or one at an end.
    joined = " ".join(texts)
    if (
        _SPECIAL_IN_ANY(joined)
        or "  " in joined
        or "--" in joined
        or "''" in joined
        or joined[:1] in _ENDS
        or joined[-1] == " "
        or ("&" in joined and not (joined.isprintable() and is_normalized("NFC", joined)))
    ):
        return None
    return joined


def escape_and(text: str) -> str:
    """`escape` in Unicode of texts that `are_easy`."""
    return text.replace("&", r"\&")


_ENDS = frozenset({" ", ""})
"""What a text may not begin with."""


def encode(
    text: str, alphabet: Alphabet = Alphabet.UNICODE, plain: Callable[[str], str] | None = None
) -> str:
    """Rich text as LaTeX; `plain` writes what stands between tags, else `escape` does."""
    if plain is None and alphabet is Alphabet.UNICODE and is_plain(text):
        return text
    text = one_line(text)
    write = plain or (lambda part: escape(part, alphabet))
    if "<" not in text:
        return write(text)
    pieces = _pieces(text)
    if pieces is None:
        return write(text)
    return "".join(piece if markup else write(piece) for piece, markup in pieces)


def _pieces(text: str) -> list[tuple[str, bool]] | None:
    """Text and LaTeX in turn; None where the tags are not nested properly."""
    found: list[tuple[str, bool]] = []
    opened: list[tuple[str, str]] = []
    position = 0
    for match in TAG.finditer(text):
        closing, simple, span, caps, nocase = match.groups()
        element = simple or span
        if match.start() > position:
            found.append((text[position : match.start()], False))
        position = match.end()
        if closing:
            if not opened or opened[-1][0] != element:
                return None
            found.append((opened.pop()[1], True))
            continue
        style = simple or ("sc" if caps else "nocase" if nocase else "")
        if not style:
            return None
        found.append((_STYLES[style], True))
        opened.append((element, "}}" if style == "nocase" else "}"))
    if opened:
        return None
    if position < len(text):
        found.append((text[position:], False))
    return found


def _guarded(text: str) -> str:
    """`encode_title` in Unicode of a text without markup, braces and double spaces."""
    words = text.split(" ")
    first = _FIRST[words[0]]
    return " ".join([first, *map(_REST.__getitem__, words[1:])]) if len(words) > 1 else first


def _guarded_first(text: str) -> str:
    """The word that a title begins with."""
    return _guarded_parts(text, True)


def _guarded_word(text: str) -> str:
    """A word that is not the first."""
    if text.islower():
        return text if text.isalpha() else escape(text)
    return _guarded_parts(text, False)


_FIRST = Kept(_guarded_first, 4096)
_REST = Kept(_guarded_word, 8192)
"""Words that a title begins with, and all others. Titles share most of their words."""


def _guarded_parts(text: str, first: bool) -> str:
    """Words and what stands around them, such as ``“What`` and ``(Limits),``."""
    if text.isalpha():
        capital = any(map(str.isupper, text[1:] if first else text))
        return f"{{{text}}}" if capital else text
    pieces = []
    position = 0
    for match in WORD.finditer(text):
        word = match[0]
        # BibTeX's change.case$ keeps the first letter only where the title begins with it.
        kept = first and match.start() == 0
        capital = any(map(str.isupper, word[1:] if kept else word))
        written = escape(word)
        pieces += [
            escape(text[position : match.start()]),
            f"{{{written}}}" if capital else written,
        ]
        first = False
        position = match.end()
    return "".join([*pieces, escape(text[position:])])


def encode_plain_title(text: str, whole: bool) -> str:
    """`encode_title` in Unicode of a text of those that `are_easy`."""
    return f"{{{escape_and(text)}}}" if whole else _guarded(text)


def encode_title(text: str, alphabet: Alphabet, whole: bool) -> str:
    """A title whose capitals styles may not change.

    `whole`: all in one pair of braces, for titles in other languages than English; else each word
    with a capital in braces of its own, the first word only for a capital after its first letter
    or where a quotation mark or bracket stands before it.
    """
    if whole:
        return f"{{{encode(text, alphabet)}}}"
    if alphabet is Alphabet.UNICODE and not ("<" in text or "{" in text or "}" in text):
        return _guarded(one_line(text))
    first = True

    def quick(part: str) -> str:
        nonlocal first
        words = part.split(" ")
        words[1:] = map(_REST.__getitem__, words[1:])
        if first:
            words[0] = _FIRST[words[0]]
            first = not WORD.search(part)
        else:
            words[0] = _REST[words[0]]
        return " ".join(words)

    if alphabet is Alphabet.UNICODE and not ("{" in text or "}" in text):
        return encode(text, alphabet, quick)

    def plain(part: str) -> str:
        nonlocal first
        pieces = []
        position = 0
        for match in WORD.finditer(part):
            word = match[0]
            pieces.append(escape(part[position : match.start()], alphabet))
            kept = first and match.start() == 0
            capital = any(map(str.isupper, word[1:] if kept else word))
            written = escape(word, alphabet)
            pieces.append(f"{{{written}}}" if capital else written)
            first = False
            position = match.end()
        pieces.append(escape(part[position:], alphabet))
        return "".join(pieces)

    return encode(text, alphabet, plain)
