"""What stars come to, said only once enough people have given some."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

MOST_STARS = 5
FEWEST = 3  # reviews; an average of fewer says more about one buyer than about the goods


@dataclass(frozen=True, kw_only=True)
class Rating:
    """The stars of all reviews together, and how many reviews there are."""

    total: int = 0
    count: int = 0

    @property
    def average(self) -> Decimal | None:
        """From 1 to 5 with one decimal, or None when there are too few reviews."""
        if self.count < FEWEST:
            return None
        return (Decimal(self.total) / self.count).quantize(Decimal("0.1"), ROUND_HALF_UP)
