"""The page for editors, ``docs/tei.md``: made from the tables, so that it cannot disagree with them.

``python -m maocite.tei.manual > docs/tei.md`` writes it again.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from types import MappingProxyType

from maocite.model.archive import Folios, Level, LevelKind, Repository
from maocite.model.authorities import AUTHORITIES
from maocite.model.date import Date
from maocite.model.library import Library
from maocite.model.name import Name, NameKind
from maocite.model.record import (
    ArchivalRecord,
    Copy,
    Relation,
    RelationKind,
    SecondaryRecord,
    Title,
    TitleForm,
)
from maocite.model.role import Role
from maocite.model.vocabulary import ITEM_TYPES
from maocite.sources import Source
from maocite.tei import archival, cmif, correspondence, dates, holding, names, relations, secondary
from maocite.tei.archival_forms import to_ms_desc, to_struct
from maocite.tei.expand import CitationRequest, expand
from maocite.tei.formatted import punctuated
from maocite.tei.identifiers import Identifiers, xml_id
from maocite.tei.lists import Lists
from maocite.tei.node import Node
from maocite.tei.people import mapped
from maocite.tei.richtext import MARKUP, to_nodes
from maocite.tei.roles import ROLES
from maocite.tei.serialise import inline, serialise
from maocite.tei.texts import TEXTS, Place
from maocite.tei.texts import to_nodes as text_nodes
from maocite.tei.types import has_analytic, host_level, own_level

_VALUES = {
    "title": "Mao’s Little Red Book: A Global History",
    "container-title": "Cold War History",
    "ISBN": "978-0-00-000000-2 978-0-00-000001-9",
    "DOI": "10.1000/182",
    "URL": "https://example.org/",
    "license": "https://creativecommons.org/publicdomain/zero/1.0/",
    "page": "139–57",
    "publisher": "8 Nëntori; Naim Frashëri",
    "publisher-place": "Tirana; Prishtina",
}
_DATES = (
    "1959-05-13", "1959-05", "1959-05-13/1959-05-15", "195X", "1959-21", "1959/..", "../1960",
    "1958?", "1958~", "1958%", "-0044",
)  # fmt: skip
_KEYS = ("mëhilli2014", "毛1959", "Ceaușescu1965", "1958:beethoven")
_NAMES = (
    Name(family="Mëhilli", given="Elidor", identifiers=(("orcid", "0000-0000-0000-0000"),)),
    Name(family="Beethoven", given="Ludwig", dropping_particle="van"),
    Name(family="King", given="Martin Luther", suffix="Jr.", comma_suffix=True),
    Name(
        family="Mao",
        given="Zedong",
        family_first=True,
        language="zh-Latn-pinyin",
        forms=(Name(family="毛", given="泽东", family_first=True, language="zh-Hans"),),
    ),
    Name(literal="Party of Labour", kind=NameKind.BODY),
    Name(literal="other Chinese leaders", kind=NameKind.GROUP),
    Name(family="Këllezi", given="Abdyl", as_given="Abdyl Kellezi", office="Deputy Premier"),
)

ARCHIVAL = ArchivalRecord(
    id="mao1959",
    repository=Repository(
        (("sq", "Arkivi Qendror Shtetëror"), ("en", "Central State Archives")),
        place="Tirana",
        country="Albania",
        country_code="AL",
    ),
    levels=(
        Level(LevelKind.FONDS, "14/AP", "Marrëdhëniet me Partinë Komuniste të Kinës", "Fondi"),
        Level(LevelKind.YEAR, "1959", None, "V."),
        Level(LevelKind.FILE, "5", None, "Dos."),
    ),
    folios=Folios.parse("1-6", "Fl."),
    title=Title("Meeting with Mao Zedong", form=TitleForm.DESCRIPTIVE, language="en"),
    genre="memorandum of conversation",
    date=Date("1959-05-13"),
    people=MappingProxyType({Role.TRANSLATOR: (_NAMES[0],), Role.PARTICIPANT: (_NAMES[3],)}),
    language="sq",
)
"""The record of the examples."""
_CHAPTER = SecondaryRecord(
    id="mëhilli2014",
    type="chapter",
    texts=MappingProxyType(
        {
            "title": "Mao and the Albanians",
            "container-title": _VALUES["title"],
            "publisher": "Cambridge University Press",
            "page": "165–84",
            "language": "en",
        }
    ),
    people=MappingProxyType(
        {Role.AUTHOR: (_NAMES[0],), Role.EDITOR: (Name(family="Cook", given="Alexander C."),)}
    ),
    dates=MappingProxyType({"issued": Date("2014")}),
)


def manual() -> str:
    """The whole page, in Markdown."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Records in TEI"
    yield ""
    yield "Made from the mapping tables by `python -m maocite.tei.manual`; please do not edit by hand."
    yield "What is written as shown here is read back as the same record. The examples are output."
    yield from _section("A published work", [_block(secondary.to_node(_CHAPTER, Identifiers()))])
    yield from _section(
        "A document in an archive",
        [
            "As a cited source, which is the default: `bibl` is the only bibliographic element that may "
            "hold `msIdentifier`.",
            _block(archival.to_node(ARCHIVAL, Identifiers())),
            "As a source that is edited (`--tei-archival msDesc`):",
            _block(to_ms_desc(ARCHIVAL, Identifiers())),
            "For consumers that take only `biblStruct` (`--tei-archival biblStruct`):",
            _block(to_struct(ARCHIVAL, Identifiers())),
        ],
    )
    yield from _section("What is around an archival document", list(_around()))
    yield from _section("A letter", list(_letters()))
    yield from _section("Lists of people, bodies and places", list(_listed()))
    yield from _section(
        "Item types", [_table(("CSL type", "without a host", "with a host"), _types())]
    )
    yield from _section(
        "Variables", [_table(("CSL variable", "stands in", "example"), _variables())]
    )
    yield from _section("Roles", [_table(("role", "place", "element"), _roles())])
    yield from _section("Names", [_table(("name", "elements"), _names())])
    yield from _section("Dates", [_table(("EDTF", "element"), _dates())])
    yield from _section("Levels of arrangement", [_LEVELS, _table(("kind", "example"), _levels())])
    yield from _section("Relations", [_table(("kind", "element"), _relations())])
    yield from _section(
        "Markup in titles and notes", [_table(("in the record", "in TEI"), _markup())]
    )
    yield from _section("Authorities", [_table(("scheme", "address in `@ref`"), _authorities())])
    yield from _section("Identifiers", [_IDS, _table(("key, in `@n`", "`xml:id`"), _ids())])
    yield from _section("What has no element of its own", [_NOTES])
    yield from _section("Formatted entries", [_FORMATTED, *_formatted()])
    yield from _section("Editions", [_EDITIONS, *_editions()])
    yield from _section("The schema", [_SCHEMA])


