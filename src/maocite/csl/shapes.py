"""Which cites have the same tree? A tree of questions and answers, grown as cites come by."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from maocite.csl.cite import Cite, Drawing, Question
from maocite.csl.output import Node


class Shape:
    """All cites for which the style takes one path; they have one tree, with holes."""

    __slots__ = ("linked", "node", "variants")

    def __init__(self, node: Node | None) -> None:
        self.node = node
        """None where the style prints nothing."""
        self.linked: dict[Hashable, object] = {}
        """Finished texts with places for values, by output format and edges of the values."""
        self.variants: dict[Hashable, Shape] = {}
        """Trees made of this one: without names, in a substitute's place, and so on."""


class _Branch:
    __slots__ = ("next", "question")

    def __init__(self, question: Question) -> None:
        self.question = question
        self.next: dict[Hashable, _Branch | Shape] = {}


class Shapes:
    """The shapes of one area of a style (a layout or a sort key), made when first met."""

    __slots__ = ("draw", "root", "suffix_due")

    def __init__(self, draw: Callable[[Drawing], Node | None], year_suffix_due: bool) -> None:
        self.draw = draw
        self.suffix_due = year_suffix_due
        self.root: _Branch | Shape | None = None

    def shape(self, cite: Cite) -> Shape:
        """The shape of a cite: follow its answers; evaluate the style where nobody went before."""
        here = self.root
        while here.__class__ is _Branch:
            here = here.next.get(here.question(cite))  # type: ignore[union-attr]
        if here is not None:
            return here  # type: ignore[return-value]
        return self.evaluate(cite)

    def evaluate(self, cite: Cite) -> Shape:
        """Evaluate the style for a cite and remember the path of answers that led there."""
        drawing = Drawing(cite, self.suffix_due)
        shape = Shape(self.draw(drawing))
        path = list(drawing.answers.items())
        if not path:
            self.root = shape
            return shape
        if self.root is None:
            self.root = _Branch(path[0][0])
        branch = self.root
        assert isinstance(branch, _Branch)
        for (_, answer), (question, _) in zip(path, path[1:], strict=False):
            following = branch.next.get(answer)
            if following is None:
                following = branch.next[answer] = _Branch(question)
            assert isinstance(following, _Branch)
            branch = following
        branch.next[path[-1][1]] = shape
        return shape
