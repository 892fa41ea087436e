"""What the letter about a municipality's answer tells the member: the decision, its reasons, and what comes next."""

from datetime import datetime
from uuid import UUID

from matching.core.danish_time import danish_day
from matching.core.ids import AkasseId, RecommendationId
from matching.core.mail import Letter, NotNeeded
from matching.core.recommendations import ANSWERS, NEEDS_REASONS, rule_on
from matching.database import Connection
from matching.queries import recommendations


def recommendation_answered(
    connection: Connection, akasse_id: AkasseId | None, subject_id: UUID, now: datetime
) -> Letter | NotNeeded:
    """The answer as it stands; nothing when it is no longer answered."""
    if akasse_id is None:
        return NotNeeded()
    told = recommendations.find_answer_letter(connection, akasse_id, RecommendationId(subject_id))
    if told is None or told.state not in ANSWERS or told.decided_on is None:
        return NotNeeded()
    facts = {
        "kind": told.kind_label[:1].lower() + told.kind_label[1:],
        "decision": told.state.label.lower(),
        "decided_on": told.decided_on,
        "reasons": told.reasons,
        "refused": told.state in NEEDS_REASONS,
        "offer_starts_on": told.offer_starts_on,
        "municipal_actor": rule_on(danish_day(now)).municipal_actor,
        "adviser": told.adviser_name or told.akasse,
        "adviser_phone": told.adviser_phone,
        "akasse": told.akasse,
    }
    return Letter(told.email, told.member_name, facts, sender=told.akasse)
