"""What was just done, told at the foot of the window for ten seconds, with a way back."""

from dataclasses import dataclass
from typing import Annotated


@dataclass(frozen=True)
class WayBack:
    """The form that takes back what was just done."""

    address: Annotated[str, "Adressen, som formularen sendes til"]
    fields: Annotated[tuple[tuple[str, str], ...], "Formularens skjulte felter"]
    target: Annotated[str, "Den del af siden, som svaret kommer i stedet for"]
    job: Annotated[str, "Jobordrens id, når dens kort skal følge med; tom ellers"] = ""
    focus: Annotated[str, "Det, der skal have fokus bagefter; tom, når svaret selv siger det"] = ""


@dataclass(frozen=True)
class ChangeMade:
    """What was just done."""

    words: Annotated[str, "Hvad der er sket"]
    back: Annotated[WayBack | None, "Vejen tilbage; mangler, når det ikke kan fortrydes"] = None
