"""Signed addresses at which an employer follows an order without sign-in. They say nothing but which order it is."""

import base64
import hashlib
from binascii import Error as NotBase64
from dataclasses import replace
from uuid import UUID

from itsdangerous import BadSignature, Signer

from api.settings import Settings
from matching.core.errors import OrderAddressUnknown
from matching.core.ids import JobOrderId
from matching.core.mail import Letter
from matching.core.order_life import OrderAddress

LONGEST = 100  #: characters of a token; ours have 66


class OrderLinks:
    """Writes and reads the tokens of status addresses."""

    def __init__(self, settings: Settings) -> None:
        secret = settings.session_secret.get_secret_value()
        self._signer = Signer(secret, salt="jobbro-order", key_derivation="hmac", digest_method=hashlib.sha256)

    def write(self, job_order_id: JobOrderId) -> str:
        """Return the token of an order."""
        return self._signer.sign(base64.urlsafe_b64encode(job_order_id.bytes).rstrip(b"=")).decode("ascii")

    def read(self, token: str) -> JobOrderId:
        """Return the order a token stands for; raises OrderAddressUnknown for one that is not ours."""
        try:
            return JobOrderId(UUID(bytes=base64.urlsafe_b64decode(self._signer.unsign(token[: LONGEST + 1]) + b"==")))
        except (BadSignature, NotBase64, ValueError):
            raise OrderAddressUnknown from None


def status_path(settings: Settings, job_order_id: JobOrderId) -> str:
    """Return the path at which an employer follows an order."""
    return f"/virksomhed/status/{OrderLinks(settings).write(job_order_id)}"


def with_status_path(letter: Letter, settings: Settings) -> Letter:
    """Return a letter whose template can say `status_path`; one that tells of no order stays as it is."""
    address = letter.facts.get("status_address")
    if not isinstance(address, OrderAddress):
        return letter
    told = {name: fact for name, fact in letter.facts.items() if name != "status_address"}
    return replace(letter, facts={**told, "status_path": status_path(settings, address.job_order_id)})
