"""Authors that only point to a list of people in the same file."""

from maocite.model import Name, NameKind, Role
from maocite.readers.tei import READER
from maocite.sources import Source

LIST = """<listPerson>
 <person xml:id="p1"><persName type="alt">K. K.</persName>
  <persName><surname>Kraus</surname><forename>Karl</forename></persName><birth when="1874"/></person>
 <org xml:id="o1"><orgName>Verlag Die Fackel</orgName></org></listPerson>"""


def read(
    bibliography: str, *, behind: bool
) -> tuple[list[dict[Role, tuple[Name, ...]]], list[str]]:
    entries = f"<listBibl>{bibliography}</listBibl>"
    body = f"{entries}{LIST}" if behind else f"{LIST}{entries}"
    text = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff>{body}</standOff></TEI>'
    told: list[str] = []
    placed = READER.read(
        Source("x.xml", text.encode()), lambda problem: told.append(problem.message)
    )
    return [dict(record.people) for record, _ in placed], told


KRAUS = Name(family="Kraus", given="Karl")


def test_the_name_of_the_list_stands_for_the_pointer() -> None:
    for behind in (True, False):
        entry = """<biblStruct><monogr><author ref="#p1"/><title level="m">Die Fackel</title>
            <editor><orgName ref="#o1"/></editor><imprint><date when="1899"/></imprint></monogr></biblStruct>"""
        people, told = read(entry, behind=behind)
        assert people == [
            {
                Role.AUTHOR: (KRAUS,),
                Role.EDITOR: (Name(literal="Verlag Die Fackel", kind=NameKind.BODY),),
            }
        ]
        assert told == []


def test_an_authority_beside_the_pointer_is_kept() -> None:
    entry = """<bibl><author ref="#p1 https://viaf.org/viaf/24607455"/><title>Die Fackel</title></bibl>"""
    ((found,), _) = read(entry, behind=True)
    (author,) = found[Role.AUTHOR]
    assert (author.family, author.identifiers) == ("Kraus", (("viaf", "24607455"),))


def test_a_name_in_words_goes_before_the_list() -> None:
    entry = '<bibl><author ref="#p1">Crépieux-Jamin, Jules</author><title>A</title></bibl>'
    ((found,), _) = read(entry, behind=True)
    assert found == {Role.AUTHOR: (Name(family="Crépieux-Jamin", given="Jules"),)}


def test_a_pointer_to_nobody_is_kept_and_told() -> None:
    ((found,), told) = read('<bibl><author ref="#nobody"/><title>A</title></bibl>', behind=True)
    assert found == {}
    assert [message for message in told if "author" in message]
