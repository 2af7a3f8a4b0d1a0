"""What does the source of a record itself say, without what was found elsewhere?

For an edition or a comparison that must print a citation as the source prints it.
"""

from dataclasses import replace
from types import MappingProxyType

from maocite.model.provenance import Origin
from maocite.model.record import Record, SecondaryRecord
from maocite.model.role import Role


def as_given(record: Record) -> Record:
    """The record without the fields whose provenance says that they come from elsewhere.

    People stay where nobody else would be left to name: there the role comes from elsewhere, not
    the name.
    """
    if not isinstance(record, SecondaryRecord):
        return record
    elsewhere = {p.field for p in record.provenance if p.origin is Origin.ELSEWHERE}
    people = {role: names for role, names in record.people.items() if role.value not in elsewhere}
    if Role.AUTHOR not in people and Role.EDITOR in record.people:
        people.setdefault(Role.EDITOR, record.people[Role.EDITOR])
    texts = {name: text for name, text in record.texts.items() if name not in elsewhere}
    dates = {name: date for name, date in record.dates.items() if name not in elsewhere}
    return replace(
        record,
        texts=MappingProxyType(texts),
        people=MappingProxyType(people),
        dates=MappingProxyType(dates),
    )
