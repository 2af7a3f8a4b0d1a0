"""reStructuredText: roles around formatted text, as docutils reads them."""

from __future__ import annotations

import re
from unicodedata import east_asian_width

from maocite.csl.markup.base import Markup, Pair

# "Inline markup cannot be nested" (docutils, reStructuredText Markup Specification, "Inline
# Markup"), so that roles stand as marks of our own until the whole text is known.
_ROLES = ("emphasis", "strong", "superscript", "subscript")
_OPEN = {role: chr(index) for index, role in enumerate(_ROLES, 1)}
_ROLE = {mark: role for role, mark in _OPEN.items()}
_CLOSE, _NORMAL, _END_NORMAL = "\x05", "\x06", "\x07"
_MARKS = re.compile("([\x01-\x07])")
_SPECIAL = re.compile(r"[\\*`|<\x00-\x1f]|_(?![A-Za-z0-9])|(?<![A-Za-z0-9])_")
_LEADING = re.compile(r"([0-9]+|[A-Za-z#])([.)])(?=\s)|(\()(?=[0-9A-Za-z#]+\)\s)|([-+•:.=])(?=.)")
# "Inline markup start-strings must start a text block or be immediately preceded by whitespace,
# one of the ASCII characters - : / ' " < ( [ { or a similar non-ASCII punctuation character."
_BEFORE = re.compile(r"""[\s\-:/'"<(\[{‐-―«‹‘“¿¡]""")
_AFTER = re.compile(r"""[\s'")\]}>\-/\\:.,;!?‐-―»›’”]""")


def escape(text: str) -> str:
    """A backslash before whatever could become markup; control characters are left out."""
    return _SPECIAL.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    char = found[0]
    if char < " ":
        return " " if char.isspace() else ""
    return f"\\{char}"


def finish(text: str) -> str:
    """Set the roles, the innermost where they are nested, and keep them apart from words."""
    runs: list[tuple[str, str]] = []
    roles: list[str] = []
    for piece in _MARKS.split(text):
        if piece in _ROLE:
            roles.append(_ROLE[piece])
        elif piece == _NORMAL:
            roles.append("")
        elif piece in (_CLOSE, _END_NORMAL):
            roles.pop()
        elif piece:
            runs.append((roles[-1] if roles else "", piece))
    written = ""
    for index, (role, content) in enumerate(runs):
        if not role or not content.strip():
            written += content
            continue
        bare = content.strip()
        before, after = content[: content.index(bare)], content[content.index(bare) + len(bare) :]
        following = after + "".join(run for _, run in runs[index + 1 : index + 2])
        written += before
        if written and not _BEFORE.match(written[-1]):
            written += "\\ "
        written += f":{role}:`{bare}`"
        if following and not _AFTER.match(following[0]):
            written += "\\ "
        written += after
    return _LEADING.sub(_plain_beginning, written.lstrip(), count=1) if written else ""


def _plain_beginning(found: re.Match[str]) -> str:
    """An enumerator or bullet at the beginning of a block, made text; roles stay."""
    if found.start() > 0 or found.string.startswith(tuple(f":{role}:" for role in _ROLES)):
        return found[0]
    return f"{found[1] or ''}\\{found[2] or found[3] or found[4]}"


def _role(name: str) -> Pair:
    return _OPEN[name], _CLOSE


def _heading(rank: int, text: str) -> str:
    """Underlined for its full width, of which letters of East Asia take two columns."""
    width = sum(2 if east_asian_width(char) in "WF" else 1 for char in text)
    return f"{text}\n{'=-~'[rank - 1] * width}"


MARKUP = Markup(
    name="rst",
    escape=escape,
    special=_SPECIAL,
    formats={
        ("font-style", "italic"): _role("emphasis"),
        ("font-style", "oblique"): _role("emphasis"),
        ("font-style", "normal"): (_NORMAL, _END_NORMAL),
        ("font-weight", "bold"): _role("strong"),
        ("font-weight", "normal"): (_NORMAL, _END_NORMAL),
        ("vertical-align", "sup"): _role("superscript"),
        ("vertical-align", "sub"): _role("subscript"),
        ("vertical-align", "baseline"): (_NORMAL, _END_NORMAL),
    },
    display={
        "block": ("\n", "\n"),
        "left-margin": ("", " "),
        "right-inline": ("", ""),
        "indent": (" ", ""),
    },
    heading=_heading,
    between_entries="\n\n",
    finish=finish,
)
