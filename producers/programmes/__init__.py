"""Programmes that offices run for makers: who may take part, the way from registration to result, what is printed."""
