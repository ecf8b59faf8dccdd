from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest

from .models import User


class PhoneOrEmailBackend(ModelBackend):
    """One sign-in field takes a phone number in any usual spelling or an e-mail address."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **kwargs: Any
    ) -> User | None:
        if username is None or password is None:
            return None
        try:
            user = User.objects.get_by_natural_key(username)
        except User.DoesNotExist:
            make_password(password)  # the same work as for a real account, so timing does not tell which exist
            return None
        return user if user.check_password(password) and self.user_can_authenticate(user) else None
