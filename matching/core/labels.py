"""Enumerations that carry the Danish word a person reads, so that no template keeps a table of its own."""

from enum import Enum
from typing import Self


class Labelled(Enum):
    """An enumeration whose members are written `NAME = "stored value", "Dansk betegnelse"`."""

    label: str

    def __new__(cls, stored: str, label: str) -> Self:
        """Keep the first part as the stored value and the second as the Danish label."""
        member = object.__new__(cls)
        member._value_ = stored
        member.label = label
        return member

    @classmethod
    def of(cls, stored: str) -> Self:
        """The member with this stored value; raises KeyError for another."""
        return {str(member.value): member for member in cls}[stored]
