"""Which records can there be? Generators of every field of the model, for laws that hold for all."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import TypeVar

from hypothesis import strategies as st

from maocite.model import (
    ArchivalRecord,
    Copy,
    Date,
    Folio,
    FolioRange,
    Folios,
    Level,
    LevelKind,
    Name,
    NameKind,
    Origin,
    Provenance,
    Record,
    Relation,
    RelationKind,
    Repository,
    Role,
    SecondaryRecord,
    Silence,
    Title,
    TitleForm,
)
from maocite.model.vocabulary import DATE_VARIABLES, ITEM_TYPES, TEXT_VARIABLES

Value = TypeVar("Value")

_TRICKY = (
    "no",
    "~",
    "null",
    "1e5",
    "007",
    "1959-05-13",
    "12:30",
    "0x1F",
    "a: b",
    "# x",
    "- x",
    "*x",
    "&x",
    "!x",
    "'x'",
    '"x"',
    "x\n  y\n",
    "x\ty",
    " x ",
    "{x}",
    "[Excerpt]",
    "Mëhilli, “Mao’s” ‘Book’",
    "毛泽东",
    "<i>x</i> & \\textit{x}",
    "x\u2028y",
    "e\u0301",
    "😀",
)
_CHARACTERS = st.characters(
    exclude_categories=["Cs"],
    exclude_characters=[
        *map(chr, range(9)),
        *map(chr, (0x0B, 0x0C)),
        *map(chr, range(0x0E, 0x20)),
        "\ufffe",
        "\uffff",
    ],
)


def texts() -> st.SearchStrategy[str]:
    """Text that is not empty and that XML can hold."""
    return st.text(_CHARACTERS, min_size=1, max_size=12) | st.sampled_from(_TRICKY)


def _maybe(strategy: st.SearchStrategy[Value]) -> st.SearchStrategy[Value | None]:
    return st.none() | strategy


def _some(strategy: st.SearchStrategy[Value]) -> st.SearchStrategy[tuple[Value, ...]]:
    return st.lists(strategy, max_size=3).map(tuple)


def _pairs() -> st.SearchStrategy[tuple[tuple[str, str], ...]]:
    return _some(st.tuples(texts(), texts()))


def _sound(
    make: Callable[..., Value], **parts: st.SearchStrategy[object]
) -> st.SearchStrategy[Value]:
    """Values that the model accepts; what it refuses (ValueError) is drawn again."""

    def attempt(values: Mapping[str, object]) -> Value | None:
        try:
            return make(**values)
        except ValueError:
            return None

    drawn = st.fixed_dictionaries(parts).map(attempt)
    return drawn.filter(lambda value: value is not None).map(_present)


def _present(value: Value | None) -> Value:
    assert value is not None
    return value


def edtf_dates() -> st.SearchStrategy[str]:
    """EDTF of level 0 and 1: days, months, years, seasons, qualifiers, open digits, intervals."""
    day = st.dates(date(1000, 1, 1), date(9999, 12, 31)).map(str)
    point = st.one_of(
        day,
        day.map(lambda text: text[:7]),
        day.map(lambda text: text[:4]),
        st.sampled_from(["195X", "19XX", "1966-21", "1967-24", "1966-XX", "1959-05-XX", "-0044"]),
        st.sampled_from(["Y170000", "1966-05-16T10:00:00", "1966-05-16T10:00:00Z"]),
    )
    qualified = st.builds("{}{}".format, point, st.sampled_from(["", "", "?", "~", "%"]))
    interval = st.lists(
        st.dates(date(1000, 1, 1), date(9999, 12, 31)), min_size=2, max_size=2
    ).map(lambda ends: "/".join(map(str, sorted(ends))))
    opened = st.sampled_from(["{}/..", "../{}", "{}/", "/{}"])
    return qualified | interval | st.builds(lambda form, text: form.format(text), opened, day)


def dates() -> st.SearchStrategy[Date]:
    """Dates in EDTF, in words, or both."""
    return _sound(
        Date,
        edtf=_maybe(edtf_dates()),
        raw=_maybe(texts()),
        time=_maybe(texts()),
        note=_maybe(texts()),
    )


def names(deep: bool = True) -> st.SearchStrategy[Name]:
    """People, bodies and groups, with forms in other scripts."""
    forms = _some(names(deep=False)) if deep else st.just(())
    return _sound(
        Name,
        family=_maybe(texts()),
        given=_maybe(texts()),
        dropping_particle=_maybe(texts()),
        non_dropping_particle=_maybe(texts()),
        suffix=_maybe(texts()),
        comma_suffix=st.booleans(),
        literal=_maybe(texts()),
        kind=st.sampled_from(NameKind),
        family_first=st.booleans(),
        language=_maybe(texts()),
        forms=forms,
        identifiers=_pairs(),
        as_given=_maybe(texts()),
        office=_maybe(texts()),
        key=_maybe(st.sampled_from(["mao", "hoxha"]) | texts()),
    )


def people(
    roles: tuple[Role, ...] = tuple(Role),
) -> st.SearchStrategy[Mapping[Role, tuple[Name, ...]]]:
    """Up to three roles with up to three names each."""
    several = st.lists(names(), min_size=1, max_size=3).map(tuple)
    return st.dictionaries(st.sampled_from(roles), several, max_size=3).map(MappingProxyType)


def json_mappings() -> st.SearchStrategy[Mapping[str, object]]:
    """What ``extra`` can hold."""
    floats = st.floats(allow_nan=False, allow_infinity=False)
    scalars = st.none() | st.booleans() | st.integers() | floats | texts()
    values = st.recursive(
        scalars,
        lambda inner: st.lists(inner, max_size=2) | st.dictionaries(texts(), inner, max_size=2),
        max_leaves=4,
    )
    return st.dictionaries(texts(), values, max_size=2).map(MappingProxyType)


def repositories() -> st.SearchStrategy[Repository]:
    """Archives with one name or several."""
    return _sound(
        Repository,
        names=_pairs(),
        key=_maybe(st.just("aqsh") | texts()),
        abbreviation=_maybe(texts()),
        place=_maybe(texts()),
        country=_maybe(texts()),
        country_code=_maybe(texts()),
        identifiers=_pairs(),
        profile=_maybe(texts()),
    )


def levels() -> st.SearchStrategy[Level]:
    """Steps of a call number."""
    return _sound(
        Level,
        kind=st.sampled_from(LevelKind),
        number=_maybe(texts()),
        name=_maybe(texts()),
        label=_maybe(texts()),
        abbreviation=_maybe(texts()),
    )


def _folio_ranges() -> st.SearchStrategy[FolioRange]:
    folio = st.builds(
        Folio,
        number=st.integers(0, 999_999),
        letter=st.sampled_from(["", "", "a", "c"]),
        side=st.sampled_from(["", "", "r", "v"]),
    )
    return _sound(FolioRange, first=folio, last=_maybe(folio))


def folios() -> st.SearchStrategy[Folios]:
    """Folios as archives spell them, and others whose numbers the spelling does not tell."""
    spelt = st.sampled_from(["1-6", "001-130", "120, 148-150", "12r-13v", "193-94", "3", "loose"])
    label = _maybe(st.sampled_from(["Fl.", "Bl.", "l."]))
    parsed = st.builds(Folios.parse, spelt, label)
    free = st.builds(
        Folios, raw=texts() | st.just("6-1"), ranges=_some(_folio_ranges()), label=label
    )
    return parsed | free


def _titles() -> st.SearchStrategy[Title]:
    return st.builds(
        Title,
        text=texts(),
        without_date=_maybe(texts()),
        form=_maybe(st.sampled_from(TitleForm)),
        language=_maybe(texts()),
        original=_maybe(texts()),
        romanised=_maybe(texts()),
        translated=_maybe(texts()),
    )


def _relations() -> st.SearchStrategy[Relation]:
    kinds = st.sampled_from(RelationKind)
    return _sound(Relation, kind=kinds, target=_maybe(texts()), text=_maybe(texts()))


def _copies() -> st.SearchStrategy[Copy]:
    text = _maybe(texts())
    return _sound(Copy, name=text, location=text, url=text, note=text)


def _provenances() -> st.SearchStrategy[Provenance]:
    text = _maybe(texts())
    paths = st.sampled_from(["date", "title", "participant[1]", "levels[0].name"]) | texts()
    origins = st.sampled_from(Origin)
    return st.builds(
        Provenance, field=paths, origin=origins, source=text, sic=text, correct=text, note=text
    )


def _silences() -> st.SearchStrategy[Silence]:
    checks = st.sampled_from(["year-against-date", "name-variant"]) | texts()
    return st.builds(Silence, check=checks, reason=texts())


def ids() -> st.SearchStrategy[str]:
    """Citation keys."""
    return st.from_regex(r"[a-z][a-z0-9-]{0,15}", fullmatch=True) | texts()


def archival_records() -> st.SearchStrategy[ArchivalRecord]:
    """Documents in archives, with any fields set."""
    text = _maybe(texts())
    return st.builds(
        ArchivalRecord,
        id=ids(),
        type=st.sampled_from(sorted(ITEM_TYPES)),
        repository=_maybe(repositories()),
        levels=_some(levels()),
        folios=_maybe(folios()),
        title=_maybe(_titles()),
        genre=text,
        date=_maybe(dates()),
        event_date=_maybe(dates()),
        other_dates=_some(dates()),
        place=text,
        event_place=text,
        people=people(),
        language=text,
        translation_language=text,
        excerpt=st.booleans(),
        relations=_some(_relations()),
        classification=text,
        abstract=text,
        rights=text,
        urls=_some(texts()),
        copies=_some(_copies()),
        keywords=_some(texts()),
        note=text,
        provenance=_some(_provenances()),
        silence=_some(_silences()),
        extra=json_mappings(),
    )


def secondary_records() -> st.SearchStrategy[SecondaryRecord]:
    """Published works, with any variables set."""
    variables = st.sampled_from(sorted(TEXT_VARIABLES))
    return st.builds(
        SecondaryRecord,
        id=ids(),
        type=st.sampled_from(sorted(ITEM_TYPES)),
        texts=st.dictionaries(variables, texts(), max_size=5).map(MappingProxyType),
        people=people(tuple(role for role in Role if role.in_csl)),
        dates=st.dictionaries(st.sampled_from(sorted(DATE_VARIABLES)), dates(), max_size=3).map(
            MappingProxyType
        ),
        keywords=_some(texts()),
        provenance=_some(_provenances()),
        silence=_some(_silences()),
        extra=json_mappings(),
    )


def records() -> st.SearchStrategy[Record]:
    """Records of both shapes."""
    return archival_records() | secondary_records()
