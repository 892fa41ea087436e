"""The page a person meets when something could not be done, with a way on."""

from dataclasses import dataclass
from typing import Annotated


@dataclass(frozen=True)
class ErrorPage:
    """What went wrong, in words, and where to go from here."""

    status: Annotated[int, "HTTP-status, vises småt til brug ved henvendelser"]
    heading: Annotated[str, "Hvad der skete, i få ord"]
    sentence: Annotated[str, "Hvad det betyder, og hvad man kan gøre"]
    may_retry: Annotated[bool, "Om det kan hjælpe at prøve igen"]
    retry_address: Annotated[str, "Siden at prøve igen; tom, når der ikke er nogen"]
