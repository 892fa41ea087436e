"""Serving the pages with uvicorn."""

import uvicorn

from api.app import create_app
from api.commands.house import open_house, say
from api.settings import Settings


def serve_alone(host: str, port: int) -> None:
    """Open or join the database and serve until told to stop."""
    with open_house() as house:
        app = create_app(Settings(), house.pool)
        say(f"Jobbro vises på http://{host}:{port}/")
        uvicorn.run(app, host=host, port=port, log_level="warning", access_log=False, server_header=False)
