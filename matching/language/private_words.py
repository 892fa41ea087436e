"""Taking names, places and contact details out of a text before it becomes a vector."""

import re

_CONTACT = re.compile(
    r"\S+@\S+|https?://\S+|www\.\S+|\b\d{6}-?\d{4}\b|(?:\+45\s?)?\b\d{2}\s?\d{2}\s?\d{2}\s?\d{2}\b"
    r"|\b\d{4}\s+(?=[A-ZÆØÅ])"
)
_INTRODUCED = re.compile(r"\b(?:jeg hedder|mit navn er|navn:)\s+(?:[A-ZÆØÅ][\w-]+\s?)+", re.I)
_PLACED = re.compile(
    r"\b(i|fra|ved|hos|på|nær|omkring)\s+(?:[A-ZÆØÅ][a-zæøå-]+(?:\s+(?:[A-ZÆØÅ][\w-]*|A/S|ApS|Kommune|Hospital))*)"
)
_COMPANY = re.compile(r"\b(?:[A-ZÆØÅ][\w&-]*\s+)+(?:A/S|ApS|I/S|P/S|K/S|IVS)\b")


def without_private_words(text: str, name: str) -> str:
    """The text without the person's name, other names given as such, places, employers, numbers and addresses.

    A capitalised word after a preposition of place is taken for a place or an employer.
    """
    plain = _CONTACT.sub(" ", _INTRODUCED.sub(" ", text))
    plain = _PLACED.sub(" ", _COMPANY.sub(" ", plain))
    for part in name.split():
        if len(part) > 1:
            plain = re.sub(rf"\b{re.escape(part)}s?\b", " ", plain, flags=re.IGNORECASE)
    return re.sub(r"\s+([;,.])", r"\1", " ".join(plain.split()))
