"""Jobbro's invented Danish world: members of all a-kasser and job orders that nobody sent, the same each time."""
