"""Which records of several collections are the same work, and how do they become one?

`merge` finds them (`evidence`, `portrait`), groups them (`grouping`) and joins each group
(`joining`) by the rules of the user (`rules`). What it did is told as problems, one for each step.
"""

from maocite.merging.collections import Merged, merge
from maocite.merging.evidence import REPORTED, Why
from maocite.merging.rules import Prefer, Rules

__all__ = ["REPORTED", "Merged", "Prefer", "Rules", "Why", "merge"]
