"""How are the values that are new in each record written at once, without elements between?

The most frequent forms of `maocite.tei.texts.to_nodes`: titles, numbers of identifiers, pages, addresses.
A value with anything special in it goes through the elements; the tests hold both ways to the same text.
"""

from collections.abc import Callable
from functools import lru_cache

from maocite.addresses import address_of
from maocite.tei.clean import is_clean
from maocite.tei.node import is_regular
from maocite.tei.richtext import markup_line
from maocite.tei.serialise import escaped, lines, start_tag
from maocite.tei.texts import SUBTITLE, Form, TextMapping, divides, range_of, to_nodes

Written = Callable[[str, str | None], str]
"""Lines of a value; the tag of its language where it is a title."""


@lru_cache(maxsize=512)
def writer(mapping: TextMapping, level: str | None, indent: str) -> Written:
    """What writes the values of a variable as lines that begin with this white space."""

    def any_value(value: str, language: str | None) -> str:
        return lines(to_nodes(mapping, value, level=level, language=language), indent)

    match mapping.form:
        case Form.TITLE:
            return _titles(level, indent, any_value)
        case Form.RICH:
            return _rich(mapping, level, indent, any_value)
        case Form.PLAIN | Form.RANGE | Form.ADDRESS | Form.WORDS if level is None:
            return _values(mapping, indent, any_value)
        case _:
            return any_value


def _titles(level: str | None, indent: str, any_value: Written) -> Written:
    start = f"{indent}<title" if level is None else f'{indent}<title level="{level}"'
    main_start, sub_start = f'{start} type="main"', f'{start} type="sub"'

    def title(value: str, language: str | None) -> str:
        tag = f' xml:lang="{language}">' if language else ">"
        if SUBTITLE in value and is_regular(value) and divides(value):
            main, _, sub = value.partition(SUBTITLE)
            first = markup_line(f"{main_start}{tag}", main, "</title>\n", quotes=True)
            second = markup_line(f"{sub_start}{tag}", sub, "</title>\n", quotes=True)
            return (
                any_value(value, language) if first is None or second is None else first + second
            )
        line = markup_line(f"{start}{tag}", value, "</title>\n", quotes=True)
        return any_value(value, language) if line is None else line

    return title


def _rich(mapping: TextMapping, level: str | None, indent: str, any_value: Written) -> Written:
    attributes = {} if level is None else {"level": level}
    if mapping.kind is not None:
        attributes[mapping.kind_attribute] = mapping.kind
    start = indent + start_tag(mapping.element, attributes)[:-1]
    end = f"</{mapping.element}>\n"
    quotes = mapping.element == "title"

    def line(value: str, language: str | None) -> str:
        tag = f' xml:lang="{language}">' if language else ">"
        made = markup_line(f"{start}{tag}", value, end, quotes=quotes)
        return any_value(value, language) if made is None else made

    return line


def _values(mapping: TextMapping, indent: str, any_value: Written) -> Written:
    variable, kind, form = mapping.variable, mapping.kind, mapping.form
    kinds = {} if kind is None else {mapping.kind_attribute: kind}
    start = indent + start_tag(mapping.element, kinds)[:-1]
    end = f"</{mapping.element}>\n"

    def line(value: str, language: str | None) -> str:
        if language is not None or not (is_regular(value) and is_clean(variable, value)):
            return any_value(value, language)
        if form is Form.WORDS and " " in value:
            return any_value(value, language)
        text = escaped(value)
        more = ""
        if form is Form.RANGE:
            for name, number in range_of(value, kind).items():
                more = f'{more} {name}="{number}"'
        elif form is Form.ADDRESS and (address := address_of(value)):
            more = f' target="{escaped(address)}"'
        return f"{start}{more}>{text}{end}"

    return line
