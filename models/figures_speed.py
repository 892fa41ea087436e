"""How fast a running Jobbro gives published tables: `python -m models.figures_speed http://127.0.0.1:8000 TOKEN`.

Each table in each format, one request after the other when it has been asked for once; then by someone who has
it already and sends its tag.
"""

import argparse
import time
from collections.abc import Iterator

import httpx

from models.page_speed import line

FORMATS = ("jsonstat", "rows", "csv", "xlsx", "parquet")


def main() -> None:
    """Print a line for each format, and how many answers a second are given to those who have them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address")
    parser.add_argument("token")
    parser.add_argument("--answers", type=int, default=20, help="measured answers of each table in each format")
    asked = parser.parse_args()
    headers = {"Authorization": f"Bearer {asked.token}"}
    with httpx.Client(base_url=asked.address, headers=headers, timeout=120) as client:
        tables = [one["data"] for one in client.get("/api/v1/figures/tables").raise_for_status().json()["tables"]]
        for kind in FORMATS:
            first = [_milliseconds(client, table, kind) for table in tables]
            say(f"{kind}, made for the first time: longest {max(first):.0f} ms")
            again = [_milliseconds(client, table, kind) for _ in range(asked.answers) for table in tables]
            say(line(kind, again))
        say(f"with a tag: {_answers_a_second(client, tables, asked.answers):.0f} answers a second")


def _milliseconds(client: httpx.Client, table: str, kind: str) -> float:
    started = time.perf_counter()
    client.get(table, params={"format": kind}).raise_for_status()
    return 1000 * (time.perf_counter() - started)


def _answers_a_second(client: httpx.Client, tables: list[str], times: int) -> float:
    known = dict(_tags(client, tables))
    started = time.perf_counter()
    for _ in range(times):
        for table, tag in known.items():
            assert client.get(table, headers={"If-None-Match": tag}).status_code == httpx.codes.NOT_MODIFIED
    return times * len(known) / (time.perf_counter() - started)


def _tags(client: httpx.Client, tables: list[str]) -> Iterator[tuple[str, str]]:
    for table in tables:
        yield table, client.get(table).headers["etag"]


def say(what: str) -> None:
    """One line of the answer."""
    print(what, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
