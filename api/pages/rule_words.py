"""A rule of the contact process in Danish sentences: what it says, what is new in it, and what it would change."""

from collections.abc import Mapping

from api import danish_words as said
from matching.core.contact_rules import ContactRule, RuleScope
from matching.core.what_if_rules import WhatIf


def percent(share: float) -> str:
    """Return "75 %"."""
    return f"{said.decimal(round(100 * share, 1))} %"


def validity(rule: ContactRule) -> str:
    """Return which courses it is about: "Forløb, der begynder fra 1. juli 2026"."""
    begins = said.full_date(rule.valid_from)
    if rule.valid_until is None:
        return f"Forløb, der begynder {begins} eller senere"
    return f"Forløb, der begynder fra {begins} og før {said.full_date(rule.valid_until)}"


def places(rule: ContactRule, names: Mapping[str, str]) -> str:
    """Return where it holds, with the municipalities by name in Danish order."""
    if rule.scope is RuleScope.EVERYWHERE:
        return rule.scope.label
    called = sorted((names.get(code, f"kommune {code}") for code in rule.municipality_codes), key=said.danish_sort_key)
    lead = "Kun i" if rule.scope is RuleScope.ONLY_THESE else "Alle kommuner undtagen"
    return f"{lead} {said.listed(called)}"


def period(rule: ContactRule) -> str:
    """Return how long the a-kasse has the member."""
    if not rule.gives_the_akasse_a_period:
        return f"Ingen: {rule.municipal_actor} har medlemmet fra første dag"
    months = said.counted(rule.months, "måned", "måneder")
    hours = said.decimal(rule.handover_hours)
    passed = f"Efter den kalendermåned, hvor mere end {hours} timer i alt er udbetalt"
    return f"{months}. {passed}, overtager {rule.municipal_actor}"


def first_talk(rule: ContactRule) -> str:
    """Return the deadline of the first talk."""
    days, again = (said.counted(number, "dag", "dage") for number in (rule.first_talk_days, rule.return_talk_days))
    after = "en ny frist af samme længde" if days == again else f"en ny frist på {again}"
    return (
        f"Senest {days} efter tilmelding. Afbrydes tilmeldingen inden fristen, fx ved sygdom, "
        f"giver en ny tilmelding {after}"
    )


def talks(rule: ContactRule) -> str:
    """Return how many talks are owed, and to how many members."""
    number = said.counted(rule.talks_required, "jobsamtale", "jobsamtaler")
    if rule.share_required == 1:
        return f"Mindst {number} med hvert medlem"
    return f"Den første samtale med alle, og mindst {number} med mindst {percent(rule.share_required)} af medlemmerne"


def exemptions(rule: ContactRule) -> str:
    """Return whether members can be exempted."""
    if not rule.may_exempt:
        return "Ingen kan undtages"
    return f"Op til {percent(rule.exempt_share_most)} kan undtages enkeltvis med en begrundelse"


def sentences(rule: ContactRule, names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the rule as pairs of a heading and a sentence."""
    head = (("For hvem", validity(rule)), ("Hvor", places(rule, names)), ("A-kassens periode", period(rule)))
    if not rule.gives_the_akasse_a_period:
        return head
    owed = (("Første samtale", first_talk(rule)), ("Samtaler", talks(rule)), ("Undtagelser", exemptions(rule)))
    return (*head, *owed)


def changes(before: ContactRule, rule: ContactRule) -> tuple[str, ...]:
    """Return what is different from the rule before, a sentence each; empty when nothing is."""
    if not rule.gives_the_akasse_a_period:
        taken = before.gives_the_akasse_a_period
        return (f"A-kassen har ikke længere medlemmet; det har {rule.municipal_actor}.",) if taken else ()
    if not before.gives_the_akasse_a_period:
        months = said.counted(rule.months, "måned", "måneder")
        return (f"A-kassen får ansvaret for kontaktforløbet de første {months}.",)
    return tuple(sentence for sentence in _differences(before, rule) if sentence)


def _differences(before: ContactRule, rule: ContactRule) -> tuple[str, ...]:
    return (
        _moved("Perioden i a-kassen er {} måneder, før {}.", before.months, rule.months),
        _moved("Overdragelse efter mere end {} timer, før {}.", before.handover_hours, rule.handover_hours),
        _moved("Fristen for første samtale er {} dage, før {}.", before.first_talk_days, rule.first_talk_days),
        _moved("Fristen efter en ny tilmelding er {} dage, før {}.", before.return_talk_days, rule.return_talk_days),
        _moved("Der skal holdes {} samtaler, før {}.", before.talks_required, rule.talks_required),
        _share("Kravet gælder mindst {} af medlemmerne, før {}.", before.share_required, rule.share_required),
        _share("Op til {} kan undtages, før {}.", before.exempt_share_most, rule.exempt_share_most),
        ""
        if before.municipal_actor == rule.municipal_actor
        else f"Den offentlige part hedder {rule.municipal_actor}, før {before.municipal_actor}.",
    )


def _moved(sentence: str, before: float, now: float) -> str:
    return "" if before == now else sentence.format(said.decimal(now), said.decimal(before))


def _share(sentence: str, before: float, now: float) -> str:
    return "" if before == now else sentence.format(percent(now), percent(before))


def what_would_change(found: WhatIf) -> tuple[str, ...]:
    """Return what the rule would change for the running courses, a sentence each."""
    if not found.counted:
        return ()
    lines = (
        _line(found.to_municipality, f"ville høre til hos {found.rule.municipal_actor} fra første dag."),
        _line(found.stays_with_akasse, "ville høre til hos jer, men er i dag hos kommunen."),
        _line(found.handover_later, "ville blive overdraget senere."),
        _line(found.handover_earlier, "ville blive overdraget tidligere."),
        _line(found.handover_same, "ville blive overdraget på samme tid."),
        _line(found.handover_unknown, "kan ikke få en dag for overdragelsen, fx fordi medlemmet er sygt."),
        _line(found.needs_more_talks, "ville mangle flere samtaler end i dag."),
        _line(found.needs_fewer_talks, "ville mangle færre samtaler end i dag."),
        _line(found.deadline_later, "ville få en senere frist for den første samtale."),
        _line(found.deadline_earlier, "ville få en tidligere frist for den første samtale."),
    )
    return (*filter(None, lines), _owed(found.talks_now, found.talks_then))


def _owed(now: int, then: int) -> str:
    if now == then:
        return f"I ville skylde lige så mange samtaler som i dag, nemlig {said.whole(now)}."
    return f"I alt ville I skylde {said.counted(then, 'samtale', 'samtaler')}; i dag skylder I {said.whole(now)}."


def _line(number: int, words: str) -> str:
    return f"{said.counted(number, 'forløb', 'forløb')} {words}" if number else ""


def who_was_counted(found: WhatIf) -> str:
    """Return how many courses the comparison rests on, and which it leaves out."""
    left = [
        f"{said.whole(number)} {words}"
        for number, words in (
            (found.elsewhere, "bor, hvor reglen ikke gælder"),
            (found.municipalitys, "er ikke hos jer under nogen af reglerne"),
        )
        if number
    ]
    counted = f"{said.counted(found.counted, 'igangværende forløb', 'igangværende forløb')} er regnet med."
    return f"{counted} Udeladt: {', og '.join(left)}." if left else counted
