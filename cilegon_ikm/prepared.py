"""Querysets whose SQL is made once in each process and whose plan is made once in each connection.

On the public pages both take longer than running the query.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import count
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.models.expressions import Expression
from django.db.models.query import get_related_populators
from django.db.models.sql.compiler import SQLCompiler
from django.db.models.utils import create_namedtuple_class
from django.utils.translation import get_language
from psycopg2.extensions import AsIs

Row = TypeVar("Row")
Make = Callable[[Any], Any]  # of the values of one row

_numbers = count(1)


class Parameter(Expression):
    """Stands in a queryset for a value that each call brings; already as the database takes it."""

    def __init__(self, name: str, output_field: "models.Field[Any, Any]") -> None:
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, Any]:
        return "%s", [self]


@dataclass(frozen=True)
class _Statement:
    """What Django made of the queryset, in one language."""

    name: str
    sql: str
    params: tuple[Any, ...]
    converters: list[tuple[int, list[Callable[..., Any]], Any]]  # column, functions, expression
    make: Make

    def filled(self, values: dict[str, Any]) -> tuple[str, list[Any]]:
        """The SQL with its parameters, for a connection on which nothing can be prepared."""
        return self.sql, [values[each.name] if isinstance(each, Parameter) else each for each in self.params]

    def execution(self, values: dict[str, Any]) -> tuple[str, list[Any]]:
        arguments = ", ".join(["%s"] * len(values))
        return f"EXECUTE {self.name}" + (f" ({arguments})" if values else ""), list(values.values())

    def preparation(self, values: dict[str, Any]) -> tuple[str, list[Any]]:
        places = {name: AsIs(f"${number}") for number, name in enumerate(values, start=1)}
        sql, params = self.filled(places)
        return f"PREPARE {self.name} AS {sql}", params


class Prepared(Generic[Row]):
    """Call it with a value for each parameter; it gives the rows and costs one query.

    ``make`` gets a Parameter of each name and returns the queryset. What else ``make`` reads, such as the clock, stays
    as it was at the first call; only the language may be another, for each language is prepared by itself.
    """

    def __init__(
        self, make: "Callable[..., models.QuerySet[Any, Row]]", **parameters: "models.Field[Any, Any]"
    ) -> None:
        self._make = make
        self._parameters = parameters
        self._statements: dict[str | None, _Statement] = {}

    def __call__(self, **values: Any) -> list[Row]:
        language = get_language()
        statement = self._statements.get(language)
        if statement is None:
            statement = self._statements[language] = self._make_statement()
        ordered = {name: values[name] for name in self._parameters}
        connection = connections[DEFAULT_DB_ALIAS]
        sql, params = _ready(connection, statement, ordered)
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
            rows = cursor.fetchall()
        if statement.converters:
            rows = [_converted(row, statement.converters, connection) for row in rows]
        return [statement.make(row) for row in rows]

    def first(self, **values: Any) -> Row | None:
        return next(iter(self(**values)), None)

    def _make_statement(self) -> _Statement:
        queryset = self._make(**{name: Parameter(name, field) for name, field in self._parameters.items()})
        compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
        sql, params = compiler.as_sql()
        converters = compiler.get_converters([column for column, _sql, _alias in compiler.select])
        return _Statement(
            name=f"ready_{next(_numbers)}",
            sql=sql,
            params=tuple(params),
            converters=[(place, functions, column) for place, (functions, column) in converters.items()],
            make=_models(compiler) if queryset._fields is None else _plain(queryset._fields),  # type: ignore[attr-defined]
        )


def _converted(row: Iterable[Any], converters: Any, connection: Any) -> list[Any]:
    """The row with each value as the queryset's own iteration gives it."""
    values = list(row)
    for place, functions, column in converters:
        for function in functions:
            values[place] = function(values[place], column, connection)
    return values


def _plain(names: Iterable[str]) -> Make:
    make: Make = create_namedtuple_class(*names)._make
    return make


def _models(compiler: SQLCompiler) -> Make:
    """As ``ModelIterable``, with all that is the same for each row found out beforehand."""
    own: Any = compiler.klass_info
    model, first, end = own["model"], own["select_fields"][0], own["select_fields"][-1] + 1
    names = {column.target.attname: None for column, _sql, _alias in compiler.select[first:end]}
    populators = get_related_populators(own, compiler.select, DEFAULT_DB_ALIAS)  # type: ignore[call-arg]
    annotations = list((compiler.annotation_col_map or {}).items())

    def make(row: Any) -> Any:
        found = model.from_db(DEFAULT_DB_ALIAS, names, row[first:end])
        for populator in populators:
            populator.populate(row, found)
        for name, place in annotations:
            setattr(found, name, row[place])
        return found

    return make


def _ready(connection: Any, statement: _Statement, values: dict[str, Any]) -> tuple[str, list[Any]]:
    """What to execute, once the statement is prepared on this connection."""
    if connection.settings_dict["DISABLE_SERVER_SIDE_CURSORS"]:  # said of a pooler that hands connections around
        return statement.filled(values)
    # before we look at what this session knows: it may have to be a new one
    connection.close_if_health_check_failed()
    connection.ensure_connection()
    names: set[str]
    session, names = getattr(connection, "prepared", (None, set()))
    if session is not connection.connection:
        names = set()
        connection.prepared = connection.connection, names
    if statement.name not in names:
        with connection.wrap_database_errors, connection.connection.cursor() as cursor:
            cursor.execute(*statement.preparation(values))
        names.add(statement.name)
    return statement.execution(values)
