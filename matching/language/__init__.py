"""Danish job text as structure and as vectors."""