_FORMATTED = (
    "`--tei-form bibl` writes `bibl` with the punctuated text of any CSL style (`--style`), and what the style prints is "
    "named inside of it: names with their authorities, titles with level and language (`@rend` where the whole title is in "
    "italics or quotation marks), dates, scopes, and of an archival document its repository, levels and folios. It holds "
    "only what the style prints; `--tei-form both` keeps the elements of the record and adds the text as "
    '`note type="formatted" subtype="STYLE"`.'
)
_EDITIONS = (
    "`maocite tei expand` gives an edition that points to records its notes and a bibliography of what it cites. A pointer is "
    '`ref type="bibl"` or `ptr` with `@target`, or `bibl` with `@corresp`; several records may stand in one attribute, and '
    "prefixes are resolved by their `prefixDef`. `citedRange` names the place. The note stands at the end of the `bibl`, or "
    "behind a pointer that stands alone. No other byte changes, in whatever encoding the file is; doing it twice changes nothing: "
    'a note that names its style in `@subtype` is written anew each time, one `type="formatted"` without `@subtype` is the '
    "editor's own and stays. Elements of other namespaces (and of `egXML`) are not looked at, nor links to a chapter of the "
    'edition that is called like a record, unless they say `type="bibl"`.'
)
_SCHEMA = (
    "`data/schemas/maocite-tei.rng` (RELAX NG) and `maocite-tei.odd` (the same, to read) describe what is "
    "written here and nothing else; whatever is valid against them is meant to be valid against tei_all too. "
    'A file that we write whole says so in its header (`schemaRef key="maocite-tei"`), and `maocite check FILE.xml` '
    "measures it against the schema without a network, naming what was expected where. Any other TEI file is only "
    "asked whether it is well-formed: editions and bibliographies of others follow schemas of their own, which "
    "`--schema FILE.rng` names; `--schema maocite` measures them against ours all the same."
)
_LEVELS = (
    "Coarse to fine. Levels of arrangement are `collection`, those below the last of them `idno`; "
    "a container above a series is a `collection` too, since the order is the archive's. `@n` is the "
    "bare number, the text what the archive writes."
)
_IDS = (
    "An `xml:id` holds only what XML 1.0, fourth edition, allows: parsers in use refuse a file with "
    "any other. The key itself stays in `@n`."
)
_NOTES = """- `note type="csl" n="…"`: a CSL variable that stands in no table above.
- `note type="keywords"`: a list of keywords.
- `note type="provenance" subtype="given|inferred|elsewhere" n="field"`: where a statement comes from;
  `sic`, `corr`, `bibl` (the source) and `seg` (a remark) inside.
- `note type="silence" n="check"`: why a check does not report on the record.
- `note type="extra" n="…"`: a field of another format, as JSON. Elements of other projects that have no
  place in a record are kept under the key `tei`.
- `xml:space="preserve"` marks text whose white space is to be kept; `seg type="raw"` text that a reader
  would otherwise tidy."""


