"""The database wrapper under the name by which Django finds it."""

import select

from django.db.backends.postgresql import base


class DatabaseWrapper(base.DatabaseWrapper):
    """Asks a kept connection whether it lives only when there is reason to doubt it."""

    def is_usable(self) -> bool:
        """A server that stops or throws us out says so, or at least hangs up: either can be read from the line.

        Django would send a query ahead of the first one of each request.
        """
        if self.connection is None or self.connection.closed:
            return False
        line = select.poll()
        line.register(self.connection.fileno(), select.POLLIN)
        return not line.poll(0) or bool(super().is_usable())
