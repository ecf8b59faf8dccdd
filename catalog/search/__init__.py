"""Finding listings: what the words mean, which listings they find, and what can be chosen among those."""