_LETTER = ArchivalRecord(
    id="hoxha1960",
    type="personal_communication",
    date=Date("1960-01-13"),
    place="Tirana",
    people=MappingProxyType(
        {
            Role.AUTHOR: (Name(family="Hoxha", given="Enver"),),
            Role.RECIPIENT: (replace(_NAMES[3], identifiers=(("wikidata", "Q5816"),)),),
        }
    ),
    urls=("https://example.org/letters/1",),
)
_SURROUNDED = ArchivalRecord(
    id="talk1959",
    title=Title("A talk", form=TitleForm.DESCRIPTIVE, language="en"),
    excerpt=True,
    relations=(Relation(RelationKind.ENCLOSURE_OF, "telegram1959"),),
    copies=(Copy("Wilson Center Digital Archive", "112233", "https://example.org/112233"),),
    translation_language="en",
    abstract="What was said.",
    rights="https://creativecommons.org/licenses/by/4.0/",
)


def _around() -> Iterator[str]:
    yield "Copies, enclosures, excerpts and translations as a cited source has them:"
    yield _block(archival.to_node(_SURROUNDED, Identifiers()))
    yield "The same in the description of a source that is edited:"
    yield _block(to_ms_desc(_SURROUNDED, Identifiers()))


def _letters() -> Iterator[str]:
    yield "In the header of an edition (`maocite tei header KEY`) stands, beside the description of the source:"
    letter = correspondence.to_node(_LETTER)
    assert letter is not None
    yield _block(letter)
    yield "For correspSearch (`export -t cmif`), whose format takes names as text with one authority and dates without words:"
    short = cmif.to_node(_LETTER, "uuid-…")
    assert short is not None
    yield _block(short)


def _listed() -> Iterator[str]:
    yield (
        "With `--tei-lists` the entries of a document point to lists in `standOff`. The same key or the same authority is one "
        "person; who has neither is one with whoever bears the very same name."
    )
    lists = Lists(Identifiers())
    lists.linked(archival.to_node(ARCHIVAL, Identifiers()))
    yield _block(Node("standOff", {}, [*lists.nodes()]))


def _formatted() -> Iterator[str]:
    content: list[Node | str] = [
        Node("author", {}, ["Mëhilli, Elidor"]),
        ". ",
        Node("title", {}, [Node("q", {}, ["Mao and the Albanians."])]),
        " In ",
        Node("title", {"n": "container-title"}, [Node("hi", {"rend": "italic"}, ["Mao’s Little Red Book"])]),
        ", ",
        Node("biblScope", {"unit": "page"}, ["165–84"]),
        ".",
    ]  # fmt: skip
    yield _block(punctuated(_CHAPTER, Identifiers(), content))


