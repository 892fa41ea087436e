"""At least one row in every table of an a-kasse, most of them made by the services, as in a member's first weeks."""

from datetime import date, timedelta
from uuid import UUID

from matching.core.access import Actor
from matching.core.agreements import AgreementKind, DraftField, Ending, NewAgreement, TypedDraft
from matching.core.cards import Decision
from matching.core.ids import AkasseId, JobOrderId, MemberId, RankingEventId
from matching.core.lists import MemberChoice
from matching.core.mail import MailKind, MailState, Outcome
from matching.core.placements import EvidenceSource, Hire, PlacementKind
from matching.core.pool_cards import PoolCard, TravelVerdict
from matching.core.pools import PoolTerms
from matching.core.profile_changes import hours_change
from matching.core.proposal import Track
from matching.core.recommendations import Channel
from matching.core.talks import ExemptionReason, HeldTalk, TalkForm
from matching.database.pool import Connection, set_tenant
from matching.queries import events, exemptions, handover, mail, pool_agreements, pool_cards, pool_requests
from matching.queries.exemptions import ExemptionToAdd
from matching.queries.pool_cards import NewCard
from matching.services.add_agreement import add_agreement
from matching.services.answer_pool_request import take_up_request
from matching.services.assign_adviser import assign_adviser
from matching.services.change_profile import change_profile
from matching.services.draft_recommendation import draft_recommendation
from matching.services.end_talk import end_talk
from matching.services.fill_figures import fill_figures, sources_of
from matching.services.hand_over import hand_over, note_receipt
from matching.services.keep_draft import keep_draft
from matching.services.plan_talk import plan_talk
from matching.services.prepare_handover import prepare_handover
from matching.services.register_placement import register_placement
from matching.services.saved_searches import save_search
from matching.statistics import store
from matching.statistics.store import Revision
from tests.builders import (
    NOW,
    TODAY,
    Keys,
    a_planned_talk,
    a_recommendation_draft,
    an_adviser,
    put_course,
    put_geography,
    put_member,
    put_order,
    put_period_rules,
    put_referral,
    put_taxonomy,
)
from tests.matching.queries.world import FULL_READ, ranking_event_row

#: An a-kasse that has no rows of its own and asks the others for theirs.
BORROWER = AkasseId(15)
POOL_TERMS = PoolTerms(NOW, NOW + timedelta(days=30), "To lagermedarbejdere.")
POOL_CARD = NewCard(1, PoolCard("Fyn", "lagermedarbejder", TravelVerdict.SHORT, Track.SAME, 4))
FORM, PAGE, LIST = UUID(int=77), UUID(int=78), UUID(int=79)
HIRE = Hire(TODAY, 37, PlacementKind.ORDINARY, EvidenceSource.EMPLOYER)


def put_what_all_share(connection: Connection) -> Keys:
    """Taxonomy, geography and the dated rules, which belong to no a-kasse."""
    put_geography(connection)
    put_period_rules(connection)
    return put_taxonomy(connection)


def put_one_of_everything(connection: Connection, keys: Keys, akasse_id: AkasseId) -> None:
    """Fill every table of the a-kasse and leave the transaction bound to it."""
    actor = an_adviser(akasse_id)
    order = put_order(connection, keys)
    member = put_member(connection, keys, FULL_READ, akasse_id=akasse_id, postcode="4000")
    _decide(connection, actor, member, order)
    _begin_course(connection, actor, member)
    _talk(connection, actor, member)
    _post(connection, akasse_id)
    _place(connection, actor, member, order)
    _lend(connection, actor, member, put_order(connection, keys))
    change_profile(connection, actor, member, hours_change(30, 37), seen=0, now=NOW)
    draft_recommendation(connection, actor, a_recommendation_draft(member), now=NOW)
    _hand_over(connection, actor, member)
    _count(connection, akasse_id)
    save_search(connection, actor, "Alle", MemberChoice(), now=NOW)
    assign_adviser(connection, actor, [member], actor.user_id, once_key=LIST, now=NOW)


def _whose(actor: Actor) -> AkasseId:
    assert actor.akasse_id is not None
    return actor.akasse_id


