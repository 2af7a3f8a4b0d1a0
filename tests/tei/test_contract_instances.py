"""Our schema is narrower than TEI's: whatever it allows, tei_all allows too, tried with made-up entries and headers."""

import random
from collections.abc import Iterator

import pytest
from lxml import etree

from maocite.resources import data
from maocite.tei.content import TEXT, Leaf, Model, Times, parse_model
from maocite.tei.contract import RELAX_NG
from maocite.tei.contract_elements import CLOSED, ELEMENTS, datatype
from tei.conftest import Schemas

NAMESPACE = "http://www.tei-c.org/ns/1.0"
XML = "{http://www.w3.org/XML/1998/namespace}"
RULES = {rule.name: rule for rule in ELEMENTS}
VALUES = {
    "text": ["x", "a b", "§"],
    "word": ["w", "x_y", "1"],
    "name": ["maocite"],
    "version": ["0.1.0"],
    "language": ["en", "zh-Hans"],
    "pointer": ["#a", "https://example.org/"],
    "pointers": ["#a", "#a #b"],
    "date": ["1959", "1959-05", "1959-05-13"],
    "preserve": ["preserve"],
}
DEEPEST = 7
"""From there on nothing stands that need not."""


class Maker:
    """Makes elements that the table of the contract allows, at random."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.ids = 0

    def element(self, name: str, depth: int = 0) -> etree._Element:
        rule = RULES[name]
        made = etree.Element(f"{{{NAMESPACE}}}{name}", nsmap={None: NAMESPACE})
        for word in rule.attributes.split():
            attribute = word.rstrip("!")
            if word.endswith("!") or self.random.random() < 0.3:
                made.set(attribute.replace("xml:", XML), self.value(name, attribute))
        last = None
        for part in self.parts(parse_model(rule.content), depth) if rule.content else ():
            if part != TEXT:
                last = self.element(part, depth + 1)
                made.append(last)
            elif last is None:
                made.text = f"{made.text or ''}x"
            else:
                last.tail = f"{last.tail or ''}y"
        return made

    def parts(self, model: Model, depth: int) -> Iterator[str]:
        """Names of what stands in an element, one way of many."""
        for _ in range(self.times(model.times, depth)):
            if isinstance(model, Leaf):
                yield model.name
            elif model.choice:
                yield from self.parts(self.random.choice(model.parts), depth)
            else:
                for part in model.parts:
                    yield from self.parts(part, depth)

    def times(self, times: Times, depth: int) -> int:
        if depth > DEEPEST:
            return int(times in (Times.ONCE, Times.SOME))
        counts = {
            Times.ONCE: [1],
            Times.OPTIONAL: [0, 1],
            Times.ANY: [0, 0, 1, 2],
            Times.SOME: [1, 1, 2],
        }
        return self.random.choice(counts[times])

    def value(self, name: str, attribute: str) -> str:
        if (name, attribute) in CLOSED:
            return self.random.choice(CLOSED[name, attribute])
        if (kind := datatype(name, attribute)) == "id":
            self.ids += 1
            return f"i{self.ids}"
        return self.random.choice(VALUES[kind])

    def document(self) -> etree._Element:
        """A header, and a list of one entry of each kind."""
        root = etree.Element(f"{{{NAMESPACE}}}TEI", nsmap={None: NAMESPACE})
        root.append(self.element("teiHeader"))
        text = etree.SubElement(root, f"{{{NAMESPACE}}}text")
        text.append(etree.fromstring(f'<body xmlns="{NAMESPACE}"><p/></body>'))
        back = etree.SubElement(text, f"{{{NAMESPACE}}}back")
        div = etree.SubElement(back, f"{{{NAMESPACE}}}div", type="bibliography")
        etree.SubElement(div, f"{{{NAMESPACE}}}head")
        entries = etree.SubElement(div, f"{{{NAMESPACE}}}listBibl")
        for name in ("bibl", "biblStruct", "msDesc"):
            entries.append(self.element(name))
        if self.random.random() < 0.5:
            root.append(self.element("standOff"))
        return etree.fromstring(etree.tostring(root))


@pytest.fixture(scope="module")
def ours() -> etree.RelaxNG:
    return etree.RelaxNG(etree.fromstring((data() / "schemas" / RELAX_NG).read_bytes()))


@pytest.mark.parametrize("seed", range(60))
def test_what_our_schema_allows_tei_allows(
    schemas: Schemas, ours: etree.RelaxNG, seed: int
) -> None:
    document = Maker(seed).document()
    assert ours.validate(document), ours.error_log
    assert schemas.grammar.validate(document), schemas.grammar.error_log
