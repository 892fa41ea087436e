"""What if: the jobs of a member whose terms or competences are imagined otherwise. The profile itself never changes."""

import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from matching.core.access import Actor
from matching.core.cards import JobProposals
from matching.core.ids import MemberId, SkillId
from matching.core.suggestions import TermKind
from matching.core.what_if import Choices, ImaginedJobs, WhatIf, imagined
from matching.database import Connection
from matching.queries import members
from matching.ranking.imagined import keys_of, rank_both, with_opened
from matching.ranking.knowledge import load_knowledge
from matching.services.propose_jobs import matcher_of, proposed_jobs
from matching.services.show_member import get_member_profile, member_card
from matching.services.showing import Showing, excluded_lines, keep_showing, own_akasse
from matching.services.suggest_terms import suggest_terms


def what_if(  # noqa: PLR0913  # who asks, about whom, what, and when
    connection: Connection,
    actor: Actor,
    member_id: MemberId,
    wish: WhatIf,
    *,
    as_of: date,
    now: datetime,
    limit: int = 60,
) -> ImaginedJobs:
    """The open orders as they would be ranked, and which of them the list does not have without the wish.

    The list is kept as an event with the wish beside it, so that what is agreed on from it can be traced. At most a
    third of `limit` in each track, and as many again of each opened industry. Raises MemberNotFound.
    """
    started = time.perf_counter()
    with connection.transaction():
        akasse_id, each = own_akasse(actor), limit // 3
        matcher = matcher_of(connection, as_of)
        profile = get_member_profile(connection, akasse_id, member_id)
        both = rank_both(connection, akasse_id, matcher, profile, imagined(profile, wish))
        before = keys_of(both.now.best_of_each_track(each))
        shown = with_opened(both.then, both.then.best_of_each_track(each), wish.opened, each)
        spent = (time.perf_counter() - started) * 1000
        showing = Showing(actor, member_id, None, _told(wish), now, spent)
        event_id = keep_showing(connection, matcher, both.then, shown, showing)
        head = members.member_heads(connection, akasse_id, [member_id])[0]
        proposals = JobProposals(
            event_id=event_id,
            member=member_card(matcher.knowledge, head, profile, members.goal_titles(connection, akasse_id, member_id)),
            jobs=proposed_jobs(connection, actor, matcher, shown, member_id),
            excluded=excluded_lines(both.then.excluded),
            considered=both.then.considered,
        )
        return ImaginedJobs(proposals, keys_of(shown) - before, len(before - keys_of(shown)))


def what_if_choices(
    connection: Connection, actor: Actor, member_id: MemberId, wish: WhatIf, words: str = ""
) -> Choices:
    """What can be wished for a member; `words` for one more competence are added to the wish when they are known.

    What the taxonomy does not know is left out of the wish. Raises MemberNotFound.
    """
    with connection.transaction():
        knowledge = load_knowledge(connection)
        profile = get_member_profile(connection, own_akasse(actor), member_id)
        found = suggest_terms(connection, TermKind.SKILL, words, most=1) if words.strip() else ()
    added = [SkillId(hit.key) for hit in found]
    skills = dict.fromkeys(key for key in (*wish.skills, *added) if key in knowledge.skills)
    worked_in = {job.section for job in profile.held}
    known = replace(
        wish,
        skills=tuple(skills),
        licences=wish.licences & knowledge.licences.keys(),
        opened=wish.opened & knowledge.sections.keys(),
    )
    return Choices(
        wish=known,
        licences={key: one.label for key, one in knowledge.licences.items() if key not in profile.licences},
        industries={code: name for code, name in knowledge.sections.items() if code not in worked_in},
        skills={key: knowledge.skills[key].label for key in skills},
        unknown="" if added or not words.strip() else words.strip(),
    )


def _told(wish: WhatIf) -> Mapping[str, Any]:
    """The wish as it is kept with the list."""
    return {
        "what_if": {
            "travel_limit": wish.travel_limit,
            "hours": [wish.hours.least, wish.hours.most] if wish.hours else None,
            "shifts": sorted(str(shift.value) for shift in wish.shifts),
            "skills": sorted(wish.skills),
            "licences": sorted(wish.licences),
            "opened": sorted(wish.opened),
        }
    }
