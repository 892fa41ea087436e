"""One module a page: its routes and the frozen dataclass it shows."""
