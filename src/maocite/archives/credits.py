"""Who made the document available? Credit sentences, read and written.

``Contributed by X and translated by Y.``, ``Obtained by A; translated and edited by B, C, and D.``
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from maocite.archives.people import read_names, write_names
from maocite.archives.profile import CreditJoin
from maocite.archives.words import Words, alternatives, fold
from maocite.model import Name, Role


@dataclass(slots=True)
class Credit:
    """What a credit sentence says."""

    people: dict[Role, tuple[Name, ...]] = field(default_factory=dict)
    language: str | None = None
    """BCP 47 tag of the language that was translated from."""
    guess: str = ""


@lru_cache(maxsize=4)
def _clause(words: Words) -> re.Pattern[str]:
    """``translated and edited from Russian for CWIHP by``: what opens each clause."""
    verb = rf"(?:{alternatives(words.verbs)})\.?"
    language = alternatives(words.languages)
    return re.compile(
        rf"(?<!\w)(?:document\s+)?(?P<verbs>{verb}(?:(?:\s*,\s*|\s*,?\s+and\s+|\s*&\s*){verb})*)"
        rf"(?:\s+into\s+English)?(?:\s+from\s+(?:the\s+)?(?P<language>{language}))?"
        rf"(?:\s+(?:for|to)\s+(?:the\s+)?[\w.]+(?:\s[A-Z]\w+){{0,6}})?\s*(?:\s+by\s+|:\s*)",
        re.I,
    )


@lru_cache(maxsize=4)
def _short(words: Words) -> re.Pattern[str]:
    """``trans. Elidor Mëhilli``: an abbreviated verb without ``by``."""
    return re.compile(r"(?:trans|transl|ed)\.\s+(?=[^\W\d_])", re.I)


def is_credit(text: str, words: Words) -> bool:
    """Whether a segment opens a credit."""
    text = text.lstrip("([")
    return bool(_clause(words).match(text) or _short(words).match(text))


def next_credit(text: str, position: int, words: Words) -> tuple[int, int] | None:
    """Begin of the next credit and end of its first ``by``, or None.

    A credit opens the text, a sentence, a bracket, or stands after a comma or semicolon.
    """
    found = [
        match
        for pattern in (_clause(words), _short(words))
        if (match := _at_boundary(pattern, text, position))
    ]
    first = min(found, key=lambda match: match.start(), default=None)
    return (first.start(), first.end()) if first else None


def _at_boundary(pattern: re.Pattern[str], text: str, position: int) -> re.Match[str] | None:
    for match in pattern.finditer(text, position):
        before = text[max(0, match.start() - 200) : match.start()].rstrip()[-1:]
        if before in ("", ".", ",", ";", "(", "[", ":", "”", '"', "’", "—", "–"):
            return match
    return None


def next_clause(text: str, position: int, limit: int, words: Words) -> tuple[int, int] | None:
    """Begin and end of the next ``translated by`` inside one credit sentence, or None."""
    clause = _clause(words).search(text, position, limit)
    return (clause.start(), clause.end()) if clause else None


def read_credit(text: str, words: Words) -> Credit:
    """Read one credit; names that stand under several verbs get several roles."""
    text = text.strip(" .;()[]")
    credit = Credit()
    clauses = list(_clause(words).finditer(text))
    if not clauses and (short := _short(words).match(text)):
        role = Role.EDITOR if text[:2].casefold() == "ed" else Role.TRANSLATOR
        credit.people[role] = read_names(text[short.end() :], words)
        return credit
    for clause, following in zip(clauses, [*clauses[1:], None], strict=True):
        names = text[clause.end() : following.start() if following else len(text)]
        names = re.sub(r"(?:\s*[,;.]?\s+and|\s*[,;.])\s*$", "", names.rstrip())
        people = read_names(names, words)
        for verb in re.findall(rf"{alternatives(words.verbs)}", clause["verbs"], re.I):
            role = Role(words.verbs[verb.casefold()])
            credit.people[role] = credit.people.get(role, ()) + people
        if clause["language"]:
            known = {fold(name): tag for name, tag in words.languages.items()}
            credit.language = known[fold(clause["language"])]
        if any(name.family_first for name in people):
            credit.guess = "family name taken to stand first"
    return credit


def write_credit(people: Mapping[Role, tuple[Name, ...]], join: CreditJoin, words: Words) -> str:
    """The credit sentence without its full stop; empty where nobody is credited.

    Roles of the same people share one clause: ``Contributed and translated by X``.
    """
    clauses: list[tuple[list[str], tuple[Name, ...]]] = []
    for role_name, verb in words.credit_print.items():
        names = people.get(Role(role_name), ())
        if not names:
            continue
        if clauses and clauses[-1][1] == names:
            clauses[-1][0].append(verb)
        else:
            clauses.append(([verb], names))
    parts = []
    for verbs, names in clauses:
        head = verbs[0] if len(verbs) == 1 else f"{', '.join(verbs[:-1])} and {verbs[-1]}"
        parts.append(f"{head} by {write_names(names)}")
    sentence = join.value.join(parts)
    return sentence[:1].upper() + sentence[1:]
