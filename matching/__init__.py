"""The product: matching, its rules and its records, usable from a Python prompt with no web server."""
