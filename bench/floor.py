"""The framework's floor: bare Django that reads 24 rows by an index and puts their titles into a small template.

It serves the same database as the project, but none of its code. No page of a Django project can be much faster.
"""

import os

import dj_database_url
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

ROWS = "SELECT product_id, title FROM catalog_listing ORDER BY product_id LIMIT 24"
TEMPLATE = """<!doctype html>
<html lang="id">
  <head><meta charset="utf-8"><title>Floor</title></head>
  <body><ul>{% for number, title in rows %}<li><a href="/{{ number }}/">{{ title }}</a></li>{% endfor %}</ul></body>
</html>
"""
LOADER = ("django.template.loaders.locmem.Loader", {"floor.html": TEMPLATE})
CACHED = ("django.template.loaders.cached.Loader", [LOADER])  # as Django does it outside DEBUG


def floor(request: HttpRequest) -> HttpResponse:
    """The page the others are compared with."""
    with connection.cursor() as cursor:
        cursor.execute(ROWS)
        rows = cursor.fetchall()
    return render(request, "floor.html", {"rows": rows})


urlpatterns = [path("", floor)]


def make_application() -> object:
    """A WSGI application with settings of its own; for a process of its own."""
    settings.configure(
        ALLOWED_HOSTS=["127.0.0.1", "localhost"],
        DATABASES={"default": dict(dj_database_url.parse(os.environ["DATABASE_URL"], conn_max_age=600))},
        MIDDLEWARE=["django.middleware.common.CommonMiddleware"],
        ROOT_URLCONF=__name__,
        SECRET_KEY="the floor signs nothing",
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "OPTIONS": {"loaders": [CACHED]},
            }
        ],
        USE_TZ=True,
    )
    return get_wsgi_application()
