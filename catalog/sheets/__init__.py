"""A maker's products as a spreadsheet: out, edited at home, and in again."""
