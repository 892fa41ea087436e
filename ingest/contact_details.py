"""Reading where a person can be reached: an e-mail address and a telephone number, refused when malformed."""

from ingest.rows import FieldRefused
from ingest.texts import as_line
from matching.core.contact_details import email_of, phone_of


def as_email(value: object) -> str:
    """One e-mail address."""
    address = email_of(as_line(value))
    if address is None:
        raise FieldRefused(
            "E-mailadressen kan ikke læses.", "Skriv én adresse som navn@eksempel.dk, eller lad feltet stå tomt."
        )
    return address


def as_phone(value: object) -> str:
    """One telephone number: eight digits, or with + and the country's code."""
    number = phone_of(as_line(value))
    if number is None:
        raise FieldRefused(
            "Telefonnummeret kan ikke læses.",
            "Skriv ét nummer med otte cifre, eller med + og landekode, eller lad feltet stå tomt.",
        )
    return number
