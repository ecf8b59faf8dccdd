"""Requests for quotation: posting, matching, offering, comparing and awarding."""
