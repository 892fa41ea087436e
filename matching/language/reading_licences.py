"""Which licences a text names, driving licences by their classes included."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from matching.core.ids import LicenceId
from matching.core.taxonomy import Licence, LicenceKind
from matching.language.compounds import CompoundSplitter
from matching.language.phrases import Occurrence, PhraseIndex

_CLASS = r"(?:[ABCD]1?\s?[/+]\s?E|[BCD]1?E|[ABCD][12]?|E|T)(?![\w])"
_LIST = rf"{_CLASS}-?(?:\s*(?:,|og|/|\+|&|samt|eller)\s*{_CLASS}-?)*"
_CLASSES_AFTER = re.compile(
    rf"\b[Kk]ørekort\w*\s*(?:til\s)?[(:]?\s*(?:kat(?:egori)?(?:\.|\b)|klasse)?\s*:?\s*(?P<classes>{_LIST})"
)
_CLASSES_BEFORE = re.compile(rf"\b(?P<classes>{_LIST})[\s-]*(?=[Kk]ørekort)")
_ANY = re.compile(r"(?<![\w-])kørekort(?:et)?\b", re.I)
_ONE_CLASS = re.compile(_CLASS)
_SHORT = re.compile(r"^([A-ZÆØÅ][A-ZÆØÅ-]{2,5})-(?:bevis|kursus|certificering|sikkerhedskursus)")
_LABEL = re.compile(rf"^kørekort\s+(?P<classes>{_CLASS})$")


@dataclass(frozen=True, eq=False)
class LicenceIndex:
    """The names of licences, and the driving licences by class."""

    phrases: PhraseIndex[LicenceId]
    by_class: Mapping[str, LicenceId]

    @classmethod
    def build(cls, licences: tuple[Licence, ...], splitter: CompoundSplitter) -> "LicenceIndex":
        """Index every name of the licences.

        What names a class is found by its class only: the `de` of `DE-kørekort` is a stop word to the phrases, so that
        every `kørekort` would be one for a bus with a trailer.
        """
        by_class = dict(_driving_classes(licences))
        names = [
            (licence.licence_id, name)
            for licence in licences
            for name in _names(licence)
            if not any(_classes(name, by_class))
        ]
        return cls(PhraseIndex.build(names, splitter), by_class)

    def find(self, text: str) -> list[Occurrence[LicenceId]]:
        """The licences named in a text, in order, each once. `kørekort` without a class means category B."""
        found = {o.concept: o for o in reversed((*_classes(text, self.by_class), *self.phrases.find(text)))}
        ordinary, plain = self.by_class.get("B"), _ANY.search(text)
        if ordinary is not None and plain is not None and not self._is_told(plain.start(), found.values()):
            found[ordinary] = Occurrence(ordinary, plain.start(), plain.end(), 0.85, 1)
        return sorted(found.values(), key=lambda o: (o.start, o.end, o.concept))

    def _is_told(self, place: int, found: Iterable[Occurrence[LicenceId]]) -> bool:
        """Whether a `kørekort` at the place has its class told, or is part of a name such as `kørekort til traktor`."""
        return any(o.concept in self.by_class.values() or o.start <= place < o.end for o in found)

    def names_driving(self, text: str) -> bool:
        """Whether a text names a licence to drive; unlike a certificate, that speaks of no trade."""
        return any(found.concept in self.by_class.values() for found in self.find(text))


def _classes(text: str, by_class: Mapping[str, LicenceId]) -> Iterator[Occurrence[LicenceId]]:
    for pattern in (_CLASSES_AFTER, _CLASSES_BEFORE):
        for match in pattern.finditer(text):
            for named in _ONE_CLASS.findall(match["classes"]):
                licence = by_class.get(_tidy(named)) or by_class.get(_tidy(named) + "E")
                if licence is not None:
                    yield Occurrence(licence, match.start(), match.end(), 0.95, 2)


def _names(licence: Licence) -> Iterator[str]:
    """The names of a licence, and `ADR` for `ADR-bevis`."""
    for name in dict.fromkeys((licence.label, *licence.synonyms)):
        yield from (name,) if name.strip() else ()
        if short := _SHORT.match(name):
            yield short.group(1)


def _driving_classes(licences: tuple[Licence, ...]) -> Iterator[tuple[str, LicenceId]]:
    for licence in licences:
        match = _LABEL.match(licence.label) if licence.kind is LicenceKind.DRIVING else None
        if match:
            yield _tidy(match["classes"]), licence.licence_id
            if _tidy(match["classes"]) == "CE":
                yield "E", licence.licence_id


def _tidy(named: str) -> str:
    return re.sub(r"[\s/+]", "", named).upper()
