"""Who may do what with an account."""

from .models import User


def can_get_link(user: User) -> bool:
    """Officers reset their passwords by e-mail, or a moderator could take an administrator's account."""
    return user.is_active and not user.is_staff and not user.is_superuser


def can_be_erased(user: User) -> bool:
    """An officer's decisions must stay hers; an administrator closes such an account."""
    return not user.is_staff and not user.is_superuser


def can_get_code(user: User) -> bool:
    """A code alone is not enough for the officers' desk."""
    return user.is_active and not user.is_staff and not user.is_superuser
