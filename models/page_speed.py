"""How fast the pages of a running Jobbro answer: `python -m models.page_speed http://127.0.0.1:8000`.

One request after the other over different members, orders and talks, after a few that warm the process up. Each
address is asked once where there are enough of them, else in turns, so what was read for one member seldom helps the
next. Times are a browser's: from the request to the whole answer, without pictures and scripts.
"""

import argparse
import re
import statistics
import time
from collections.abc import Iterable, Mapping, Sequence
from itertools import cycle, islice
from typing import NamedTuple

import httpx

#: An a-kasse with many members in the demo.
AKASSE = "43"
#: Requests of each kind before the clock runs.
WARMING = 8
#: What is imagined of a member: a longer way to work, which ranks anew, and one more competence, which searches anew.
WISHES = ("rejsetid=120", "q=kundeservice")
#: How the page asks when only its jobs are to change.
SWAP = {"HX-Request": "true"}
KEY = "[0-9a-f-]{36}"


class Kind(NamedTuple):
    """A kind of page: its name, its addresses, and how they are asked for."""

    name: str
    addresses: tuple[str, ...]
    headers: Mapping[str, str] = {}


def main() -> None:
    """Sign in, collect addresses from the pages themselves, and print a line for each kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address")
    parser.add_argument("--answers", type=int, default=60, help="measured answers of each kind")
    parser.add_argument("--akasse", default=AKASSE, help="Statistics Denmark's code of the a-kasse signed in to")
    asked = parser.parse_args()
    with httpx.Client(base_url=asked.address, timeout=120) as client:
        start = _signed_in(client, asked.akasse)
        for kind in _kinds(client, start, asked.answers + WARMING):
            if kind.addresses:
                print(line(kind.name, _times(client, kind, asked.answers)), flush=True)  # noqa: T201


def line(name: str, times: Sequence[float]) -> str:
    """What was seen of one kind of page; `times` are milliseconds, two at least."""
    middle, late = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    return f"{name}: {len(times)} answers, median {middle:.0f} ms, p95 {late:.0f} ms, longest {max(times):.0f} ms"


def addresses_in(pages: Iterable[str], folder: str) -> tuple[str, ...]:
    """The addresses `/folder/<key>` that stand in these pages, each once, in the order of their keys."""
    return tuple(sorted({found for page in pages for found in re.findall(rf"/{folder}/{KEY}", page)}))


def in_turn(addresses: Sequence[str], number: int) -> list[str]:
    """So many addresses: each once before any comes again."""
    return list(islice(cycle(addresses), number))


def _signed_in(client: httpx.Client, akasse: str) -> str:
    token = re.search(r'name="form_token" value="([^"]+)"', client.get("/log-ind").text)
    form = {"akasse": akasse, "rolle": "adviser", "form_token": token.group(1) if token else ""}
    return client.post("/log-ind", data=form, follow_redirects=True).raise_for_status().text


def _kinds(client: httpx.Client, start: str, wanted: int) -> Iterable[Kind]:
    """The kinds of page with as many different addresses as the week's talks and the members' jobs give."""
    mine = client.get("/arbejdsliste").raise_for_status().text
    days = sorted(set(re.findall(r"/arbejdsliste\?dag=[0-9-]+", mine)))
    everybody = [client.get(f"{day}&vis=alle").raise_for_status().text for day in days]
    talks, members = (addresses_in(everybody, folder)[:wanted] for folder in ("samtaler", "medlemmer"))
    members = members or addresses_in([start], "medlemmer")
    jobs = [client.get(member).raise_for_status().text for member in members[:WARMING]]
    yield Kind("/arbejdsliste, mine", tuple(days))
    yield Kind("/medlemmer/…", members)
    yield Kind("/jobordrer/…", addresses_in([start, *jobs], "jobordrer")[:wanted])
    yield Kind("/samtaler/…", talks)
    for wish in WISHES:
        yield Kind(f"/samtaler/…?{wish}", tuple(f"{talk}?{wish}" for talk in talks), SWAP)
    yield Kind("/arbejdsliste, hele a-kassen", tuple(f"{day}&vis=alle" for day in days))


def _times(client: httpx.Client, kind: Kind, answers: int) -> list[float]:
    """Milliseconds of each answer after those that warm up."""
    times = []
    for address in in_turn(kind.addresses, WARMING + answers):
        begun = time.perf_counter()
        client.get(address, headers=dict(kind.headers)).raise_for_status()
        times.append((time.perf_counter() - begun) * 1000)
    return times[WARMING:]


if __name__ == "__main__":
    main()
