"""Anonymous public pages, kept ready in each web process and answered in front of Django."""
