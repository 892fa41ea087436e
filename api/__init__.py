"""HTTP, HTML, JSON and the command line; translation only, no rules and no SQL."""
