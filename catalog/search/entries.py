"""How the database itself keeps what search reads: a narrow row for each public listing, written by a trigger.

Indonesian and English are read apart, one behind the other; a description in Indonesian is not read as English, for
that would double the index and find nothing more. A gap lies between any two texts, so that a phrase cannot
begin in one and end in the next.
"""

from collections.abc import Iterable

GAP = "'~':99"  # a lexeme no text has, far behind the text before it


def _joined(parts: Iterable[str]) -> str:
    with_gaps = f" || $${GAP}$$::tsvector || ".join(parts)
    return f"ts_delete({with_gaps}, '~')"


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

# A word or, of several, the words next to each other, in Indonesian or in English. What both read alike is asked once:
# each part of a query makes the index slower.
SAID = """
    CREATE FUNCTION catalog_said(words text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT coalesce(
            phraseto_tsquery('indonesian', words)
                || nullif(phraseto_tsquery('english', words), phraseto_tsquery('indonesian', words)),
            phraseto_tsquery('indonesian', words)
        )
    $$
"""
IS_SAID = """
    CREATE FUNCTION catalog_is_said(words text) RETURNS boolean LANGUAGE plpgsql STABLE
    SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
    BEGIN
        RETURN EXISTS (SELECT FROM catalog_searchentry WHERE vector @@ catalog_said(words));
    END $$
"""
# One listing in 256, 64, 16 and 4, and all others. A search that finds much ends after the first of these parts, which
# are samples of the whole: so it costs no more when there are more listings.
PART = """
    CREATE FUNCTION catalog_part(listing_id bigint) RETURNS smallint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT CASE
            WHEN listing_id % 256 = 0 THEN 0 WHEN listing_id % 64 = 0 THEN 1 WHEN listing_id % 16 = 0 THEN 2
            WHEN listing_id % 4 = 0 THEN 3 ELSE 4
        END::smallint
    $$
"""
PARTS = range(5)
COPIED = (
    "category_id", "group_id", "village_id", "district_id", "price", "minimum_order", "monthly_capacity",
    "availability", "badges", "attributes", "published_at",
)  # fmt: skip
READ = ("title", "title_en", "words", "description", "description_en", "is_visible")  # besides, for the other columns
# PostgreSQL moves long values out of a row only when the row is longer than 2 kB, which
# the padding makes sure of: forty rows then share a page instead of eight.
TABLE = f"""
    CREATE TABLE catalog_searchentry (
        part smallint NOT NULL,
        minimum_order integer NOT NULL,
        listing_id bigint NOT NULL,
        category_id bigint NOT NULL,
        group_id bigint NOT NULL,
        published_at timestamptz NOT NULL,
        price bigint,
        monthly_capacity integer,
        village_id varchar(13) NOT NULL,
        district_id varchar(13) NOT NULL,
        availability varchar(10) NOT NULL,
        badges varchar(10)[] NOT NULL,
        padding text NOT NULL DEFAULT repeat(' ', 2032),
        attributes jsonb NOT NULL,
        title_vector tsvector NOT NULL,
        vector tsvector NOT NULL,
        PRIMARY KEY (listing_id, part)
    ) PARTITION BY LIST (part);
    {
    "".join(
        f"CREATE TABLE catalog_searchentry_{number} PARTITION OF catalog_searchentry FOR VALUES IN ({number})"
        " WITH (toast_tuple_target = 240);"
        for number in PARTS
    )
}
"""
WRITTEN = ("title_vector", "vector", *COPIED)
ENTER = f"""
    INSERT INTO catalog_searchentry AS entry (listing_id, part, {", ".join(WRITTEN)})
    SELECT product_id, catalog_part(product_id), {TITLE_VECTOR}, {VECTOR}, {", ".join(COPIED)}
    FROM catalog_listing WHERE is_visible
"""  # noqa: S608 (constants only)
# an entry that stays as it is is not written again, for the indexes of its words are what takes time
KEEP = f"""
    CREATE FUNCTION catalog_keep_searchentry() RETURNS trigger LANGUAGE plpgsql AS $keep$
    BEGIN
        IF TG_OP = 'DELETE' OR NOT NEW.is_visible THEN
            DELETE FROM catalog_searchentry
            WHERE listing_id = OLD.product_id AND part = catalog_part(OLD.product_id);
        ELSE
            {ENTER} AND product_id = NEW.product_id
            ON CONFLICT (listing_id, part) DO UPDATE
            SET ({", ".join(WRITTEN)}) = ROW({", ".join(f"excluded.{name}" for name in WRITTEN)})
            WHERE ROW({", ".join(f"entry.{name}" for name in WRITTEN)})
                IS DISTINCT FROM ROW({", ".join(f"excluded.{name}" for name in WRITTEN)});
        END IF;
        RETURN NULL;
    END $keep$;
    CREATE TRIGGER searchentry AFTER INSERT OR DELETE OR UPDATE OF {", ".join((*COPIED, *READ))} ON catalog_listing
    FOR EACH ROW EXECUTE FUNCTION catalog_keep_searchentry()
"""  # noqa: S608 (constants only)
