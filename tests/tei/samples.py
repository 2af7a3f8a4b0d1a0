"""Records written by hand: every item type, every variable, every field."""

from collections.abc import Iterator
from types import MappingProxyType

from maocite.model import (
    ArchivalRecord,
    Copy,
    Date,
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
    Title,
    TitleForm,
)
from maocite.model.vocabulary import DATE_VARIABLES, ITEM_TYPES, TEXT_VARIABLES

MAO = Name(
    family="Mao",
    given="Zedong",
    family_first=True,
    language="zh-Latn-pinyin",
    forms=(Name(family="毛", given="泽东", family_first=True, language="zh-Hans"),),
    identifiers=(("wikidata", "Q5816"), ("viaf", "97998542")),
    key="mao",
)
LA_FONTAINE = Name(
    family="La Fontaine", given="Jean", dropping_particle="de", suffix="Jr.", comma_suffix=True
)
DELEGATION = Name(literal="Delegation of the Party of Labor", kind=NameKind.BODY, office="guests")
OTHERS = Name(literal="other Chinese leaders", kind=NameKind.GROUP)
KELLEZI = Name(family="Këllezi", given="Abdyl", as_given="Abdyl Kellezi")
ALL_NAMES = (MAO, LA_FONTAINE, DELEGATION, OTHERS, KELLEZI)

VALUES = {
    "ISBN": "978-0-00-000000-2 978-0-00-000001-9",
    "ISSN": "0000-0000",
    "DOI": "10.1000/182",
    "URL": "https://example.org/a b?q=ë#part",
    "language": "sq",
    "page": "139–57",
    "issue": "2",
    "publisher": "8 Nëntori; Naim Frashëri",
    "publisher-place": "Tirana; Prishtina",
    "title": "Mao’s <i>Little Red Book</i> and “New Course”: A <sup>2</sup> History",
    "container-title": "Cold War History: A Journal",
    "license": "https://creativecommons.org/publicdomain/zero/1.0/",
    "abstract": "First.\n\nSecond & <b>last</b>.",
}
"""Values that have a form of their own; all other variables say their name."""


def every_variable() -> MappingProxyType[str, str]:
    """A value for each text variable of CSL."""
    return MappingProxyType(
        {name: VALUES.get(name, f"{name} 1") for name in sorted(TEXT_VARIABLES)}
    )


def full_secondary(item_type: str) -> SecondaryRecord:
    """A record of a type with every variable and every role."""
    return SecondaryRecord(
        id=f"full-{item_type}",
        type=item_type,
        texts=every_variable(),
        people=MappingProxyType({role: ALL_NAMES for role in Role if role.in_csl}),
        dates=MappingProxyType({name: Date("1959-05-13?") for name in sorted(DATE_VARIABLES)}),
        keywords=("Albania", "China"),
        provenance=(Provenance("title", Origin.ELSEWHERE, "title page", "Haded", "Headed", "so"),),
        extra=MappingProxyType({"zotero": {"tags": ["a", 1, None]}}),
    )


def plain_secondary(item_type: str) -> SecondaryRecord:
    """A record of a type with the variables that most have, no host."""
    return SecondaryRecord(
        id=f"plain-{item_type}",
        type=item_type,
        texts=MappingProxyType({"title": "A title", "publisher": "A publisher"}),
        people=MappingProxyType({Role.AUTHOR: (MAO,)}),
        dates=MappingProxyType({"issued": Date("2021")}),
    )


AQSH = Repository(
    names=(("sq", "Arkivi Qendror Shtetëror"), ("en", "Central State Archives")),
    key="aqsh",
    abbreviation="AQSH",
    place="Tirana",
    country="Albania",
    country_code="AL",
    identifiers=(("isil", "AL-AQSH"), ("house", "7")),
    profile="aqsh",
)

FULL_ARCHIVAL = ArchivalRecord(
    id="aqsh-1959-05-13",
    type="document",
    repository=AQSH,
    levels=(
        Level(LevelKind.FONDS, "14/AP", "Party of Labour", "Fondi", "KQ"),
        Level(LevelKind.SERIES, None, "Marrëdhëniet me Partinë Komuniste të Kinës"),
        Level(LevelKind.YEAR, "1959", None, "V."),
        Level(LevelKind.FILE, "5", "Talks", "Dos."),
    ),
    folios=Folios.parse("120, 148-150", "Fl."),
    title=Title(
        "Meeting with Mao on 13 May 1959",
        "Meeting with Mao",
        TitleForm.DESCRIPTIVE,
        "en",
        "Takim me Maon",
        "Takim me Maon",
        "A meeting",
    ),
    genre="memorandum of conversation",
    date=Date("1959-05-13", "13 maj 1959", "10:00 am", "so dated"),
    event_date=Date("1959-05-12/1959-05-13"),
    other_dates=(Date("1959~", note="the finding aid"), Date(None, "spring")),
    place="Tirana",
    event_place="Beijing",
    people=MappingProxyType(dict.fromkeys(Role, ALL_NAMES)),
    language="sq",
    translation_language="en",
    excerpt=True,
    relations=(
        *(Relation(kind, target="other:1") for kind in RelationKind),
        Relation(RelationKind.RELATED, text="a telegram"),
        Relation(RelationKind.PART_OF, target="b", text="the file"),
    ),
    classification="Secret",
    abstract="Talks.\n\nMore talks.",
    rights="Not stated.",
    urls=("https://example.org/1", "no address"),
    copies=(
        Copy("Digital Archive", "112233", "https://example.org/2", "in English"),
        Copy(url="x"),
    ),
    keywords=("Tibet",),
    note="A note.",
    provenance=(Provenance("date", Origin.INFERRED, sic="Haded"),),
    extra=MappingProxyType({"k e y": [1.5, {"a": None}]}),
)

LETTER = ArchivalRecord(
    id="letter",
    type="personal_communication",
    repository=Repository((("en", "Library"),), country_code="US"),
    # A box above a series: the order of the levels is the archive's.
    levels=(
        Level(LevelKind.BOX, "12", None, "Box"),
        Level(LevelKind.SERIES, "3"),
        Level(LevelKind.FOLDER, None, "Letters"),
    ),
    folios=Folios("loose"),
    people=MappingProxyType({Role.AUTHOR: (KELLEZI,), Role.RECIPIENT: (MAO,)}),
    date=Date("1960-01-01"),
)
BARE = ArchivalRecord(id="1959: Țara/ß", type="manuscript")


def all_records() -> Iterator[Record]:
    """Every sample."""
    yield from (FULL_ARCHIVAL, LETTER, BARE)
    for item_type in sorted(ITEM_TYPES):
        yield full_secondary(item_type)
        yield plain_secondary(item_type)
        yield SecondaryRecord(id=f"bare-{item_type}", type=item_type)
