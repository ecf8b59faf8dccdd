"""So that no two things of a run are the same."""

import itertools

numbers = itertools.count(1)
