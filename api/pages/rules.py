"""The rules of the contact process: in force, coming and past, with their source, and what each would change."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from api import danish_words as said
from api.access import Session, requires
from api.pages import rule_words
from api.rendering import render
from api.tenancy import own_transaction
from matching.core.access import Action
from matching.core.contact_rules import ContactRule, rule_before
from matching.core.danish_time import danish_day
from matching.core.what_if_rules import WhatIf
from matching.services.show_contact_rules import ShownRules, show_contact_rules
from matching.services.showing import own_akasse
from matching.services.what_if_rules import what_if_rules

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True)
class Fact:
    """One thing that a rule says."""

    heading: Annotated[str, "Hvad det handler om"]
    sentence: Annotated[str, "Hvad reglen siger"]


@dataclass(frozen=True)
class ChangeView:
    """What a rule would change for the a-kasse's own members."""

    counted: Annotated[str, "Hvor mange forløb der er regnet med, og hvem der er udeladt"]
    lines: Annotated[tuple[str, ...], "Hvad der ville være anderledes; tom, når ingen forløb kan regnes med"]


@dataclass(frozen=True)
class RuleView:
    """One rule."""

    key: Annotated[str, "Reglens faste navn; dens plads på siden"]
    title: Annotated[str, "Reglens titel"]
    facts: Annotated[tuple[Fact, ...], "Hvad reglen siger"]
    new: Annotated[tuple[str, ...], "Hvad der er anderledes end i reglen før"]
    compared_with: Annotated[str, "Reglen, den er sammenlignet med; tom, når der ingen er"]
    verified: Annotated[bool, "Om hvert tal er læst i en kilde"]
    source: Annotated[str, "Hvor reglen er læst, eller hvad der er antaget"]
    try_it: Annotated[str, "Adressen, der viser, hvad reglen ville ændre; tom for regler, der er forbi"]
    change: Annotated[ChangeView | None, "Hvad reglen ville ændre; None, når der ikke er spurgt"]


@dataclass(frozen=True)
class RuleGroup:
    """Rules at the same time."""

    key: Annotated[str, "Gruppens plads på siden"]
    heading: Annotated[str, "Hvornår reglerne gælder"]
    hint: Annotated[str, "Hvad gruppen betyder for medlemmerne"]
    rules: Annotated[tuple[RuleView, ...], "Reglerne, de ældste først"]
    folded: Annotated[bool, "Om gruppen er foldet sammen fra begyndelsen"]


@dataclass(frozen=True)
class RulesPage:
    """The rules as they are, will be and were."""

    today: Annotated[str, "Dagen, siden er set fra"]
    groups: Annotated[tuple[RuleGroup, ...], "Gældende, kommende og tidligere regler; tomme grupper er udeladt"]


@router.get("/regler", response_class=HTMLResponse)
def show_rules(
    request: Request,
    session: Annotated[Session, requires(Action.SEE_RULES)],
    proev: Annotated[str, Query(max_length=100)] = "",
) -> HTMLResponse:
    """Show the rules; with `proev` also what the rule of that key would change for the a-kasse's members."""
    as_of = danish_day(request.app.state.clock())
    with own_transaction(request, session, Action.SEE_RULES) as (connection, actor):
        shown = show_contact_rules(connection)
        found = what_if_rules(connection, own_akasse(actor), proev, as_of=as_of) if proev else None
    return render(request, "pages/rules.html", rules_page(shown, found, as_of), title="Regler")


def rules_page(shown: ShownRules, found: WhatIf | None, as_of: date) -> RulesPage:
    """Return the page in finished words."""
    groups = (
        _group("gaelder-nu", shown, found, [rule for rule in shown.rules if rule.is_valid_on(as_of)]),
        _group("paa-vej", shown, found, [rule for rule in shown.rules if rule.valid_from > as_of]),
        _group("tidligere", shown, found, [rule for rule in shown.rules if _is_past(rule, as_of)]),
    )
    return RulesPage(said.full_date(as_of), tuple(group for group in groups if group.rules))


HEADINGS = {
    "gaelder-nu": ("Gælder nu", "For medlemmer, hvis forløb begynder i dag."),
    "paa-vej": ("På vej", "For forløb, der begynder senere. De er ikke i brug endnu."),
    "tidligere": ("Tidligere", "Gælder stadig for medlemmer, hvis forløb begyndte dengang."),
}


def _is_past(rule: ContactRule, as_of: date) -> bool:
    return rule.valid_until is not None and rule.valid_until <= as_of


def _group(key: str, shown: ShownRules, found: WhatIf | None, rules: Iterable[ContactRule]) -> RuleGroup:
    past = key == "tidligere"
    views = tuple(_view(rule, shown, found, may_try=not past) for rule in rules)
    return RuleGroup(key, *HEADINGS[key], views, folded=past)


def _view(rule: ContactRule, shown: ShownRules, found: WhatIf | None, *, may_try: bool) -> RuleView:
    before = rule_before(shown.rules, rule)
    return RuleView(
        key=rule.rule_key,
        title=rule.title,
        facts=tuple(Fact(*pair) for pair in rule_words.sentences(rule, shown.municipalities)),
        new=() if before is None else rule_words.changes(before, rule),
        compared_with="" if before is None else before.title,
        verified=rule.is_verified,
        source=rule.source,
        try_it=f"/regler?proev={rule.rule_key}#{rule.rule_key}-aendring" if may_try else "",
        change=_change(found) if found is not None and found.rule.rule_key == rule.rule_key else None,
    )


def _change(found: WhatIf) -> ChangeView:
    return ChangeView(rule_words.who_was_counted(found), rule_words.what_would_change(found))
