"""The member's paper: what was agreed in a talk, as an accessible PDF to take home."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from api import danish_words as said
from api.access import Session, requires
from api.documents.agreements import AgreedGroup, AgreedLine, AgreementsPaper
from api.documents.pdf import render_pdf
from api.pages import talk_words
from api.pages.agreed import said_what
from api.pages.ending import next_said
from api.plan_text import plan_text
from api.tenancy import own_transaction
from matching.core.access import Action
from matching.core.agreements import Agreement, AgreementKind, Conversation, Doer
from matching.core.danish_time import danish_day
from matching.core.ids import TalkId
from matching.services.show_conversation import show_conversation

router = APIRouter(include_in_schema=False)

_HEADINGS: Mapping[Doer, str] = {
    Doer.MEMBER: "Det gør du",
    Doer.ADVISER: "Det gør din jobrådgiver",
    Doer.MUNICIPALITY: "Det gør kommunen",
}
#: The kinds as they are said to the member.
_TO_THE_MEMBER: Mapping[AgreementKind, str] = {
    AgreementKind.SEEK_SELF: "Job, du søger selv",
    AgreementKind.REFERRED: "Job, a-kassen henviser dig til",
    AgreementKind.COURSE: "Kursus",
    AgreementKind.PRACTICE: "Praktikplads",
    AgreementKind.OFFER_RECOMMENDATION: "Indstilling til kommunen om et tilbud",
    AgreementKind.COMPETENCE: "Styrk det, du kan",
    AgreementKind.OTHER: "Andet",
}


@router.get("/samtaler/{talk_id}/aftaler.pdf", response_class=Response)
def paper(request: Request, talk_id: TalkId, session: Annotated[Session, requires(Action.HOLD_TALK)]) -> Response:
    """Hand out the paper of a talk that has ended; before that, lead to the talk."""
    as_of = danish_day(request.app.state.clock())
    with own_transaction(request, session, Action.HOLD_TALK) as (connection, actor):
        conversation = show_conversation(connection, actor, talk_id, as_of=as_of)
    if conversation.plan is None:
        return RedirectResponse(f"/samtaler/{talk_id}", status_code=303)
    made = render_pdf("agreements", agreements_paper(conversation, session.akasse_name).content())
    name = f"aftaler-M-{conversation.member_number}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(made, media_type="application/pdf", headers=headers)


def agreements_paper(conversation: Conversation, akasse_name: str) -> AgreementsPaper:
    """Return the paper in finished words; the text for Min Plan stands there when the adviser has written in it."""
    talk, plan = conversation.talk, conversation.plan
    own_words = plan.text if plan and plan.text != plan_text(conversation.standing) else ""
    return AgreementsPaper(
        title=f"Aftaler fra din samtale den {said.full_date(danish_day(talk.starts_at))}",
        member_name=conversation.member_name,
        member_number=f"M-{conversation.member_number}",
        held_on=said.sentence_case(talk_words.when(talk.starts_at, talk.ends_at)),
        adviser=conversation.adviser_name,
        akasse_name=akasse_name,
        groups=tuple(_group(doer, conversation) for doer in Doer if _of(doer, conversation)),
        next_talk=said.sentence_case(next_said(conversation)),
        plan=own_words,
    )


def _of(doer: Doer, conversation: Conversation) -> list[Agreement]:
    return [agreement for agreement in conversation.standing if agreement.doer is doer]


def _group(doer: Doer, conversation: Conversation) -> AgreedGroup:
    return AgreedGroup(_HEADINGS[doer], tuple(map(_line, _of(doer, conversation))))


def _line(agreement: Agreement) -> AgreedLine:
    words = [said_what(agreement), agreement.text if agreement.job else ""]
    deadline = said.full_date(agreement.deadline_on) if agreement.deadline_on else ""
    return AgreedLine(_TO_THE_MEMBER[agreement.kind], ". ".join(word for word in words if word), deadline)
