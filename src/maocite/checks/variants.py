"""Do two spellings mean one person or body? Accents, initials and single letters, no more.

Given names that clearly differ are never compared, nor are names in East Asian order: there one
letter makes another name (Li Peng, Li Feng). Transliterations are out of reach.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import pairwise

from maocite.checks.names import Spelling, spellings
from maocite.checks.rule import Collection, Finding, LibraryRule, Rule, at
from maocite.checks.spelling import near_pairs, plain
from maocite.model.name import NameKind

_Pair = tuple[Spelling, Spelling]
_SHORTEST, _SHORTEST_FAMILY, _SHORTEST_WORD = 4, 5, 5
"""Letters from which on one letter may be a slip: Lira and Liri, but not Jan and Jon; of two family
names the longer counts: Hoxha and Hoxa, but not Kapo and Kaja."""
_CROWD = 12
"""More bearers of one first and family name than these are many people, not many spellings."""
_NEIGHBOURS = 3
"""A word with more words near it lives where one letter makes another name."""


def people_have_one_spelling(collection: Collection) -> Iterator[Finding]:
    """No two spellings in the collection look like one person or body."""
    seen: set[tuple[int, int]] = set()
    found = spellings(collection)
    people = [spelling for spelling in found if spelling.name.kind is NameKind.PERSON]
    bodies = [spelling for spelling in found if spelling.name.kind is NameKind.BODY]
    for how, pairs in (
        ("differ only in accents, case, order or punctuation", _folded(people, bodies)),
        ("differ only in initials", _initials(people)),
        ("differ in one letter", _slips(people, bodies)),
    ):
        for pair in pairs:
            rare, usual = sorted(pair, key=_weight)
            if (rare.order, usual.order) in seen or rare.is_another(usual):
                continue
            seen |= {(rare.order, usual.order), (usual.order, rare.order)}
            yield _finding(collection, rare, usual, how)


def _weight(spelling: Spelling) -> tuple[bool, int, int]:
    """What is declared, used more often and met earlier is taken for the usual spelling."""
    return spelling.declared, len(spelling.places), -spelling.order


def _finding(collection: Collection, rare: Spelling, usual: Spelling, how: str) -> Finding:
    records = rare.records
    where = "" if len(records) == 1 else f" (in {len(records)} records)"
    body = rare.name.kind is NameKind.BODY
    two = "bodies" if body else "people"
    shown, known = rare.display, usual.display
    if shown == known:
        known = f"{known} (family name {usual.name.family or 'not marked'})"
    message = (
        f"{shown!r}{where} and {known!r} of {usual.records[0]!r} {how}: lists and indexes "
        f"would show two {two}; use one form, keep the source's under 'as-given', and silence "
        f"this where they are two {two}"
    )
    place = at(collection.library.by_id[records[0]], rare.first)
    return Finding(message, place, records[1:])


def _folded(people: Iterable[Spelling], bodies: Iterable[Spelling]) -> Iterator[_Pair]:
    """Kellezi and Këllëzi; the same name in parts and as a whole, or in another order."""
    yield from _same(people, lambda spelling: plain(spelling.display))
    parted = [spelling for spelling in people if spelling.name.family and spelling.name.given]
    yield from _same(parted, lambda spelling: (spelling.family, spelling.given))
    yield from _same(bodies, lambda spelling: plain(spelling.display))


def _same(found: Iterable[Spelling], mark: Callable[[Spelling], Hashable]) -> Iterator[_Pair]:
    """Each spelling with the most usual one of the same mark."""
    groups: dict[Hashable, list[Spelling]] = defaultdict(list)
    for spelling in found:
        if key := mark(spelling):
            groups[key].append(spelling)
    for group in groups.values():
        usual = max(group, key=_weight)
        yield from ((spelling, usual) for spelling in group if _tells_apart(spelling, usual))


def _tells_apart(one: Spelling, other: Spelling) -> bool:
    """Two spellings, and not father and son."""
    return one is not other and plain(one.name.suffix or "") == plain(other.name.suffix or "")


def _initials(people: Iterable[Spelling]) -> Iterator[_Pair]:
    """E. Mëhilli and Elidor Mëhilli, Andrew Walder and Andrew G. Walder.

    Only where one name alone fits: "J. Smith" says nothing beside a John and a James.
    """
    by_initial: dict[tuple[str, str], list[Spelling]] = defaultdict(list)
    for spelling in people:
        if spelling.family and spelling.given:
            by_initial[spelling.family, spelling.given[0][0]].append(spelling)
    for group in by_initial.values():
        if len(group) > _CROWD:
            continue
        for short in group:
            fits = [other for other in group if _shortens(short, other)]
            # Forms that shorten one another are one person: E., Elidor, Elidor K.
            if len(fits) == 1 or (fits and _is_chain(fits)):
                yield from (
                    (short, other)
                    for other in fits[-1:]
                    if not short.stands_beside(other) and _tells_apart(short, other)
                )


def _is_chain(fits: list[Spelling]) -> bool:
    fits.sort(key=lambda spelling: len(" ".join(spelling.given)))
    return all(_shortens(a, b) or a.given == b.given for a, b in pairwise(fits))


def _shortens(short: Spelling, full: Spelling) -> bool:
    """Whether each given name of the first is one of the second, or its initial, in order."""
    one, other = short.given, full.given
    if one == other or len(one) > len(other):
        return False
    return all(
        a == b or (len(a) == 1 and b.startswith(a)) for a, b in zip(one, other, strict=False)
    )


def _slips(people: Iterable[Spelling], bodies: Iterable[Spelling]) -> Iterator[_Pair]:
    """Lira and Liri Belishova, Hoxha and Hoxa: one word differs, by one letter."""
    groups: dict[tuple[object, ...], list[tuple[str, Spelling]]] = defaultdict(list)
    for spelling in people:
        if spelling.name.family_first or not spelling.family or not spelling.given:
            continue
        family, given = spelling.family, spelling.given
        if len(family) >= _SHORTEST and len(given[0]) > 1:
            groups["family", given].append((family, spelling))
        for index, word in enumerate(given):
            if len(word) >= _SHORTEST:
                rest = (given[:index], given[index + 1 :])
                groups["given", family, rest].append((word, spelling))
    for spelling in bodies:
        words = plain(spelling.display).split()
        for index, word in enumerate(words):
            if len(word) >= _SHORTEST_WORD and word.isalpha() and len(words) > 1:
                rest = (tuple(words[:index]), tuple(words[index + 1 :]))
                groups["body", rest].append((word, spelling))
    for key, group in groups.items():
        if len(group) < 2:
            continue
        longest = _SHORTEST_FAMILY if key[0] == "family" else _SHORTEST
        words_of = {spelling.order: word for word, spelling in group}
        pairs = list(near_pairs(group))
        neighbours = Counter(spelling for pair in pairs for spelling in pair)
        for one, other in pairs:
            if max(neighbours[one], neighbours[other]) > _NEIGHBOURS:
                continue
            first, second = words_of[one.order], words_of[other.order]
            if first[0] != second[0] or max(len(first), len(second)) < longest:
                continue
            if not one.stands_beside(other) and _tells_apart(one, other):
                yield one, other


NAME_VARIANT: LibraryRule = Rule(
    "name-variant",
    "Is one person or body spelt in two ways?",
    "Lists, indexes and sorting take Kellezi and Këllëzi for two people. Use one form and keep "
    "that of the source under as-given.",
    people_have_one_spelling,
)
