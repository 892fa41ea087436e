"""What each command of `jobbro` does; `api/cli.py` only names them."""
