"""Who reaches what: a line for each address and method, a column for each kind of person.

A cell is a status, or the place where redirects end: ``in`` the sign-in page, ``start`` the form that begins a
business, ``profile`` the form for the own one, ``firm`` the form that registers a company, ``home`` a maker's
workspace, ``desk`` the officers' queue, ``done`` any other page.
"""

from tests.visitors import rows

from . import accounts, desk, enquiries, makers, products, programmes, public, requests

PEOPLE = ("anonymous", "beginner", "other", "owner", "moderator", "administrator")
# `beginner` has an account and no business yet, `other` runs another business, `owner` the one the objects belong to.

TABLES = (public, accounts, makers, programmes, products, enquiries, requests, desk)
LINES = [cells for each in TABLES for cells in rows(each.TABLE)]
