"""Places as PostgreSQL's own index finds the nearest of them. In so small a city degrees serve as distances."""

from django.db.models import FloatField, Func, TextField


class Point(Func):
    """From longitude and latitude."""

    function = "point"
    output_field = TextField()


class Distance(Func):
    """Between two points."""

    arg_joiner = " <-> "
    template = "(%(expressions)s)"
    output_field = FloatField()
