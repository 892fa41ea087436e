"""What each page holds, told from the pages' own classes: a field is `Annotated` with the sentence that explains it.

`python -m api.pages.contract` prints docs/pages.md; a test fails when the two differ.
"""

import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module
from typing import Any, get_args, get_type_hints

OPENING = """# Sidernes indhold

Skrevet ud fra sidernes egne klasser med `python -m api.pages.contract > docs/pages.md`. En side er en frossen
dataklasse med færdige danske ord; skabelonen ser kun dens felter.
"""


#: Every page as `module class ...`, in the order people meet them; imported only when the manual is made.
PAGES = (
    "pages.sign_in SignInPage",
    "pages.start StartPage",
    "pages.worklist WorklistPage",
    "pages.member_list MemberListPage",
    "pages.order_list OrderListPage",
    "pages.saved_searches SavedSearchesPage",
    "pages.rules RulesPage",
    "pages.figures FiguresPage",
    "pages.figure_table_views FigureTablePage",
    "pages.talk_views PlanTalkPage MoveTalkPage",
    "pages.summons_view SummonsPage",
    "pages.exemptions ExemptionPage",
    "pages.calendar CalendarPage",
    "pages.search SearchPage",
    "pages.member MemberPage",
    "pages.profile_sheet ProfilePage",
    "pages.job_order JobOrderPage",
    "pages.conversation ConversationPage",
    "pages.agreement_forms SwapView",
    "pages.absence AbsencePage",
    "pages.ending EndingPage EndedPage",
    "pages.referral_page NewReferralPage ReferralPage",
    "pages.pool_views PoolsPage PoolPage AskPoolPage PoolRequestPage",
    "pages.answers AnswerPage",
    "pages.post PostPage",
    "pages.caught_mail CaughtMailPage",
    "pages.recommendation_list RecommendationsPage",
    "pages.recommendation_view RecommendationPage",
    "pages.recommendation_form RecommendationFormPage",
    "pages.handover_view HandoversPage HandoverPage",
    "pages.employer_views EmployerFormPage EmployerPreviewPage",
    "pages.employer_status ReceiptPage StatusPage",
    "pages.error_page ErrorPage",
    "pages.components ComponentsPage",
    "rendering Chrome",
)


def page_classes() -> tuple[type, ...]:
    """Return every page, in the order people meet them."""
    return tuple(page for line in PAGES for page in _classes_named(*line.split()))


def _classes_named(module: str, *names: str) -> Iterator[type]:
    found = import_module(f"api.{module}")
    yield from (getattr(found, name) for name in names)


def manual(pages: tuple[type, ...]) -> str:
    """Return the manual: every page, then every part that a page is made of, each told once."""
    return "\n".join([OPENING, *map(_chapter, _reached_from(pages))])


def help_of(page: type) -> dict[str, str]:
    """Return the sentence of each field.

    Raises KeyError for a field that has none.
    """
    hints = get_type_hints(page, include_extras=True)
    return {each.name: _sentence(page, each.name, hints[each.name]) for each in fields(page)}


def _sentence(page: type, name: str, hint: Any) -> str:
    told = [extra for extra in getattr(hint, "__metadata__", ()) if isinstance(extra, str)]
    if len(told) != 1:
        raise KeyError(f"{page.__name__}.{name} has no sentence of its own")
    return told[0]


def _chapter(page: type) -> str:
    lines = [f"- `{name}`: {sentence}" for name, sentence in help_of(page).items()]
    return "\n".join([f"## {page.__name__}", "", (page.__doc__ or "").strip(), "", *lines, ""])


def _reached_from(pages: tuple[type, ...]) -> list[type]:
    """Return the pages and the dataclasses in their fields that explain themselves, in the order they are met."""
    met: dict[type, None] = {}
    waiting = list(pages)
    while waiting:
        page = waiting.pop(0)
        if page not in met:
            met[page] = None
            waiting.extend(part for part in _parts(page) if part.__module__.startswith("api.") and is_dataclass(part))
    return list(met)


def _parts(page: type) -> Iterator[type]:
    for hint in get_type_hints(page).values():
        yield from _classes_in(hint)


def _classes_in(hint: Any) -> Iterator[type]:
    origin = getattr(hint, "__origin__", None)
    yield from (one for one in (hint, origin) if isinstance(one, type))
    for argument in get_args(hint):
        yield from _classes_in(argument)


if __name__ == "__main__":
    sys.stdout.write(manual(page_classes()))
