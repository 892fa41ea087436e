"""A talk as its page needs it: what was agreed in it and before it, and what is typed and not used yet."""

from collections.abc import Iterable
from datetime import date, datetime

from matching.core.access import Actor
from matching.core.agreements import Agreement, AgreementState, Conversation
from matching.core.ids import AgreementId, TalkId
from matching.core.recommendations import Grantor, kinds_on
from matching.core.talk_errors import TalkNotFound
from matching.core.talks import Talk, TalkKind, TalkState
from matching.database import Connection
from matching.queries import agreements, members, recommendations, talks
from matching.services.follow_agreement import has_gone_out
from matching.services.own_adviser import get_adviser
from matching.services.showing import own_akasse


def show_conversation(connection: Connection, actor: Actor, talk_id: TalkId, *, as_of: date) -> Conversation:
    """The talk with its agreements and the actor's own drafts; raises TalkNotFound."""
    akasse_id = own_akasse(actor)
    with connection.transaction():
        talk = talks.find_talk(connection, akasse_id, talk_id)
        if talk is None:
            raise TalkNotFound
        every = agreements.agreements_of_member(connection, akasse_id, talk.member_id)
        head = members.member_heads(connection, akasse_id, [talk.member_id])[0]
        others = talks.talks_of_member(connection, akasse_id, talk.member_id)
        agreed = tuple(agreement for agreement in every if agreement.talk_id == talk_id)
        return Conversation(
            talk=talk,
            member_number=head.number,
            member_name=head.name,
            adviser_name=get_adviser(connection, actor, talk.adviser).name,
            number=_number(talk, others),
            agreed=agreed,
            earlier=_earlier(every, talk_id),
            drafts=agreements.drafts_of_talk(connection, akasse_id, talk_id, actor.user_id),
            plan=agreements.find_plan(connection, akasse_id, talk_id),
            offers=_offers(connection, as_of),
            next_talk=_next(talk, others),
            gone_out=_gone_out(connection, actor, agreed),
        )


def _gone_out(connection: Connection, actor: Actor, agreed: Iterable[Agreement]) -> frozenset[AgreementId]:
    standing = (one for one in agreed if one.state is AgreementState.STANDING)
    return frozenset(one.agreement_id for one in standing if has_gone_out(connection, actor, one))


def _offers(connection: Connection, as_of: date) -> dict[str, str]:
    """What the municipality could be asked for on the day."""
    kinds = kinds_on(recommendations.offer_kinds(connection), as_of)
    return {kind.kind_key: kind.label for kind in kinds if kind.grantor is Grantor.MUNICIPALITY}


def _earlier(every: list[Agreement], talk_id: TalkId) -> tuple[Agreement, ...]:
    """What still holds of other talks, newest first."""
    standing = [one for one in every if one.talk_id != talk_id and one.state is AgreementState.STANDING]
    return tuple(reversed(standing))


def _number(talk: Talk, others: Iterable[Talk]) -> int:
    """Which of the course's jobsamtaler it is: those held before it, and itself; 0 for another kind of talk."""
    before = [one for one in others if one.course_id == talk.course_id and _was_held(one) and _at(one) < _at(talk)]
    return len(before) + 1 if _is_jobsamtale(talk) else 0


def _next(talk: Talk, others: Iterable[Talk]) -> Talk | None:
    """The first talk that is planned after this one."""
    later = (one for one in others if one.state is TalkState.PLANNED and _at(one) > _at(talk))
    return min(later, key=_at, default=None)


def _at(talk: Talk) -> tuple[datetime, str]:
    return talk.starts_at, str(talk.talk_id)


def _was_held(talk: Talk) -> bool:
    return talk.state is TalkState.HELD and _is_jobsamtale(talk)


def _is_jobsamtale(talk: Talk) -> bool:
    return TalkKind.JOBSAMTALE in {talk.kind, *talk.also}
