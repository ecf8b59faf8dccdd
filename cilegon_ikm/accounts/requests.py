from django.http import HttpRequest

from .models import User


class MemberRequest(HttpRequest):
    """A request behind a sign-in check, for the type checker: its user is an account."""

    user: User
