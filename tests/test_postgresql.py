"""A kept connection is asked for its health only when the line gives reason to."""

import pytest
from django.db import connection, connections

from catalog.models import Category


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_the_server_closed_is_noticed_and_replaced():
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (first,) = cursor.fetchone()
    assert connection.is_usable()
    other = connections.create_connection("default")
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [first])
    other.close()
    assert not connection.is_usable()
    connection.health_check_enabled, connection.health_check_done = True, False
    assert Category.objects.exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        assert cursor.fetchone() != (first,)


@pytest.mark.django_db
def test_a_silent_line_is_not_asked():
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        pid = cursor.fetchone()
    assert connection.is_usable()
    other = connections.create_connection("default")
    with other.cursor() as cursor:
        cursor.execute("SELECT query FROM pg_stat_activity WHERE pid = %s", pid)
        assert cursor.fetchone() == ("SELECT pg_backend_pid()",)
    other.close()
