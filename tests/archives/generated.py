"""Records made after a profile's own grammar, for the laws of reading and printing."""

import re
import string
from typing import Any

from hypothesis import strategies as st

from maocite.archives import Profile
from maocite.archives.profile import LevelRule, NamePlace
from maocite.model import (
    ArchivalRecord,
    Date,
    Folios,
    Level,
    LevelKind,
    Name,
    Role,
    Title,
    TitleForm,
)

# Words that are no label in any archive and of no month.
NAMES = (
    "Gabinet",
    "Politisches Buero",
    "Osteuropa und Asien",
    "Relations culturelles",
    "Wirtschaft",
    "Correspondance Hoxha",
)
GIVEN = ("Elidor", "Gary", "Svetlana", "Péter")
FAMILY = ("Mëhilli", "Goldberg", "Savranskaya", "Vámos")
TITLES = ("Situation in Tirana", "Talks with Hysni Kapo: First Day", "L’affaire d’Albanie")
LETTERS = string.ascii_letters + string.digits + " /.-()'"


def numbers(rule: LevelRule) -> st.SearchStrategy[str]:
    """Numbers that the rule's pattern allows and that a person would write."""
    if rule.pattern is None:
        return st.from_regex(r"[1-9]\d{0,3}[a-d]?", fullmatch=True)
    lookaround = re.compile(r"\(\?=.*?\)(?=$|\||\))|\(\?![^)]*\)")
    whole = re.compile(lookaround.sub("", rule.pattern))

    def sensible(text: str) -> bool:
        words = re.findall(r"[A-Za-z]{2,}", text)
        return (
            bool(whole.fullmatch(text))
            and bool(re.search(r"[1-9A-Z]", text))
            and not re.search(r"[ /.()'-]{2}|^[ /.()'-]|[ /.('-]$", text)
            and (rule.kind is LevelKind.YEAR or not re.search(r"\b(?:1[789]|20)\d\d\b", text))
            and not re.search(r"(?<![A-Z]) [a-z]", text)
            and not re.search(r"\b\d{1,2}[./]\d{1,2}[./]\d{4}", text)  # that is a date
            and text.count("(") == text.count(")")
            and all(word.isupper() or word.istitle() for word in words)
            and len(text) < 30
        )

    shortest = rule.pattern.replace("[^,;]+?", r"[A-Z]{2}[1-9]\d?").replace(
        "[^,;]+", r"[A-Z]{2}[1-9]\d?"
    )
    lean = shortest.replace("[^,;]*", r"[1-9]?")
    return st.from_regex(lookaround.sub("", lean), fullmatch=True, alphabet=LETTERS).filter(
        sensible
    )


def names(rule: LevelRule) -> st.SearchStrategy[str]:
    """Names of a level, of the form that the rule asks for."""
    if rule.name_pattern is None:
        return st.sampled_from(NAMES)
    known = (
        "Records of the Coast Guard",
        "Papers of Ryan",
        "Ryan Papers",
        "CK SKJ",
        "Main Registry",
        "Office of Naval Intelligence",
        "Mao Collection",
        "Ryan fonds",
    )
    return st.sampled_from([name for name in known if re.fullmatch(rule.name_pattern, name)])


@st.composite
def levels(draw: st.DrawFn, profile: Profile) -> tuple[Level, ...]:
    """Levels in the order of the grammar; names without label only where those before are there."""
    found: list[Level] = []
    rules = profile.grammar.levels
    turn, previous = True, False
    for rule in rules:
        only = rule.name is NamePlace.ONLY
        nameless = only and rule.name_pattern is None
        wanted = rule.required or draw(st.booleans())
        if nameless:
            wanted = wanted and turn
            turn = wanted
        tight = rule.before is not None and "," not in rule.before
        wanted = wanted and not (tight and not previous)
        previous = wanted
        if not wanted:
            continue
        number = None if only else draw(numbers(rule))
        name = draw(names(rule)) if only else None
        if rule.name in (NamePlace.AFTER, NamePlace.BEFORE) and draw(st.booleans()):
            name = draw(names(rule))
        label = rule.label if number else None
        found.append(Level(rule.kind, number, name, label))
    return tuple(found)


@st.composite
def folios(draw: st.DrawFn, profile: Profile) -> Folios | None:
    """Single, ranges, discontinuous, recto and verso, or none."""
    rule = profile.grammar.folios
    raw = draw(st.sampled_from([None, "7", "193-194", "120, 148-150", "12r–13v", "001-130"]))
    if rule is None or raw is None:
        return None
    plural = Folios.parse(raw).plural
    return Folios.parse(raw, ((rule.plural or rule.label) if plural else rule.label) or None)


PEOPLE = st.builds(
    lambda g, f: Name(given=g, family=f), st.sampled_from(GIVEN), st.sampled_from(FAMILY)
)


@st.composite
def credits_(draw: st.DrawFn) -> dict[Role, tuple[Name, ...]]:
    """Contributor, who obtained it, translators, editors; alone or the same people twice."""
    found: dict[Role, tuple[Name, ...]] = {}
    for role in (Role.CONTRIBUTOR, Role.OBTAINED_BY, Role.TRANSLATOR, Role.EDITOR):
        if draw(st.booleans()):
            found[role] = tuple(draw(st.lists(PEOPLE, min_size=1, max_size=3, unique=True)))
    return found


@st.composite
def items(draw: st.DrawFn) -> dict[str, Any]:
    """A formal title with a date, or a letter from one person to another."""
    date = Date(
        f"{draw(st.integers(1917, 1991))}-{draw(st.integers(1, 12)):02}-{draw(st.integers(1, 28)):02}"
    )
    if draw(st.booleans()):
        title = Title(draw(st.sampled_from(TITLES)), form=TitleForm.FORMAL)
        return {"title": title, "date": date}
    sender, recipient = draw(st.lists(PEOPLE, min_size=2, max_size=2, unique=True))
    return {
        "people": {Role.AUTHOR: (sender,), Role.RECIPIENT: (recipient,)},
        "genre": "letter",
        "type": "personal_communication",
        "date": date,
    }


@st.composite
def records(draw: st.DrawFn, profile: Profile, *, item: bool) -> ArchivalRecord:
    """A record that this archive could hold, with a description of the document or without."""
    found = draw(levels(profile))
    picture = any(
        rule.genre for rule in profile.grammar.levels for level in found if rule.kind is level.kind
    )
    described = draw(items()) if item and not picture else {}
    people = {**described.pop("people", {}), **draw(credits_())}
    pictures = {rule.kind: rule.genre for rule in profile.grammar.levels if rule.genre}
    for level in found:
        if pictures.get(level.kind):
            described["genre"] = pictures[level.kind]
    leaves = draw(folios(profile))
    if len(found) == 1 and found[0].kind is LevelKind.COLLECTION and not item and not leaves:
        described["type"] = "collection"
    return ArchivalRecord(
        "generated",
        repository=profile.repository,
        levels=found,
        folios=leaves,
        people=people,
        **described,
    )