def _editions() -> Iterator[str]:
    source = Source("edition.xml", _EDITION.encode())
    library = Library.of([_CHAPTER])

    def formatter(requests: Sequence[CitationRequest]) -> list[str]:
        return ["Mëhilli, <q>Mao and the Albanians,</q> 170." for _ in requests]

    made = expand(source, library, "chicago-archives", "none", formatter, lambda problem: None)
    yield "Before:"
    yield f"```xml\n{_EDITION}\n```"
    yield "After, without the bibliography:"
    yield f"```xml\n{made.decode().partition('</p>')[0]}</p>\n```"


_EDITION = (
    '<p>Cited.<note n="1"><bibl><ptr target="#mëhilli2014"/>'
    '<citedRange unit="page">170</citedRange></bibl></note></p>'
)


def _section(title: str, parts: Iterable[str]) -> Iterator[str]:
    yield ""
    yield f"## {title}"
    for part in parts:
        yield ""
        yield part


def _block(node: Node) -> str:
    return f"```xml\n{serialise(node)}```"


def _code(*nodes: Node | str) -> str:
    made = "".join(node if isinstance(node, str) else inline(node) for node in nodes)
    return f"`{made}`".replace("|", "\\|")


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _types() -> Iterator[tuple[str, ...]]:
    for item_type in sorted(ITEM_TYPES):
        part = f"`analytic` (a), `monogr` ({host_level(item_type)})"
        alone = (
            part
            if has_analytic(item_type, has_host=False)
            else f"`monogr` ({own_level(item_type)})"
        )
        yield f"`{item_type}`", alone, part


def _variables() -> Iterator[tuple[str, ...]]:
    for mapping in TEXTS:
        value = _VALUES.get(mapping.variable, "…")
        level = {Place.SERIES: "s", Place.HOST: "m"}.get(mapping.place, "a")
        nodes = text_nodes(mapping, value, level=level)
        only = f" ({', '.join(sorted(mapping.only))})" if mapping.only else ""
        yield f"`{mapping.variable}`{only}", mapping.place.value.replace("|", "\\|"), _code(*nodes)
    yield "`language`", Place.ITEM.value, '`<textLang mainLang="sq">Albanian</textLang>`'


def _roles() -> Iterator[tuple[str, ...]]:
    for mapping in ROLES:
        (made,) = mapped({mapping.role: (Name(literal="…"),)})
        yield f"`{mapping.role.value}`", mapping.slot.value, _code(*made[1])


def _names() -> Iterator[tuple[str, ...]]:
    for name in _NAMES:
        yield name.display(), _code(*names.to_nodes(name))


def _dates() -> Iterator[tuple[str, ...]]:
    for edtf in _DATES:
        node = dates.to_node(Date(edtf))
        shown = {name: v for name, v in node.attributes.items() if name != "datingMethod"}
        yield f"`{edtf}`", _code(Node(node.name, shown, node.children))


def _levels() -> Iterator[tuple[str, ...]]:
    for kind in LevelKind:
        node = holding.to_node(None, (Level(kind, "5"),))
        assert node is not None
        yield f"`{kind.value}`", _code(*node.children)


def _relations() -> Iterator[tuple[str, ...]]:
    for kind in relations.KINDS:
        yield f"`{kind.value}`", _code(relations.to_node(Relation(kind, "key"), Identifiers()))


def _markup() -> Iterator[tuple[str, ...]]:
    for markup in MARKUP:
        text = f"{markup.opening}x{markup.closing}"
        yield f"`{text}`", _code(*to_nodes(text))
    for text in ('<span lang="la">x</span>', "“x”"):
        yield f"`{text}`", _code(*to_nodes(text, quotes=True))


def _authorities() -> Iterator[tuple[str, ...]]:
    for scheme, prefix, _ in AUTHORITIES:
        yield f"`{scheme}`", f"`{prefix}…`"


def _ids() -> Iterator[tuple[str, ...]]:
    for key in _KEYS:
        yield f"`{key}`", f"`{xml_id(key)}`"


if __name__ == "__main__":
    print(manual(), end="")
