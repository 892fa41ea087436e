"""Signed addresses that open one thing without sign-in: an employer's answer.

The token holds the link's random key and the a-kasse, and the a-kasse is masked: whoever decodes an address must not
read which a-kasse the candidate belongs to. The mask is made of the application's secret and the link's own key, which
is used once, so equal a-kasser look different in every address. The signature keeps a token from being made up; that
it has run out or was withdrawn stands in the database, where it can be changed.
"""

import base64
import hashlib
import hmac
from binascii import Error as NotBase64
from dataclasses import replace
from uuid import UUID

from itsdangerous import BadSignature, Signer

from api.settings import Settings
from matching.core.ids import AkasseId
from matching.core.mail import Letter
from matching.core.referral_errors import AnswerLinkUnknown
from matching.core.sharing import AnswerAddress

KEY_BYTES = 16
LONGEST = 120  #: characters of a token; ours have 68


class AnswerLinks:
    """Writes and reads the tokens of employers' answer addresses."""

    def __init__(self, settings: Settings) -> None:
        self._secret = settings.session_secret.get_secret_value().encode()
        self._signer = Signer(self._secret, salt="jobbro-answer", key_derivation="hmac", digest_method=hashlib.sha256)

    def write(self, address: AnswerAddress) -> str:
        """Return the token of an address."""
        key = address.link_id.bytes
        content = key + self._masked(key, address.akasse_id.to_bytes(2, "big"))
        return self._signer.sign(base64.urlsafe_b64encode(content)).decode("ascii")

    def read(self, token: str) -> AnswerAddress:
        """Return what a token stands for; raises AnswerLinkUnknown for one that is not ours."""
        try:
            content = base64.urlsafe_b64decode(self._signer.unsign(token[: LONGEST + 1]))
        except (BadSignature, NotBase64, ValueError):
            raise AnswerLinkUnknown from None
        key, masked = content[:KEY_BYTES], content[KEY_BYTES:]
        return AnswerAddress(AkasseId(int.from_bytes(self._masked(key, masked), "big")), UUID(bytes=key))

    def _masked(self, key: bytes, content: bytes) -> bytes:
        pad = hmac.new(self._secret, b"jobbro-answer-akasse" + key, hashlib.sha256).digest()
        return bytes(one ^ other for one, other in zip(content, pad, strict=False))


def answer_path(settings: Settings, address: AnswerAddress) -> str:
    """Return the path an employer answers at."""
    return f"/svar/{AnswerLinks(settings).write(address)}"


def with_answer_path(letter: Letter, settings: Settings) -> Letter:
    """Return a letter whose template can say `answer_path`; one that tells of no address stays as it is."""
    address = letter.facts.get("answer_address")
    if not isinstance(address, AnswerAddress):
        return letter
    told = {name: fact for name, fact in letter.facts.items() if name != "answer_address"}
    return replace(letter, facts={**told, "answer_path": answer_path(settings, address)})
