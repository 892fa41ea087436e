"""Measures of talks, by what was last told of each."""

from collections.abc import Callable, Iterator, Mapping

from matching.core.danish_time import danish_day
from matching.core.talks import TalkKind, TalkState
from tests.matching.statistics.figure_world import Talk, TalkChange
from tests.matching.statistics.oracle.seen import Line, Lines, Seen, talk_now


def _by_talk(count: Callable[[Talk, TalkChange], tuple[int, int]]) -> Callable[[Seen], Iterator[Line]]:
    def lines(seen: Seen) -> Iterator[Line]:
        for talk in seen.world.talks:
            now = talk_now(seen, talk)
            if seen.is_mine(talk.akasse_id) and now is not None and now.state is not TalkState.CANCELLED:
                kind = TalkKind.JOBSAMTALE if TalkKind.JOBSAMTALE in talk.also else talk.kind
                values = {"form": str(now.form.value), "kind": str(kind.value)}
                yield danish_day(now.starts_at), values, *count(talk, now)

    return lines


def _is(now: TalkChange, *states: TalkState) -> int:
    return int(now.state in states)


LINES: Mapping[str, Lines] = {
    "SA-01": _by_talk(lambda talk, now: (1, 0)),
    "SA-02": _by_talk(lambda talk, now: (_is(now, TalkState.HELD), 0)),
    "SA-03": _by_talk(lambda talk, now: (_is(now, TalkState.NO_SHOW), _is(now, TalkState.NO_SHOW, TalkState.HELD))),
    "SA-04": _by_talk(lambda talk, now: (_is(now, TalkState.HELD) * talk.concrete_job, _is(now, TalkState.HELD))),
}
