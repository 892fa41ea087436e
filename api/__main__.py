"""`python -m api` is the command `jobbro`."""

from api.cli import main

main()
