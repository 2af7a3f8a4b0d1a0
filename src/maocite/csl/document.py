"""A document that is being written: citations come, go and move; only what changed is returned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from maocite.csl.bibliography import Bibliography
from maocite.csl.cite import Citation
from maocite.csl.compiled import Style
from maocite.csl.markup import markup
from maocite.csl.processor import Processor
from maocite.csl.variables import read_items

if TYPE_CHECKING:
    from maocite.errors import Problem


class Document:
    """The citations of a document in their order, always rendered.

    Each edit returns the texts that it changed, by the index of the citation after the edit; the
    texts are the same that ``render`` gives for the whole document. Errors leave the document as
    it was.
    """

    def __init__(
        self,
        style: Style,
        items: Iterable[Mapping[str, Any]],
        output: str = "html",
        citations: Sequence[Citation] = (),
        *,
        uncited: bool = False,
        links: bool | None = None,
    ) -> None:
        """``uncited``: whether items that are not cited stand in the bibliography too.

        ``links``: whether DOI, PMID, PMCID and URL are links; None as is usual in the format.
        """
        problems: list[Problem] = []
        known = read_items(items, problems)
        self._processor = Processor(style, known, markup(output, links), remember=True)
        self._processor.problems = problems
        self._problems: tuple[Problem, ...] = ()
        self._authors: Mapping[int, str] = {}
        self._uncited = tuple(known) if uncited else ()
        self._citations: tuple[Citation, ...] = ()
        self._texts: tuple[str, ...] = ()
        self._bibliography: Bibliography | None = None
        self._update(tuple(citations), tuple(None for _ in citations))

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All citations in the order of the document."""
        return self._citations

    @property
    def texts(self) -> tuple[str, ...]:
        """The text of each citation."""
        return self._texts

    @property
    def authors(self) -> Mapping[int, str]:
        """In note styles: the authors of composite citations, who stand in the text, by index."""
        return self._authors

    @property
    def bibliography(self) -> Bibliography | None:
        """The bibliography as it stands; None where the style has none."""
        return self._bibliography

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Warnings about the items: two of one id, what was left out of them and the like."""
        return self._problems

    def add(self, citation: Citation) -> dict[int, str]:
        """Put a citation at the end."""
        return self.insert(len(self._citations), citation)

    def insert(self, index: int, citation: Citation) -> dict[int, str]:
        """Put a citation before the one that now has this index."""
        index = range(len(self._citations) + 1)[index]
        return self._update(
            (*self._citations[:index], citation, *self._citations[index:]),
            (*self._texts[:index], None, *self._texts[index:]),
        )

    def replace(self, index: int, citation: Citation) -> dict[int, str]:
        """Put a citation in the place of another one."""
        index = range(len(self._citations))[index]
        return self._update(
            (*self._citations[:index], citation, *self._citations[index + 1 :]),
            (*self._texts[:index], None, *self._texts[index + 1 :]),
        )

    def remove(self, index: int) -> dict[int, str]:
        """Take a citation out."""
        index = range(len(self._citations))[index]
        return self._update(
            self._citations[:index] + self._citations[index + 1 :],
            self._texts[:index] + self._texts[index + 1 :],
        )

    def move(self, index: int, target: int) -> dict[int, str]:
        """Take a citation out and put it where it then has the index ``target``."""
        citations, texts = list(self._citations), list(self._texts)
        citation, text = citations.pop(index), texts.pop(index)
        citations.insert(target, citation)
        texts.insert(target, text)
        return self._update(tuple(citations), tuple(texts))

    def _update(
        self, citations: tuple[Citation, ...], before: tuple[str | None, ...]
    ) -> dict[int, str]:
        """Render the new state; the texts that are not what they were ``before``."""
        rendered = self._processor.render(citations, self._uncited)
        self._citations = citations
        self._texts = tuple(rendered.citations)
        self._bibliography = rendered.bibliography
        self._authors = rendered.authors
        self._problems = rendered.problems
        pairs = enumerate(zip(self._texts, before, strict=True))
        return {index: text for index, (text, old) in pairs if text != old}
