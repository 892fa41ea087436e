"""The web application: which routes there are, and what stands around every one of them."""

from collections.abc import Callable
from datetime import datetime

from fastapi import APIRouter, Depends, FastAPI
from starlette.staticfiles import StaticFiles

from api import health, intake
from api.access import Sessions, deny_by_default
from api.clock import read_clock
from api.errors import install_error_handlers
from api.frontend import DIST, built_version
from api.pages import components, decisions, job_order, member, search, sign_in, start
from api.security_headers import SecurityHeaders
from api.settings import Settings
from api.v1 import routes as v1
from matching.database.pool import Pool

ROUTERS: tuple[APIRouter, ...] = (
    start.router,
    search.router,
    member.router,
    job_order.router,
    decisions.router,
    sign_in.router,
    components.router,
    health.router,
    intake.router,
    v1.router,
)


def create_app(settings: Settings, pool: Pool, clock: Callable[[], datetime] = read_clock) -> FastAPI:
    """Return the application, serving from `pool`; the caller opens and closes the pool.

    `clock` returns the present instant with its offset. Raises FrontEndFault when the front end is not built.
    """
    built_version(DIST)
    app = FastAPI(
        title="Jobbro",
        version="1",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        dependencies=[Depends(deny_by_default)],
    )
    app.state.settings, app.state.pool, app.state.clock = settings, pool, clock
    app.state.sessions = Sessions(settings)
    for router in ROUTERS:
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=DIST), name="static")
    install_error_handlers(app)
    app.add_middleware(SecurityHeaders, https_only=settings.https_only)
    return app
