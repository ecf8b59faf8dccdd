import pytest
from django.db import connection

from bench import processor


class Answer(list):
    def close(self):
        pass


def application(environ, start_response):
    status = "200 OK" if environ["PATH_INFO"] == "/" else "404 Not Found"
    start_response(status, [])
    if environ["QUERY_STRING"] == "rows":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM generate_series(1, 2000)")
    return Answer([b"page"])


@pytest.fixture
def measured(monkeypatch, db):
    monkeypatch.setattr(processor, "_application", application)
    connection.ensure_connection()
    return processor.cost


def test_a_page_costs_what_python_and_postgresql_work_for_it(measured):
    plain, with_rows = measured("/"), measured("/?rows")
    assert 0 < plain.python < with_rows.python
    assert plain.postgresql < with_rows.postgresql
    assert plain.calls < with_rows.calls
    assert with_rows.total == with_rows.python + with_rows.postgresql


def test_a_page_that_is_refused_is_not_measured(measured):
    with pytest.raises(RuntimeError, match="/gone answered 404 Not Found"):
        measured("/gone")
