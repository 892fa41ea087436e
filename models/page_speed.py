"""How fast the pages of a running demo answer: `python -m models.page_speed http://127.0.0.1:8000`."""

import argparse
import re
import statistics
import time

import httpx

#: An a-kasse with many members in the demo.
AKASSE = "43"


def main() -> None:
    """Sign in, open every member and order on the start page several times, and print the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address")
    parser.add_argument("--rounds", type=int, default=10)
    asked = parser.parse_args()
    with httpx.Client(base_url=asked.address, timeout=30) as client:
        start = _signed_in(client)
        for kind in ("medlemmer", "jobordrer"):
            pages = sorted(set(re.findall(rf"/{kind}/[0-9a-f-]{{36}}", start)))
            times = _times(client, pages, asked.rounds)
            middle, late = statistics.median(times), statistics.quantiles(times, n=20)[-1]
            print(f"{kind}: {len(times)} answers, median {middle:.0f} ms, p95 {late:.0f} ms")  # noqa: T201


def _signed_in(client: httpx.Client) -> str:
    token = re.search(r'name="form_token" value="([^"]+)"', client.get("/log-ind").text)
    form = {"akasse": AKASSE, "rolle": "adviser", "form_token": token.group(1) if token else ""}
    return client.post("/log-ind", data=form, follow_redirects=True).text


def _times(client: httpx.Client, pages: list[str], rounds: int) -> list[float]:
    """Milliseconds of each answer after one round that warms up."""
    for page in pages:
        client.get(page).raise_for_status()
    times = []
    for _ in range(rounds):
        for page in pages:
            begun = time.perf_counter()
            client.get(page).raise_for_status()
            times.append((time.perf_counter() - begun) * 1000)
    return times


if __name__ == "__main__":
    main()
