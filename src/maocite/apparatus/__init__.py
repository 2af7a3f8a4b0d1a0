"""The historian's apparatus: notes and bibliographies that treat archives as historians do."""

from maocite.apparatus.notes import (
    VARIABLES,
    Cited,
    archival_variables,
    list_of_abbreviations,
    variables_by_cite,
)
from maocite.apparatus.options import Abbreviate, ApparatusOptions, Order

__all__ = [
    "VARIABLES",
    "Abbreviate",
    "ApparatusOptions",
    "Cited",
    "Order",
    "archival_variables",
    "list_of_abbreviations",
    "variables_by_cite",
]
