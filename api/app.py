"""The web application: which routes there are, and what stands around every one of them."""

from collections.abc import Callable
from datetime import datetime

from fastapi import APIRouter, Depends, FastAPI
from starlette.staticfiles import StaticFiles

from api import calendar_feed, health, intake
from api.access import Sessions, deny_by_default
from api.clock import read_clock
from api.errors import install_error_handlers
from api.figures.shelf import Shelf
from api.frontend import DIST, built_version
from api.pages import (
    absence,
    agreement_forms,
    agreements_paper,
    answers,
    calendar,
    caught_mail,
    components,
    conversation,
    decisions,
    drafts,
    employer,
    employer_status,
    ending,
    exemptions,
    figure_table,
    figures,
    handover,
    job_order,
    member,
    member_list,
    news,
    order_list,
    order_state,
    placements,
    pool_requests,
    pools,
    post,
    profile,
    recommendation_form,
    recommendations,
    referrals,
    rules,
    saved_searches,
    search,
    sign_in,
    start,
    summons,
    talks,
    worklist,
    worklist_export,
)
from api.security_headers import SecurityHeaders
from api.settings import Settings
from api.v1 import figures as figures_v1
from api.v1 import routes as v1
from api.v1 import terms
from matching.database.pool import Pool
from matching.services.preview_order import ReaderOnDemand

ROUTERS: tuple[APIRouter, ...] = (
    start.router,
    worklist.router,
    worklist_export.router,
    talks.router,
    exemptions.router,
    rules.router,
    figures.router,
    figure_table.router,
    calendar.router,
    calendar_feed.router,
    search.router,
    member_list.router,
    summons.router,
    order_list.router,
    saved_searches.router,
    member.router,
    profile.router,
    job_order.router,
    order_state.router,
    employer.router,
    employer_status.router,
    decisions.router,
    referrals.router,
    pools.router,
    pool_requests.router,
    placements.router,
    answers.router,
    sign_in.router,
    post.router,
    caught_mail.router,
    conversation.router,
    agreement_forms.router,
    drafts.router,
    absence.router,
    ending.router,
    agreements_paper.router,
    recommendation_form.router,
    recommendations.router,
    handover.router,
    news.router,
    components.router,
    health.router,
    intake.router,
    v1.router,
    terms.router,
    figures_v1.router,
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
    app.state.shelf = Shelf()
    app.state.reader = ReaderOnDemand(pool)
    for router in ROUTERS:
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=DIST), name="static")
    install_error_handlers(app)
    app.add_middleware(SecurityHeaders, https_only=settings.https_only)
    return app
