"""What the sentra does for the city, counted so that no figure tells anything of one maker."""
