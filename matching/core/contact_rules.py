"""The rules of the contact process as dated data, and which of them holds for a person.

Numbers, deadlines, places and names of actors are values of a rule, never constants of the code. Everybody keeps the
rule of the day their course began.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from matching.core.errors import JobbroError
from matching.core.labels import Labelled


class RuleScope(Labelled):
    """Where a rule holds."""

    EVERYWHERE = "everywhere", "Hele landet"
    ONLY_THESE = "only_these", "Kun disse kommuner"
    ALL_BUT_THESE = "all_but_these", "Alle andre kommuner end disse"


class NoRuleHolds(JobbroError):
    """A course for whose first day no rule was imported."""

    def __init__(self, started_on: date) -> None:
        super().__init__(
            f"Der er ingen regler for forløb, der begynder {started_on.day}.{started_on.month}.{started_on.year}. "
            "Indlæs reglerne for kontaktforløbet."
        )


class RuleNotFound(JobbroError):
    """A rule was asked for by a key that none has."""

    def __init__(self) -> None:
        super().__init__("Reglen findes ikke. Vælg en af dem på listen.")


@dataclass(frozen=True)
class ContactRule:
    """What the a-kasse owes members whose course began from `valid_from` up to, not including, `valid_until`.

    `months` is the a-kasse's period as people say it; 0 = the municipality (or another provider) has the person from
    the first day. `handover_hours` are paid benefit hours. `first_talk_days` run from the registration, and
    `return_talk_days` from a return, when no talk was held before it. Shares lie between 0 and 1.
    """

    rule_key: str
    title: str
    valid_from: date
    valid_until: date | None
    trial_arm: str
    scope: RuleScope
    municipality_codes: tuple[str, ...]
    months: int
    handover_hours: float
    first_talk_days: int
    return_talk_days: int
    talks_required: int
    share_required: float
    exempt_share_most: float
    municipal_actor: str
    is_verified: bool
    source: str

    @property
    def may_exempt(self) -> bool:
        """Whether anybody can be exempted one by one."""
        return self.exempt_share_most > 0

    @property
    def gives_the_akasse_a_period(self) -> bool:
        """Whether the a-kasse has the person at all."""
        return self.months > 0

    @property
    def is_sound(self) -> bool:
        """Whether it runs forward and names municipalities exactly when it speaks of some."""
        forward = self.valid_until is None or self.valid_from < self.valid_until
        return forward and (self.scope is RuleScope.EVERYWHERE) == (not self.municipality_codes)

    def is_valid_on(self, day: date) -> bool:
        """Whether a course that begins on `day` falls under it."""
        return self.valid_from <= day and (self.valid_until is None or day < self.valid_until)

    def reaches(self, municipality_code: str | None) -> bool:
        """Whether it holds for residents of the municipality; a home that is not known lies in none of those named."""
        named = municipality_code in self.municipality_codes
        return self.scope is RuleScope.EVERYWHERE or named == (self.scope is RuleScope.ONLY_THESE)


def rule_for(
    rules: Iterable[ContactRule], *, started_on: date, municipality_code: str | None, trial_arm: str
) -> ContactRule:
    """The rule of a course: of its trial arm before the ordinary one, of its place before everywhere, then the newest.

    A person in an arm for which no rule holds at their home follows the ordinary rule. Raises NoRuleHolds.
    """
    holding = [
        rule
        for rule in rules
        if rule.is_valid_on(started_on) and rule.reaches(municipality_code) and rule.trial_arm in {"", trial_arm}
    ]
    if not holding:
        raise NoRuleHolds(started_on)
    return min(holding, key=_most_specific_first)


def get_rule(rules: Iterable[ContactRule], rule_key: str) -> ContactRule:
    """The rule with this key; raises RuleNotFound."""
    found = next((rule for rule in rules if rule.rule_key == rule_key), None)
    if found is None:
        raise RuleNotFound
    return found


#: The narrower place wins.
_NARROWEST_FIRST = (RuleScope.ONLY_THESE, RuleScope.ALL_BUT_THESE, RuleScope.EVERYWHERE)


def _most_specific_first(rule: ContactRule) -> tuple[bool, int, int, str]:
    """A total order: no two rules have the same key."""
    return rule.trial_arm == "", _NARROWEST_FIRST.index(rule.scope), -rule.valid_from.toordinal(), rule.rule_key


def contradiction(one: ContactRule, other: ContactRule) -> bool:
    """Whether two rules would hold with the same right for the same people, or have the same key."""
    alike = (one.trial_arm, one.scope) == (other.trial_arm, other.scope)
    overlap = one.is_valid_on(other.valid_from) or other.is_valid_on(one.valid_from)
    return one.rule_key == other.rule_key or (alike and overlap and _share_places(one, other))


def _share_places(one: ContactRule, other: ContactRule) -> bool:
    """Rules that only leave places out, or hold everywhere, always meet somewhere."""
    named = set(one.municipality_codes) & set(other.municipality_codes)
    return one.scope is not RuleScope.ONLY_THESE or bool(named)


def rule_before(rules: Iterable[ContactRule], rule: ContactRule) -> ContactRule | None:
    """The ordinary rule that people would have had instead: of the arm, the one beside it; else the one it follows."""
    earlier = [
        one
        for one in rules
        if one.trial_arm == ""
        and (one.valid_from < rule.valid_from or (rule.trial_arm and one.is_valid_on(rule.valid_from)))
    ]
    return max(earlier, key=lambda one: (one.valid_from, one.rule_key), default=None)


def actor_named_on(rules: Iterable[ContactRule], rule: ContactRule, day: date) -> str:
    """What the public actor of a course under `rule` is called on `day`: names follow the calendar, not the course.

    A rule that gives the course away from the first day names its own actor.
    """
    ordinary = [one for one in rules if one.trial_arm == "" and one.is_valid_on(day)]
    if not ordinary or not rule.gives_the_akasse_a_period:
        return rule.municipal_actor
    return min(ordinary, key=_most_specific_first).municipal_actor
