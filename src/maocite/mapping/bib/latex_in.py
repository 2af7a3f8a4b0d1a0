r"""What does a LaTeX value say? Commands and accents to Unicode (NFC), markup to CSL's micro-HTML.

Only values with something to decode are taken apart. Commands that are not known stay as they are
written and are named to the caller; nothing is executed and nothing is dropped.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from unicodedata import normalize

from maocite.mapping.bib.latex_out import WORD
from maocite.mapping.bib.symbols import (
    ACCENTS,
    MATH,
    MATH_ACCENTS,
    OTHERS_ACCENTS,
    OTHERS_SYMBOLS,
    SYMBOLS,
    combine,
)

_MARK = re.compile(r"[\\{}$~\t\n\r\f\v]").search
_BLANK = " \t\n\r\f\v"
"""White space to TeX; all other blanks of Unicode are characters."""
_TOKEN = re.compile(
    rf"\\(?:[A-Za-z]+\*?|.)[{_BLANK}]*|[{{}}$~]|-{{2,3}}|``|''|[{_BLANK}]+|[^\\{{}}$~\-`'{_BLANK}]+|.",
    re.S,
)


def is_itself(value: str) -> bool:
    """Whether a value surely says what is written in it: no command, no brace, single spaces."""
    return not (
        _MARK(value)
        or "--" in value
        or "``" in value
        or "''" in value
        or "  " in value
        or value[:1] in ("", " ")
        or value[-1:] == " "
    )


DEEPEST = 60
"""Braces inside one another; what lies deeper stays as written."""

_STYLES = {
    "textit": ("<i>", "</i>"),
    "emph": ("<i>", "</i>"),
    "mkbibemph": ("<i>", "</i>"),
    "mkbibitalic": ("<i>", "</i>"),
    "textsl": ("<i>", "</i>"),
    "textbf": ("<b>", "</b>"),
    "mkbibbold": ("<b>", "</b>"),
    "textsuperscript": ("<sup>", "</sup>"),
    "mkbibsuperscript": ("<sup>", "</sup>"),
    "textsubscript": ("<sub>", "</sub>"),
    "textsc": ('<span style="font-variant:small-caps;">', "</span>"),
    "enquote": ("“", "”"),
    "mkbibquote": ("“", "”"),
    "mkbibparens": ("(", ")"),
    "mkbibbrackets": ("[", "]"),
}
_SWITCHES = {"it": "textit", "em": "textit", "itshape": "textit", "sl": "textsl", "bf": "textbf"}
_SWITCHES |= {"bfseries": "textbf", "sc": "textsc", "scshape": "textsc"}
_TRANSPARENT = frozenset(
    {
        *("url", "path", "nolinkurl", "mbox", "hbox", "text", "textrm", "textsf", "texttt"),
        *(
            "textnormal",
            "textup",
            "ensuremath",
            "mathrm",
            "mathit",
            "mathsf",
            "mathbf",
            "protect",
            "relax",
            "rm",
            "sf",
            "tt",
            "rmfamily",
        ),
        *("upshape", "normalfont", "uppercase", "MakeUppercase", "underline", "noexpand"),
        *("mkbibacro", "mathcal", "mathscr", "mathfrak", "boldsymbol", "bm", "operatorname"),
        *("left", "right", "big", "Big", "bigl", "bigr", "displaystyle", "textstyle", "limits"),
        *("bibstring", "foreignlanguage", "selectlanguage", "makeatletter", "textlatin"),
    }
)
"""Commands that only say how their argument is set."""
_ESCAPED = frozenset("&%$#_{}")
_SPACES = {
    " ": " ",
    ",": "\u202f",
    ";": " ",
    ":": " ",
    "!": "",
    "/": "",
    "-": "",
    "@": "",
    "\n": " ",
}


_MATH = re.compile(r"(?<!\\)\$([^$]+?)(?<!\\)\$")
_COMMAND = re.compile(r"\\([A-Za-z]+)")
_LAST = re.compile(r"\\[A-Za-z]+$")
_ARGUMENT = re.compile(r"\s*(?:\\[A-Za-z]+|[^\s{}])")
_FRACTION = re.compile(r"\\[td]?frac\s*(?:\{([^{}]*)\}|(\d))\s*(?:\{([^{}]*)\}|(\d))")
_UPRIGHT = re.compile(r"\\(?:textrm|textnormal|text|mathrm|rm|mathit|mbox)\s*\{([^{}\\]*)\}")


_OF_MATH = {*MATH, *SYMBOLS, *MATH_ACCENTS, *OTHERS_SYMBOLS, "mathbb"}
_DOUBLE = dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True))
"""``\\mathbb{R}``; the other letters stand elsewhere in Unicode, one after the other."""


def _double(text: str) -> str:
    return "".join(
        _DOUBLE.get(char) or (chr(0x1D538 + ord(char) - 65) if "A" <= char <= "Z" else char)
        for char in text
    )


def _math(match: re.Match[str]) -> str:
    """Mathematics as text, ``$^{th}$``, ``H$_2$O``, ``$\\alpha$``; what it cannot say stays."""
    content = _FRACTION.sub(lambda m: f"{m[1] or m[2]}/{m[3] or m[4]}", match[1].strip())
    names = _COMMAND.findall(content)
    if not all(n in _OF_MATH or n in _STYLES or n in _TRANSPARENT for n in names):
        return match[0]
    text = _scripts(_UPRIGHT.sub(r"\1", content), 0)
    # A command at the end must not swallow the blank that follows.
    return f"{text}{{}}" if _LAST.search(text) else text


def _scripts(content: str, depth: int) -> str:
    """Mathematics with its scripts as commands of text."""
    if depth > DEEPEST or ("^" not in content and "_" not in content):
        return content
    pieces: list[str] = []
    at = 0
    while at < len(content):
        char = content[at]
        at += 1
        if char == "\\":
            pieces.append(content[at - 1 : at + 1])
            at += 1
            continue
        if char not in "^_":
            pieces.append(char)
            continue
        inner, at = _script(content, at)
        command = "textsuperscript" if char == "^" else "textsubscript"
        degree = char == "^" and inner == "\\circ"
        pieces.append(
            "\\textdegree{}" if degree else f"\\{command}{{{_scripts(inner, depth + 1)}}}"
        )
    return "".join(pieces)


def _script(content: str, at: int) -> tuple[str, int]:
    """What stands above or below the line from a place on, and where it ends."""
    if content[at : at + 1] != "{":
        match = _ARGUMENT.match(content, at)
        return (match[0].strip(), match.end()) if match else ("", len(content))
    depth, end = 0, at
    while end < len(content):
        depth += {"{": 1, "}": -1}.get(content[end], 0)
        end += 1
        if not depth:
            break
    return content[at + 1 : end - 1].strip(), end


@dataclass(slots=True)
class Group:
    """What stands between braces."""

    parts: list["Group | str"] = field(default_factory=list)
    command: bool = False
    """Begins with a command."""
    special: bool = False
    r"""Begins with a command, ``{\"e}``: no protection of case (BibTeX, "special characters")."""
    closed: str = ""
    """What closes a style that was switched on inside."""


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text)