def _decide(connection: Connection, actor: Actor, member: MemberId, order: JobOrderId) -> RankingEventId:
    shown = events.add_ranking_event(connection, ranking_event_row(member, akasse_id=actor.akasse_id))
    decision = {"akasse_id": actor.akasse_id, "ranking_event_id": shown, "happened_at": NOW, "actor": actor.user_id}
    pair = {"member_id": member, "job_order_id": order, "decision": Decision.AGREED, "reason": None}
    events.add_decision_event(connection, {**decision, **pair})
    return shown


def _begin_course(connection: Connection, actor: Actor, member: MemberId) -> None:
    """A course with its registration and hours; exempted past the service, whose ceiling one member is too few for."""
    course = put_course(
        connection,
        member,
        akasse_id=_whose(actor),
        started_on=date(2026, 10, 5),
        hours={date(2026, 10, 1): 120.0},
        adviser=actor.user_id,
    )
    made = ExemptionToAdd(course, NOW, actor.user_id, ExemptionReason.OTHER, "Begynder i et job.")
    exemptions.add_exemption(connection, _whose(actor), made)


def _talk(connection: Connection, actor: Actor, member: MemberId) -> None:
    """A talk that ended with an agreement and a plan, and one that is being prepared."""
    held = plan_talk(connection, actor, a_planned_talk(member, NOW), now=NOW)
    agreed = NewAgreement(AgreementKind.OTHER, "Skriver et nyt CV.")
    add_agreement(connection, actor, held, agreed, once_key=FORM, now=NOW)
    end_talk(connection, actor, held, Ending(HeldTalk(TalkForm.PHONE, True), "Skriver et CV."), version=1, now=NOW)
    planned = plan_talk(connection, actor, a_planned_talk(member), now=NOW)
    keep_draft(connection, actor, planned, TypedDraft(DraftField.NOTE, "Spørg til CV.", 0, PAGE), now=NOW)


def _post(connection: Connection, akasse_id: AkasseId) -> None:
    """The summons that planning put in the outbox is on its way."""
    claimed = mail.claim(connection, akasse_id, list(MailKind), NOW + timedelta(days=1))
    assert claimed is not None
    mail.add_event(connection, claimed.key, Outcome(MailState.SENDING), "post", NOW)


def _place(connection: Connection, actor: Actor, member: MemberId, order: JobOrderId) -> None:
    sent = put_referral(connection, member, order, sent=True, actor=actor)
    register_placement(connection, actor, sent, HIRE, version=3, now=NOW)


def _lend(connection: Connection, actor: Actor, member: MemberId, order: JobOrderId) -> None:
    """Another a-kasse has asked for a card of the member, has looked, and was answered with a referral."""
    lending = _whose(actor)
    set_tenant(connection, BORROWER)
    pool_agreements.ask_for_pool(connection, BORROWER, lending, order, POOL_TERMS, actor="adviser-7", now=NOW)
    (asked,) = pool_agreements.agreements_of_order(connection, BORROWER, order)
    set_tenant(connection, lending)
    pool_agreements.lend_pool(connection, lending, asked.pool_agreement_id, actor.user_id, NOW)
    card = pool_cards.put_card(connection, lending, asked.pool_agreement_id, member, POOL_CARD, NOW)
    set_tenant(connection, BORROWER)
    pool_cards.note_look(connection, asked.pool_agreement_id, "adviser-7", NOW)
    pool_requests.ask_for_referral(connection, asked.pool_agreement_id, card, "adviser-7", NOW)
    (request,) = pool_requests.requests_of_agreement(connection, asked.pool_agreement_id)
    set_tenant(connection, lending)
    take_up_request(connection, actor, request.pool_request_id, now=NOW)


def _hand_over(connection: Connection, actor: Actor, member: MemberId) -> None:
    file = prepare_handover(connection, actor, member, as_of=TODAY)
    hand_over(connection, actor, member, file.digest, Channel.SECURE_MAIL, now=NOW)
    (given,) = handover.handovers_of_course(connection, _whose(actor), file.course_id)
    note_receipt(connection, actor, given, TODAY, "", now=NOW)


def _count(connection: Connection, akasse_id: AkasseId) -> None:
    """What figures are counted from, and a mark as a late event would leave it."""
    for source in sources_of(akasse_id):
        fill_figures(connection, akasse_id, source, ends=TODAY + timedelta(days=1))
    store.put_revision(connection, akasse_id, "orders", Revision(date(2026, 5, 1), TODAY, 1, ["filled"]))
