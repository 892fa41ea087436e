"""Which occupation, skill or licence is meant, while somebody types; only what may still be chosen."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from matching.core.long_lived import settled
from matching.core.suggestions import TermHit, TermKind
from matching.core.taxonomy import Licence, Occupation, Skill
from matching.database import Connection
from matching.language.term_search import TermIndex, TermName
from matching.queries import taxonomy

#: Lines of a list that is read while one types.
MOST = 10


def suggest_terms(connection: Connection, kind: TermKind, text: str, *, most: int = MOST) -> tuple[TermHit, ...]:
    """Concepts that `text` may mean, best first; of each, the name that fits best."""
    version = taxonomy.newest_taxonomy(connection)
    return _index(_Reader(connection, (connection.info.dsn, version)), kind).find(text, most)


class _Reader:
    """A connection that counts as equal to another when it would read the same import."""

    def __init__(self, connection: Connection, key: tuple[str, int]) -> None:
        self.connection = connection
        self.key = key

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Reader) and self.key == other.key


@lru_cache(maxsize=6)
def _index(reader: _Reader, kind: TermKind) -> TermIndex:
    """The names of a kind, read once by a process and kept until the next import."""
    return settled(TermIndex.build(_names(reader.connection, kind)))


def _names(connection: Connection, kind: TermKind) -> Iterable[TermName]:
    if kind is TermKind.OCCUPATION:
        jobs: Sequence[Occupation] = taxonomy.occupations(connection)
        return _all((job.occupation_id, job.label, job.synonyms) for job in jobs)
    if kind is TermKind.SKILL:
        skills: Sequence[Skill] = taxonomy.skills(connection)
        return _all((skill.skill_id, skill.label, skill.synonyms) for skill in skills)
    licences: Sequence[Licence] = taxonomy.licences(connection)
    return _all((licence.licence_id, licence.label, licence.synonyms) for licence in licences)


def _all(concepts: Iterable[tuple[int, str, Sequence[str]]]) -> Iterator[TermName]:
    for key, label, synonyms in concepts:
        for name in (label, *synonyms):
            yield TermName(int(key), label, name)
