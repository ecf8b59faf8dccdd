"""Charts of sums over the years, drawn here as SVG; the numbers stand in a table under each."""

from collections.abc import Sequence
from typing import NamedTuple

from catalog.templatetags.figures import in_short

from .measures import Measure

HEIGHT, TOP = 140, 24  # units of the drawing: of the tallest column, and above it for its number
COLUMN, BAR = 72, 40  # from year to year, and of a column
ABOVE = 6  # from a column to its number
BELOW = 20  # under the columns for the year
FEWEST_YEARS, MOST_YEARS = 4, 8  # few columns are not drawn larger than many


class Bar(NamedTuple):
    """One part of a column; ``series`` gives its colour."""

    series: int
    y: int
    height: int


class Column(NamedTuple):
    year: str
    x: int
    middle: int
    label_y: int
    bars: Sequence[Bar]
    label: str  # the sum in short, or nothing where a part is hidden
    numbers: Sequence[int | None]


class Chart(NamedTuple):
    measures: Sequence[Measure]
    columns: Sequence[Column]

    @property
    def title(self) -> str:
        return ", ".join(str(measure.title) for measure in self.measures)

    @property
    def width(self) -> int:
        return COLUMN * max(FEWEST_YEARS, len(self.columns))

    @property
    def height(self) -> int:
        return TOP + HEIGHT + BELOW

    @property
    def year_y(self) -> int:
        return self.height - ABOVE // 2

    @property
    def bar_width(self) -> int:
        return BAR

    @property
    def rows(self) -> list[tuple[Measure, list[int | None]]]:
        """Each measure with its number of each year, as the table has them."""
        return [
            (measure, [column.numbers[place] for column in self.columns]) for place, measure in enumerate(self.measures)
        ]


def chart(measures: Sequence[Measure], years: Sequence[tuple[str, list[int | None]]]) -> Chart:
    """A column for each of the last years with the measures on top of each other, drawn to the largest sum."""
    latest = years[-MOST_YEARS:]
    most = max((sum(filter(None, numbers)) for _year, numbers in latest), default=0)
    return Chart(measures, [_column(place, *each, most=most) for place, each in enumerate(latest)])


def _column(place: int, year: str, numbers: list[int | None], *, most: int) -> Column:
    known = [number for number in numbers if number is not None]
    is_whole = len(known) == len(numbers)
    bars, base = [], TOP + HEIGHT
    for series, number in enumerate(known if is_whole else []):
        height = round(HEIGHT * number / most) if most else 0
        base -= height
        bars.append(Bar(series, base, height))
    x = COLUMN * place + (COLUMN - BAR) // 2
    label = in_short(sum(known)) if is_whole else ""
    return Column(year, x, x + BAR // 2, base - ABOVE, bars, label, numbers)
