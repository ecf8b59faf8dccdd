"""Django's way to PostgreSQL, with a cheaper look at a kept connection."""
