"""E-mail addresses and telephone numbers: which are well formed, and the one way each is kept."""

import re

#: RFC 5321: a mailbox's name has at most 64 characters, an address 254.
_LONGEST_NAME, _LONGEST = 64, 254
_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_SAID_APART = re.compile(r"[\s().\-/]")
_DANISH = re.compile(r"(?:\+45|0045)?(\d{8})")
_FOREIGN = re.compile(r"(?:\+|00)([1-9]\d{7,14})")


def email_of(text: str) -> str | None:
    """The address with its domain as the network writes it (lower case, æøå encoded), or None when it is none."""
    name, at, domain = text.strip().rpartition("@")
    host = _host(domain)
    if not at or host is None or not _NAME.fullmatch(name) or len(name) > _LONGEST_NAME:
        return None
    address = f"{name}@{host}"
    return address if len(address) <= _LONGEST else None


def phone_of(text: str) -> str | None:
    """The number as people write it: "12 34 56 78", or "+46701234567" for one abroad; None when it is none."""
    digits = _SAID_APART.sub("", text)
    danish = _DANISH.fullmatch(digits)
    if danish:
        number = danish.group(1)
        return " ".join(number[place : place + 2] for place in range(0, 8, 2))
    foreign = _FOREIGN.fullmatch(digits)
    return f"+{foreign.group(1)}" if foreign else None


def _host(domain: str) -> str | None:
    try:
        host = domain.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return None
    labels = host.split(".")
    whole = len(labels) > 1 and all(_LABEL.fullmatch(label) for label in labels) and not labels[-1].isdigit()
    return host if whole else None
