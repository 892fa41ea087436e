"""Who writes each kind of letter: facts read at the moment of sending, so that a letter never tells an old state.

To add a kind:

1. In your own module of `matching.services`, write a function that reads the subject and returns what the letter tells:

       def order_receipt(connection, akasse_id, subject_id, now) -> Letter | NotNeeded: ...

   Return `NotNeeded(MailReason....)` when the state has changed so that nothing is to be said. A `Letter` with an
   empty `address` becomes a mail that a person must take care of. For employers leave `sender` as it is. The
   transaction is the a-kasse's own (for mail about an order alone: nobody's) and must only read.
2. Add one line to `WRITERS` below. Mail of a kind that has no line waits.
3. Write `api/templates/letters/<kind's stored value>.txt`: first line `Emne: ...`, an empty line, the letter. It sees
   `name` and every fact by its name; an unknown name is an error. Instants and dates are given as they are, and said
   by the filters `day`, `clock` and `date`; `address("/sti")` makes a whole address of a path.

Your module may import `matching.core.mail` and `matching.services.queue_mail`; it must not import this one.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TypeAlias
from uuid import UUID

from matching.core.ids import AkasseId
from matching.core.mail import Letter, MailKind, NotNeeded
from matching.database import Connection
from matching.services.agreements_letter import agreements_after_talk
from matching.services.order_letters import order_follow_up, order_receipt
from matching.services.recommendation_letter import recommendation_answered
from matching.services.referral_letters import referral_reminder, referral_to_employer, referral_withdrawn
from matching.services.talk_letters import summons, talk_cancelled, talk_changed

#: Reads what a letter tells: (connection, a-kasse or None, subject, now).
Writer: TypeAlias = Callable[[Connection, AkasseId | None, UUID, datetime], Letter | NotNeeded]

WRITERS: Mapping[MailKind, Writer] = {
    MailKind.ORDER_RECEIPT: order_receipt,
    MailKind.ORDER_FOLLOW_UP: order_follow_up,
    MailKind.SUMMONS: summons,
    MailKind.TALK_CHANGED: talk_changed,
    MailKind.TALK_CANCELLED: talk_cancelled,
    MailKind.AGREEMENTS: agreements_after_talk,
    MailKind.RECOMMENDATION_ANSWERED: recommendation_answered,
    MailKind.REFERRAL_TO_EMPLOYER: referral_to_employer,
    MailKind.REFERRAL_REMINDER: referral_reminder,
    MailKind.REFERRAL_WITHDRAWN: referral_withdrawn,
}
