"""Which LaTeX command is which character? One table, read in both directions.

Sources: LaTeX2e, "Text companion" and inputenc's utf8enc.dfu for what commands stand for; Unicode
Character Database (through `unicodedata`) for what an accented letter is made of.
"""

from collections.abc import Mapping
from functools import lru_cache
from unicodedata import decomposition, normalize

ACCENTS: Mapping[str, str] = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "h": "\u0309",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "horn": "\u031b",
    "d": "\u0323",
    "textcommabelow": "\u0326",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
    "t": "\u0361",
}
"""Commands that put a mark on the letter that follows, and the combining character."""
_COMMANDS = {mark: command for command, mark in ACCENTS.items()}

SYMBOLS: Mapping[str, str] = {
    "ss": "ß",
    "SS": "ẞ",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "aa": "å",
    "AA": "Å",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "i": "ı",
    "j": "ȷ",
    "dj": "đ",
    "DJ": "Đ",
    "dh": "ð",
    "DH": "Ð",
    "th": "þ",
    "TH": "Þ",
    "ng": "ŋ",
    "NG": "Ŋ",
    "ohorn": "ơ",
    "OHORN": "Ơ",
    "uhorn": "ư",
    "UHORN": "Ư",
    "textbackslash": "\\",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textunderscore": "_",
    "textdollar": "$",
    "textless": "<",
    "textgreater": ">",
    "textbar": "|",
    "textquotedbl": '"',
    "textquotesingle": "'",
    "textasciigrave": "`",
    "textquoteleft": "‘",
    "textquoteright": "’",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "lq": "‘",
    "rq": "’",
    "quotedblbase": "„",
    "quotesinglbase": "‚",
    "guillemotleft": "«",
    "guillemotright": "»",
    "guillemetleft": "«",
    "guillemetright": "»",
    "guilsinglleft": "‹",
    "guilsinglright": "›",
    "flqq": "«",
    "frqq": "»",
    "glqq": "„",
    "grqq": "“",
    "textendash": "–",
    "textemdash": "—",
    "ldots": "…",
    "dots": "…",
    "textellipsis": "…",
    "textexclamdown": "¡",
    "textquestiondown": "¿",
    "S": "§",
    "textsection": "§",
    "P": "¶",
    "textparagraph": "¶",
    "dag": "†",
    "ddag": "‡",
    "copyright": "©",
    "textcopyright": "©",
    "textregistered": "®",
    "texttrademark": "™",
    "textdegree": "°",
    "textpm": "±",
    "texttimes": "×",
    "textdiv": "÷",
    "textmu": "µ",
    "textbullet": "•",
    "textperiodcentered": "·",
    "pounds": "£",
    "textsterling": "£",
    "texteuro": "€",
    "euro": "€",
    "textyen": "¥",
    "textcent": "¢",
    "textordfeminine": "ª",
    "textordmasculine": "º",
    "textonesuperior": "¹",
    "texttwosuperior": "²",
    "textthreesuperior": "³",
    "textonehalf": "½",
    "textonequarter": "¼",
    "textthreequarters": "¾",
    "textnumero": "№",
    "textrightarrow": "→",
    "textleftarrow": "←",
    "LaTeX": "LaTeX",
    "TeX": "TeX",
    "quad": "\u2003",
    "textvisiblespace": "␣",
    "slash": "/",
}
"""Commands that are one character."""

