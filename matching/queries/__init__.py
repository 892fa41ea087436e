"""One typed function for each named SQL statement."""
