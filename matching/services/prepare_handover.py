"""Putting together the file for the municipality: all its parts, nothing beyond the allow-list, and what is missing."""

from datetime import date

from matching.core.access import Actor
from matching.core.errors import MemberNotFound
from matching.core.handover import FileFacts, PreparedHandover, completeness, digest_of, refuse_unlisted
from matching.core.ids import AkasseId, MemberId
from matching.core.recommendation_errors import NoCourseToRecommendIn
from matching.core.recommendations import RecommendationState, rule_on
from matching.database import Connection
from matching.queries import handover, members, recommendations
from matching.services.handover_parts import READERS, Subject
from matching.services.show_contact_state import show_contact_state
from matching.services.showing import own_akasse


def prepare_handover(connection: Connection, actor: Actor, member_id: MemberId, *, as_of: date) -> PreparedHandover:
    """The file as it would be handed over on `as_of`, with what is missing in it.

    Raises MemberNotFound, NoCourseToRecommendIn, and FieldNotAllowed should a reader bring what the list does not hold.
    """
    subject = _subject(connection, own_akasse(actor), member_id, as_of)
    content = {str(one.part.value): one.read(connection, subject) for one in READERS}
    refuse_unlisted(content)
    head, state = subject.head, subject.state
    return PreparedHandover(
        member_id=member_id,
        course_id=head.course_id,
        member_number=head.member_number,
        member_name=head.member_name,
        municipality_code=head.municipality_code,
        municipality=head.municipality,
        municipal_actor=rule_on(as_of).municipal_actor,
        akasse=head.akasse,
        contact=head.adviser_name,
        handover_hours=state.rule.handover_hours,
        handover_on=state.handover_on,
        expected_on=state.estimated_handover_on,
        wants_akasse=head.wants_akasse_at_first,
        content=content,
        digest=digest_of(content),
        checks=completeness(content, _facts(connection, subject, as_of)),
    )


def _subject(connection: Connection, akasse_id: AkasseId, member_id: MemberId, as_of: date) -> Subject:
    head = handover.find_head(connection, akasse_id, member_id, as_of=as_of)
    state = show_contact_state(connection, akasse_id, member_id, as_of=as_of)
    if head is None or state is None:
        known = members.member_heads(connection, akasse_id, [member_id])
        raise NoCourseToRecommendIn if known else MemberNotFound
    return Subject(akasse_id, member_id, head, state)


def _facts(connection: Connection, subject: Subject, as_of: date) -> FileFacts:
    state = subject.state
    drafts = recommendations.recommendations_of_member(connection, subject.akasse_id, subject.member_id)
    return FileFacts(
        municipality=subject.head.municipality,
        is_over=state.handover_on is not None and state.handover_on <= as_of,
        talks_held=state.talks_held,
        talks_required=state.talks_required,
        wants_akasse=subject.head.wants_akasse_at_first,
        planned_talks=handover.count_planned_talks(connection, subject.akasse_id, subject.head.course_id),
        unsent_drafts=sum(one.state is RecommendationState.DRAFT for one in drafts),
    )
