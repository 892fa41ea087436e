"""Writing talks to a file in the shape that the common data base (DFDG) is told of them: one JSON object a line."""

import json
from datetime import date
from pathlib import Path

from api.commands.house import open_house, say
from matching.core.ids import AkasseId
from matching.database.pool import tenant_transaction
from matching.services.export_talks import export_talks


def write_talks(akasse: int, since: date, out: Path) -> None:
    """Write every version of every talk of an a-kasse that came about from `since` (a Danish day) on."""
    with open_house() as house, tenant_transaction(house.pool, akasse) as connection:
        records = list(export_talks(connection, AkasseId(akasse), since=since))
    lines = [json.dumps(record, ensure_ascii=False) + "\n" for record in records]
    out.write_text("".join(lines), encoding="utf-8")
    say(f"{len(lines)} linjer er skrevet til {out}.")
