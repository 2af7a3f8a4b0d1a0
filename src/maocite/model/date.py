"""When did it happen? One date of a record: what it means, and how the source writes it."""

from dataclasses import dataclass

from maocite.model.edtf import Edtf, Interval, Open, Point, is_plain_date, parse_edtf


@dataclass(frozen=True, slots=True)
class Date:
    """A date, an interval or a date known only as text; at least one of `edtf` and `raw` is set."""

    edtf: str | None = None
    """EDTF, level 1: ``1959-05-13``, ``1966~``, ``195X``, ``1968-10-05/1968-10-07``."""
    raw: str | None = None
    """As the source writes it, where that says more: ``late April 1966``."""
    time: str | None = None
    """Time of day as the source writes it: ``10:00 am``, ``19:00-20.30``. No zone is implied."""
    note: str | None = None
    """What is to be said of it: ``the text calls it a late April record``."""

    def __post_init__(self) -> None:
        """Refuse what is no date; raises `maocite.model.edtf.EdtfError`, a ValueError."""
        if self.edtf is not None:
            if not is_plain_date(self.edtf):
                parse_edtf(self.edtf)
        elif self.raw is None:
            raise ValueError("a date needs an EDTF form or the words of the source")

    @property
    def value(self) -> Edtf | None:
        """The parsed EDTF; None where only the words of the source are known."""
        return parse_edtf(self.edtf) if self.edtf is not None else None

    @property
    def start(self) -> Point | None:
        """The date itself, or the beginning of the interval where that is a date."""
        value = self.value
        side = value.start if isinstance(value, Interval) else value
        return None if isinstance(side, Open) else side

    @property
    def end(self) -> Point | None:
        """The end of an interval where that is a date; None for a single date."""
        value = self.value
        if isinstance(value, Interval) and isinstance(value.end, Point):
            return value.end
        return None

    def __str__(self) -> str:
        return self.edtf if self.edtf is not None else self.raw or ""
