"""One file for each rendering element, with the element's name."""

from collections.abc import Callable, Mapping

from maocite.csl.compile import Draw, Scope
from maocite.csl.elements.choose import compile_choose
from maocite.csl.elements.date import compile_date
from maocite.csl.elements.group import compile_group
from maocite.csl.elements.label import compile_label
from maocite.csl.elements.names import compile_names
from maocite.csl.elements.number import compile_number
from maocite.csl.elements.text import compile_text
from maocite.csl.style import Element

COMPILERS: Mapping[str, Callable[[Element, Scope], Draw]] = {
    "choose": compile_choose,
    "date": compile_date,
    "group": compile_group,
    "label": compile_label,
    "names": compile_names,
    "number": compile_number,
    "text": compile_text,
}