class Decoder:
    """Decodes values; `unknown` takes the name of each command that is not known."""

    def __init__(self, unknown: Callable[[str], None]) -> None:
        self._unknown = unknown

    def text(self, value: str) -> str:
        """A value in which braces only group."""
        if is_itself(value):
            return value
        return _tidy(_flat(self._tree(value), None))

    def title(self, value: str) -> str:
        """A value whose braces protect capitals: they become ``nocase`` where that says anything.

        Where every word with a capital, but for the first, is braced, or the whole title is,
        casing could change nothing: the title is then meant as it stands, without ``nocase``.
        """
        if is_itself(value):
            return value
        tree = self._tree(value)
        parts = [part for part in tree.parts if part != " "]
        if len(parts) == 1 and isinstance(parts[0], Group) and not parts[0].special:
            return _tidy(_flat(parts[0], None if _plain_inside(parts[0]) else False))
        return _tidy(_flat(tree, not _all_guarded(tree)))

    def _tree(self, value: str) -> Group:
        if "$" in value:
            value = _MATH.sub(_math, value)
        self._stack = [Group()]
        self._queue = _tokens(value)
        self._at = 0
        while self._at < len(self._queue):
            self._step()
        while len(self._stack) > 1:
            self._close()
        self._add(self._stack[0].closed)
        return self._stack[0]

    def _add(self, part: "Group | str") -> None:
        if part != "":
            self._stack[-1].parts.append(part)

    def _close(self) -> None:
        group = self._stack.pop()
        if group.closed:
            group.parts.append(group.closed)
        self._stack[-1].parts.append(group)

    def _step(self) -> None:
        token = self._queue[self._at]
        self._at += 1
        first = token[0]
        if first == "{":
            if len(self._stack) > DEEPEST:
                self._add("{")
                return
            following = self._queue[self._at : self._at + 1]
            command = bool(following) and following[0][0] == "\\"
            self._stack.append(Group([], command, command and len(self._stack) == 1))
        elif first == "}":
            if len(self._stack) > 1:
                self._close()
        elif first == "\\" and len(token) > 1:
            self._command(token)
        elif first in _BLANK:
            self._add(" ")
        else:
            plain = {"~": "\u00a0", "--": "–", "---": "—", "``": "“", "''": "”"}
            self._add(plain.get(token, token))

    def _command(self, token: str) -> None:
        name = token[1:].rstrip() or " "
        name = OTHERS_ACCENTS.get(name, name)
        if name == "horn" or name not in ACCENTS:
            self._named(name, token)
            return
        letter = self._argument()
        head = letter[:1]
        if not head or head in _BLANK:
            # An accent on nothing: the two of ASCII stand for themselves.
            self._add((name if name in "~^" else combine("", name)) + letter)
            return
        self._add(
            combine(letter[0], name) + letter[1:] if len(letter) > 1 else combine(letter, name)
        )

    def _named(self, name: str, token: str) -> None:
        gap = token[len(name) + 1 :] if not name.isalpha() else ""
        if name in _ESCAPED:
            self._add(name + (" " if gap else ""))
        elif name in _SPACES:
            self._add(_SPACES[name])
        elif name in SYMBOLS or name in MATH or name in OTHERS_SYMBOLS:
            text = SYMBOLS.get(name) or OTHERS_SYMBOLS.get(name) or MATH[name]
            # The name of a function, ``\\log n``, keeps the blank.
            self._add(
                f"{text} " if text == name and name in MATH and token != token.rstrip() else text
            )
            if self._queue[self._at : self._at + 2] == ["{", "}"]:
                # Only ends the name of the command.
                self._at += 2
        elif name in _STYLES:
            opening, closing = _STYLES[name]
            # The argument's own braces stay, since they may protect capitals.
            inner = self._group()
            self._stack[-1].parts += [opening, *inner.parts, closing]
        elif name in _SWITCHES:
            opening, closing = _STYLES[_SWITCHES[name]]
            self._stack[-1].closed = closing + self._stack[-1].closed
            self._add(opening)
        elif name in MATH_ACCENTS:
            self._add("".join(char + MATH_ACCENTS[name] for char in self._argument()))
        elif name == "mathbb":
            self._add(_double(self._argument()))
        elif name == "href":
            address, text = self._argument(), self._argument()
            self._add(text if address in ("", text) else f"{text} ({address})")
        elif name == "noopsort":
            self._argument()
        elif name == "par" or name == "newline" or name == "\\":
            self._add(" ")
        elif name not in _TRANSPARENT:
            self._unknown(name)
            self._add(token if name.isalpha() else f"\\{name}{gap}")
            if name.isalpha() and self._queue[self._at : self._at + 1] == ["{"]:
                self._add("{" + self._argument() + "}")

    def _argument(self) -> str:
        """The next group or character, decoded."""
        return _flat(self._group(), None)

    def _group(self) -> Group:
        """The next group or character."""
        while self._at < len(self._queue) and self._queue[self._at][0] in _BLANK:
            self._at += 1
        if self._at >= len(self._queue) or self._queue[self._at] == "}":
            return Group()
        depth = len(self._stack)
        if depth > DEEPEST:
            return Group()
        token = self._queue[self._at]
        if token[0] not in "{\\":
            # One character is the argument; the rest of the token follows.
            self._queue[self._at] = token[1:]
            if len(token) == 1:
                self._at += 1
            return Group([token[0]])
        self._stack.append(Group())
        self._step()
        while len(self._stack) > depth + 1 and self._at < len(self._queue):
            self._step()
        while len(self._stack) > depth + 1:
            self._close()
        group = self._stack.pop()
        only = group.parts[0] if len(group.parts) == 1 else None
        return only if isinstance(only, Group) else group