_GREEK = (
    *[
        "alpha",
        "beta",
        "gamma",
        "delta",
        "epsilon",
        "zeta",
        "eta",
        "theta",
        "iota",
        "kappa",
        "lambda",
        "mu",
        "nu",
        "xi",
        "omicron",
    ],
    *["pi", "rho", "varsigma", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega"],
)
MATH: Mapping[str, str] = {
    **{name: chr(0x3B1 + number) for number, name in enumerate(_GREEK)},
    **{
        name.capitalize(): chr(0x391 + number)
        for number, name in enumerate(_GREEK)
        if name in ("gamma", "delta", "theta", "lambda", "xi", "pi", "sigma", "upsilon")
        or name in ("phi", "psi", "omega")
    },
    "varepsilon": "ε",
    "vartheta": "ϑ",
    "varphi": "φ",
    "varpi": "ϖ",
    "varrho": "ϱ",
    "cdot": "·",
    "cdots": "⋯",
    "times": "×",
    "div": "÷",
    "pm": "±",
    "mp": "∓",
    "circ": "°",
    "prime": "′",
    "infty": "∞",
    "sim": "∼",
    "approx": "≈",
    "simeq": "≃",
    "cong": "≅",
    "equiv": "≡",
    "neq": "≠",
    "ne": "≠",
    "le": "≤",
    "leq": "≤",
    "ge": "≥",
    "geq": "≥",
    "ll": "≪",
    "gg": "≫",
    "lt": "<",
    "gt": ">",
    "to": "→",
    "rightarrow": "→",
    "leftarrow": "←",
    "leftrightarrow": "↔",
    "Rightarrow": "⇒",
    "Leftarrow": "⇐",
    "in": "∈",
    "notin": "∉",
    "subset": "⊂",
    "subseteq": "⊆",
    "cup": "∪",
    "cap": "∩",
    "forall": "∀",
    "exists": "∃",
    "partial": "∂",
    "nabla": "∇",
    "sum": "∑",
    "prod": "∏",
    "int": "∫",
    "sqrt": "√",
    "ast": "∗",
    "star": "⋆",
    "bullet": "•",
    "dagger": "†",
    "ddagger": "‡",
    "ell": "ℓ",
    "hbar": "ℏ",
    "Re": "ℜ",
    "Im": "ℑ",
    "langle": "⟨",
    "rangle": "⟩",
    "mid": "|",
    "vert": "|",
    "colon": ":",
    "lesssim": "≲",
    "gtrsim": "≳",
    "propto": "∝",
    "perp": "⊥",
    "parallel": "∥",
    "oplus": "⊕",
    "otimes": "⊗",
    "wedge": "∧",
    "vee": "∨",
    "neg": "¬",
    "setminus": "∖",
    "emptyset": "∅",
    "aleph": "ℵ",
    "angle": "∠",
    "supset": "⊃",
    "supseteq": "⊇",
    "mapsto": "↦",
    "longrightarrow": "⟶",
    "uparrow": "↑",
    "downarrow": "↓",
    "dotsb": "…",
    "dotsc": "…",
    "lbrack": "[",
    "rbrack": "]",
    **{
        name: name
        for name in (
            *("log", "ln", "exp", "sin", "cos", "tan", "min", "max", "lim", "sup", "inf", "det"),
            *("dim", "ker", "deg", "gcd", "arg", "mod"),
        )
    },
}
"""Commands of mathematics that are one character. Read, but never written: outside of mathematics
LaTeX does not know them."""

MATH_ACCENTS: Mapping[str, str] = {
    "bar": "\u0304",
    "overline": "\u0305",
    "hat": "\u0302",
    "widehat": "\u0302",
    "tilde": "\u0303",
    "widetilde": "\u0303",
    "dot": "\u0307",
    "ddot": "\u0308",
    "vec": "\u20d7",
    "acute": "\u0301",
    "grave": "\u0300",
    "check": "\u030c",
    "breve": "\u0306",
    "mathring": "\u030a",
}
"""Accents of mathematics, and the combining character; read alone."""

OTHERS_ACCENTS: Mapping[str, str] = {
    "ocirc": "r",
    "polhk": "k",
    "udot": "d",
    "lfhook": "textcommabelow",
}
"""Accents as MathSciNet names them in the preamble of its files, and LaTeX's own; read alone."""
OTHERS_SYMBOLS: Mapping[str, str] = {
    "cprime": "ʹ",
    "cdprime": "ʺ",
    "dbar": "đ",
    "Dbar": "Đ",
    "BibTeX": "BibTeX",
    "LaTeXe": "LaTeX2e",
    "XeTeX": "XeTeX",
    "XeLaTeX": "XeLaTeX",
    "LuaTeX": "LuaTeX",
    "LuaLaTeX": "LuaLaTeX",
    "pdfTeX": "pdfTeX",
    "ConTeXt": "ConTeXt",
    "AmS": "AMS",
    "emdash": "—",
    "endash": "–",
    "thinspace": "\u202f",
    "enspace": " ",
    "qquad": "\u2003",
    "ij": "ij",
    "IJ": "IJ",
    "degree": "°",
    "textcelsius": "°C",
    "textohm": "Ω",
    "textperthousand": "‰",
    "textasteriskcentered": "*",
    "textthreequartersemdash": "—",
    "textquotestraightdblbase": '"',
    "textsuperscriptone": "¹",
    "trademark": "™",
    "textlangle": "⟨",
    "textrangle": "⟩",
    "textinterrobang": "‽",
}
"""Commands of other packages and programs; read, but never written."""

_PREFERRED = ("textcopyright", "guillemotleft", "guillemotright", "textsterling", "texteuro")
_LETTERS = {
    char: rf"{{\{name}}}"
    for name, char in [*SYMBOLS.items(), *((name, SYMBOLS[name]) for name in _PREFERRED)]
    if len(char) == 1 and ord(char) > 0x7F
}
_LETTERS |= {
    "–": "--",
    "—": "---",
    # Bare, these two would be read as straight ones.
    "’": r"{\textquoteright}",
    "‘": r"{\textquoteleft}",
    "“": "``",
    "”": "''",
    "\u00a0": "~",
    "…": r"\ldots{}",
}


def combine(letter: str, accent: str) -> str:
    """The letter with the mark of an accent command, composed where Unicode has one character."""
    base = {"ı": "i", "ȷ": "j"}.get(letter[:1], letter[:1]) or "\u00a0"
    return normalize("NFC", base + ACCENTS[accent] + letter[1:])


@lru_cache(maxsize=4096)
def ascii_of(char: str) -> str:
    r"""The character in LaTeX's ASCII, ``{\"e}``; the character itself where LaTeX has no name."""
    if char in _LETTERS:
        return _LETTERS[char]
    written = _accented(char)
    return f"{{{written}}}" if written else char


def _accented(char: str) -> str | None:
    r"""``\"e``, ``\'{\^e}``; None for what is no letter with accents that LaTeX has."""
    parts = decomposition(char).split()
    if len(parts) != 2 or parts[0].startswith("<"):
        return None
    letter, mark = (chr(int(part, 16)) for part in parts)
    command = _COMMANDS.get(mark)
    if command is None or command == "horn":
        return None
    if ord(letter) > 0x7F:
        inner = _LETTERS.get(letter) or _accented(letter)
        if inner is None:
            return None
        letter = inner.strip("{}") if inner.startswith("{") else inner
    elif letter in "ij" and command not in ("c", "k", "d", "b"):
        letter = f"\\{letter}"
    if command.isalpha() or len(letter) > 1:
        return f"\\{command}{{{letter}}}"
    return f"\\{command}{letter}"
