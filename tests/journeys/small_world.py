"""A small real world for looking at every page: what an adviser, employers and municipalities have done in it.

Nothing here is a stand-in: the services do it all, and mails go through the server that catches them.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

from fastapi import FastAPI

from api import frontend
from api.app import create_app
from api.commands.post import Postman, post_due
from api.mail_catcher import HOST, catching_mail
from api.order_links import OrderLinks
from api.settings import Settings
from api.signed_links import answer_path
from matching.core.access import Actor, Role
from matching.core.agreements import AgreementKind, Ending, NewAgreement
from matching.core.ids import JobOrderId, MemberId, RecommendationId, ReferralId, TalkId
from matching.core.placements import EvidenceSource, Hire, PlacementKind
from matching.core.recommendations import Channel, MunicipalAnswer, RecommendationState
from matching.core.referrals import DeclineReason, ReferralAct
from matching.core.sharing import AnswerAddress
from matching.core.talks import HeldTalk, PlannedTalk, TalkForm, TalkKind
from matching.database import Connection
from matching.database.pool import Pool, tenant_transaction
from matching.queries import referrals, talks
from matching.services.add_agreement import add_agreement
from matching.services.answer_referral import Answer, answer_referral
from matching.services.draft_recommendation import draft_recommendation
from matching.services.end_talk import end_talk
from matching.services.hand_over import hand_over
from matching.services.plan_talk import plan_talk
from matching.services.propose_candidates import propose_candidates
from matching.services.propose_jobs import propose_jobs
from matching.services.recommendation_steps import Seen
from matching.services.record_decision import record_decision
from matching.services.send_recommendation import send_recommendation
from matching.services.show_handover import list_handovers, show_handover
from matching.services.withdraw_referral import withdraw_referral
from tests.api.stage import NOW
from tests.builders import a_recommendation_draft, put_referral
from tests.journeys.landed_world import AKASSE, TODAY, land
from tests.journeys.neighbours import Agreed, agree
from tests.journeys.published_figures import publish

ADVISER = Actor(f"demo-adviser-{AKASSE}", Role.ADVISER, AKASSE)
DAYS_AGO = NOW - timedelta(days=3)
A_MOMENT_AGO = NOW - timedelta(minutes=2)
#: Hours of today at which the demonstration's own talks leave room (in universal time).
AT_DAWN = datetime(TODAY.year, TODAY.month, TODAY.day, 6, 45, tzinfo=UTC)
BEFORE_NOON = datetime(TODAY.year, TODAY.month, TODAY.day, 10, 30, tzinfo=UTC)
PLAN = "Jeg søger lagerjob i Brøndby og omegn. Jeg ringer til to virksomheder inden fredag."
REFUSAL = "Virksomheden har allerede to i praktik og må ikke tage flere."
HIRED = Hire(TODAY + timedelta(days=7), 37.0, PlacementKind.ORDINARY, EvidenceSource.EMPLOYER)
#: What the employer has done with each person, by the name the pages know the referral by.
ANSWERS = {
    "sent": (),
    "seen": (Answer(ReferralAct.SEE),),
    "interview": (Answer(ReferralAct.INVITE),),
    "declined": (Answer(ReferralAct.EMPLOYER_DECLINES, DeclineReason.START),),
    "hired": (Answer(ReferralAct.INVITE), Answer(ReferralAct.HIRE, hire=HIRED)),
}


@dataclass(frozen=True)
class SmallWorld:
    """The application over the world, and where in it everything is."""

    app: FastAPI
    order: JobOrderId
    status: str
    talk: TalkId
    ended: TalkId
    later: TalkId
    member: MemberId
    unreferred: MemberId
    due: MemberId
    handed_over: MemberId
    referrals: dict[str, ReferralId]
    answers: dict[str, str]
    recommendations: dict[str, RecommendationId]
    agreed: Agreed


@contextmanager
def small_world(pool: Pool, folder: Path) -> Iterator[SmallWorld]:
    """Make the world in an empty, migrated database; its mails are caught in `folder`."""
    frontend.build()
    with catching_mail(folder, lambda: NOW) as port:
        settings = Settings(
            session_secret="only for tests",
            public_address="https://jobbro.example",
            smtp_host=HOST,
            smtp_port=port,
            smtp_security="none",
            caught_mail=folder,
        )
        yield _Maker(pool, settings, land(pool)).make()


class _Maker:
    """Lets the world happen: first what the post has carried already, then what still waits in it."""

    def __init__(self, pool: Pool, settings: Settings, order: JobOrderId) -> None:
        self.pool, self.settings, self.order = pool, settings, order

    def make(self) -> SmallWorld:
        """Everything that happened, in its order."""
        with self._connection() as connection:
            candidates = _candidates(connection, self.order)
            referred = {
                name: _refer(connection, who, self.order) for name, who in zip(ANSWERS, candidates, strict=False)
            }
        post_due(Postman(self.pool, self.settings, lambda: DAYS_AGO + timedelta(hours=1)))
        with self._connection() as connection:
            for name, one in referred.items():
                _answer(connection, one, ANSWERS[name])
            referred |= _unanswered(connection, self.order, candidates[len(ANSWERS) :])
            first, second, third, fourth = _waiting(connection)
            ended, talk = _summon(connection, second, AT_DAWN), _summon(connection, first, BEFORE_NOON)
            _end(connection, ended)
            connection.execute("UPDATE member_identity SET email = '' WHERE member_id = %s", [third])
            _summon(connection, third, BEFORE_NOON + timedelta(days=2))
        post_due(Postman(self.pool, self.settings, lambda: NOW))
        with self._connection() as connection:
            _agree(connection, talk)
            due, handed_over = _handovers(connection)
        agreed = agree(self.pool, self.order)
        publish(self.pool)
        with self._connection() as connection:
            return SmallWorld(
                app=create_app(self.settings, self.pool, clock=lambda: NOW),
                order=self.order,
                status=f"/virksomhed/status/{OrderLinks(self.settings).write(self.order)}",
                talk=talk,
                ended=ended,
                later=_summon(connection, fourth, BEFORE_NOON + timedelta(days=3)),
                member=first,
                unreferred=candidates[-1],
                due=due,
                handed_over=handed_over,
                referrals=referred,
                answers={name: self._answer_path(connection, one) for name, one in referred.items() if name in OUT},
                recommendations=_recommendations(connection),
                agreed=agreed,
            )

    def _connection(self) -> AbstractContextManager[Connection]:
        return tenant_transaction(self.pool, AKASSE)

    def _answer_path(self, connection: Connection, referral_id: ReferralId) -> str:
        link = referrals.newest_link(connection, AKASSE, referral_id)
        assert link is not None
        return answer_path(self.settings, AnswerAddress(AKASSE, link.link_id))


#: The referrals that an employer has an address to.
OUT = frozenset(ANSWERS) | {"withdrawn"}


def _candidates(connection: Connection, order: JobOrderId) -> list[MemberId]:
    """Whom to put forward: the proposed ones first, then the others, who said that they would go there all the same."""
    shown = propose_candidates(connection, ADVISER, order, as_of=TODAY, now=NOW)
    everybody = connection.execute("SELECT member_id FROM member ORDER BY source_id").fetchall()
    proposed = [one.proposal.member_id for one in shown.candidates]
    return list(dict.fromkeys((*proposed, *(MemberId(row[0]) for row in everybody))))


def _refer(connection: Connection, member: MemberId, order: JobOrderId) -> ReferralId:
    return put_referral(connection, member, order, sent=True, actor=ADVISER, now=DAYS_AGO)


def _answer(connection: Connection, referral_id: ReferralId, answers: tuple[Answer, ...]) -> None:
    for answer in answers:
        link = referrals.newest_link(connection, AKASSE, referral_id)
        known = referrals.find_referral(connection, AKASSE, referral_id)
        assert link is not None
        assert known is not None
        answer_referral(connection, AKASSE, link.link_id, answer, version=known.version, now=A_MOMENT_AGO)


def _unanswered(connection: Connection, order: JobOrderId, people: list[MemberId]) -> dict[str, ReferralId]:
    """One that is only proposed, and one that was sent and taken back."""
    proposed = put_referral(connection, people[0], order, actor=ADVISER, now=DAYS_AGO)
    withdrawn = _refer(connection, people[1], order)
    withdraw_referral(connection, ADVISER, withdrawn, version=3, now=A_MOMENT_AGO)
    return {"proposed": proposed, "withdrawn": withdrawn}


def _waiting(connection: Connection) -> list[MemberId]:
    """Four members with no talk planned: first the one with the most jobs to talk about, then by the newest course."""
    query = (
        "SELECT member_id FROM course WHERE ended_on IS NULL AND NOT municipality_from_day_one AND hours_at_start = 0 "
        "AND NOT EXISTS (SELECT FROM talk WHERE talk.course_id = course.course_id AND talk.state = 'planned') "
        "ORDER BY started_on DESC, source_id LIMIT 8"
    )
    members = [MemberId(row[0]) for row in connection.execute(query).fetchall()]
    first = max(members, key=lambda member: len(_jobs(connection, member)[1]))
    return [first, *(member for member in members if member != first)][:4]


def _jobs(connection: Connection, member: MemberId) -> tuple[UUID, list[JobOrderId]]:
    shown = propose_jobs(connection, ADVISER, member, as_of=TODAY, now=NOW)
    return shown.event_id, [one.proposal.job_order_id for one in shown.jobs]


def _agree(connection: Connection, talk_id: TalkId) -> None:
    """Two agreements of a talk: a job that the member seeks, and a course."""
    event, jobs = _jobs(connection, talks.find_talk(connection, AKASSE, talk_id).member_id)
    friday = TODAY + timedelta(days=4)
    made = [NewAgreement(AgreementKind.COURSE, "Truckcertifikat B på AMU", deadline_on=friday)]
    made += [NewAgreement(AgreementKind.SEEK_SELF, job_order_id=job, event_id=event) for job in jobs[:1]]
    for one in made:
        add_agreement(connection, ADVISER, talk_id, one, once_key=uuid4(), now=A_MOMENT_AGO)


def _end(connection: Connection, talk_id: TalkId) -> None:
    _agree(connection, talk_id)
    talk = talks.find_talk(connection, AKASSE, talk_id)
    starts = NOW + timedelta(days=21)
    ending = Ending(HeldTalk(talk.form, True, "Vil gerne tilbage til lageret."), PLAN, _planned(talk.member_id, starts))
    end_talk(connection, ADVISER, talk_id, ending, version=talk.version, now=A_MOMENT_AGO)


def _planned(member: MemberId, starts: datetime) -> PlannedTalk:
    return PlannedTalk(
        member_id=member,
        kind=TalkKind.JOBSAMTALE,
        form=TalkForm.IN_PERSON,
        starts_at=starts,
        ends_at=starts + timedelta(minutes=40),
        place="Mødelokale 2",
        adviser=ADVISER.user_id,
    )


def _summon(connection: Connection, member: MemberId, starts: datetime) -> TalkId:
    return plan_talk(connection, ADVISER, _planned(member, starts), now=DAYS_AGO)


def _recommendations(connection: Connection) -> dict[str, RecommendationId]:
    """A draft, one that the municipality has, and one that it refused."""
    query = (
        "SELECT member_id FROM course WHERE ended_on IS NULL AND NOT municipality_from_day_one AND hours_at_start = 0 "
        "ORDER BY started_on DESC, source_id LIMIT 3"
    )
    names = ("drafted", "sent", "refused")
    made = {}
    for name, (member,) in zip(names, connection.execute(query).fetchall(), strict=True):
        draft = a_recommendation_draft(MemberId(member))
        made[name] = draft_recommendation(connection, ADVISER, draft, now=DAYS_AGO)
    for name in names[1:]:
        send_recommendation(connection, ADVISER, Seen(made[name], 1), Channel.SECURE_MAIL, now=DAYS_AGO)
    answer = MunicipalAnswer(RecommendationState.REFUSED, TODAY, REFUSAL)
    record_decision(connection, ADVISER, Seen(made["refused"], 2), answer, now=NOW)
    return made


def _handovers(connection: Connection) -> tuple[MemberId, MemberId]:
    """One whose file is due, and one whose file has gone to the municipality today."""
    listed = list_handovers(connection, ADVISER, as_of=TODAY, mine=False)
    due = [one.member_id for one in (*listed.overdue, *listed.this_month, *listed.next_month)]
    shown = show_handover(connection, ADVISER, due[1], as_of=TODAY)
    hand_over(connection, ADVISER, due[1], shown.file.digest, Channel.DIGITAL_POST, now=NOW)
    return due[0], due[1]