def _flat(group: Group, protect: bool | None) -> str:
    """The text of a group; `protect` True: braces are nocase, False: doubled ones, None: none."""
    pieces = []
    for part in group.parts:
        if isinstance(part, str):
            pieces.append(part)
            continue
        inner = part.parts
        # ``{{\'E}}`` is a protected letter with its accent, no second protection.
        only = inner[0] if len(inner) == 1 else None
        doubled = isinstance(only, Group) and not only.command and not part.special
        text = _flat(part, None)
        if text and protect is not None and not part.special and (protect or doubled):
            text = f'<span class="nocase">{text}</span>'
        pieces.append(text)
    return "".join(pieces)


def _plain_inside(group: Group) -> bool:
    """Whether braces inside a wholly braced title are no double ones."""
    return not any(
        isinstance(part, Group) and any(isinstance(inner, Group) for inner in part.parts)
        for part in group.parts
    )


def _all_guarded(tree: Group) -> bool:
    """Whether no capital stands outside braces, but for the first word's first letter."""
    outside = "".join(
        part if isinstance(part, str) else _flat(part, None) if part.special else "\x00"
        for part in tree.parts
    )
    first = True
    for match in WORD.finditer(re.sub(r"<[^<>]*>", " ", outside)):
        word = match[0][1:] if first and "\x00" not in outside[: match.start()] else match[0]
        if any(map(str.isupper, word)):
            return False
        first = False
    return True


def _tidy(text: str) -> str:
    """Single spaces, and characters in their composed form."""
    return normalize("NFC", re.sub(r"[ \t\n\r\f\v]+", " ", text).strip(" "))
