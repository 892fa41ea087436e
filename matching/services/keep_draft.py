"""Keeping what an adviser types in a talk, while it is typed, so that no dropped connection loses a word."""

from datetime import datetime

from matching.core.access import Actor
from matching.core.agreements import DraftField, KeptDraft, TypedDraft
from matching.core.ids import TalkId
from matching.database import Connection
from matching.queries import agreements
from matching.services.add_agreement import locked_talk, refuse_when_over
from matching.services.showing import own_akasse


def keep_draft(connection: Connection, actor: Actor, talk_id: TalkId, typed: TypedDraft, *, now: datetime) -> KeptDraft:
    """Keep what is typed in a field of an open talk.

    When another window of the same adviser has saved something else that this page has not seen, nothing is changed,
    and the newest draft comes back as a conflict. Raises TalkNotFound, TalkIsOver.
    """
    with connection.transaction():
        akasse_id = own_akasse(actor)
        refuse_when_over(locked_talk(connection, actor, talk_id))
        known = agreements.drafts_of_talk(connection, akasse_id, talk_id, actor.user_id).get(typed.field)
        if known is not None and known.text == typed.text:
            return KeptDraft(known, conflict=False)
        whose = {"akasse_id": akasse_id, "talk_id": talk_id, "adviser": actor.user_id, "now": now}
        kept = agreements.keep_draft(connection, {**whose, **vars(typed)})
        if kept is not None:
            return KeptDraft(kept, conflict=False)
        assert known is not None  # only a draft that is there can be newer
        return KeptDraft(known, conflict=True)


def drop_draft(connection: Connection, actor: Actor, talk_id: TalkId, field: DraftField) -> None:
    """Forget a draft that has been used."""
    with connection.transaction():
        agreements.forget_drafts(connection, own_akasse(actor), talk_id, adviser=actor.user_id, field=field)
