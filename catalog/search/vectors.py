"""What of a listing can be found by which words, as PostgreSQL keeps it in two columns.

Indonesian and English are read apart, one behind the other; a description in Indonesian is not read as English, for
that would double the index and find nothing more. A gap lies between any two texts, so that a phrase cannot
begin in one and end in the next.
"""

from collections.abc import Iterable

from django.db.models.expressions import RawSQL

GAP = "'~':99"  # a lexeme no text has, far behind the text before it


def _joined(parts: Iterable[str]) -> RawSQL:
    with_gaps = f" || $${GAP}$$::tsvector || ".join(parts)
    return RawSQL(f"ts_delete({with_gaps}, '~')", ())  # noqa: S611 (constants only)


def _text(language: str, column: str, weight: str) -> str:
    return f"setweight(to_tsvector('{language}', {column}), '{weight}')"


def _facts(language: str) -> str:
    """The values of the listing's attributes."""
    return f"""setweight(jsonb_to_tsvector('{language}', attributes, '["string"]'), 'C')"""


TITLE_VECTOR = _joined(
    [
        "to_tsvector('indonesian', title)",
        "to_tsvector('english', title)",
        "to_tsvector('english', title_en)",
    ]
)
# titles first, since SearchRank thinks less of what comes later
VECTOR = _joined(
    [
        _text("indonesian", "title", "A"),
        _text("english", "title", "A"),
        _text("english", "title_en", "A"),
        _text("indonesian", "words", "B"),
        _text("english", "words", "B"),
        _facts("indonesian"),
        _facts("english"),
        _text("indonesian", "description", "D"),
        _text("english", "description_en", "D"),
    ]
)
