"""Composing an advertisement: a skeleton of its style filled block by block, then written as plain text or HTML."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape
from random import Random

from ingest.demo.ad_words import AdWords, Exhausted
from ingest.demo.grammar import Template, capital, expand, expand_inside, tidy
from ingest.demo.styles import HEADING, LIST, Block, heading
from ingest.demo.typos import slips
from matching.core.job_order import Employment, LanguageLevel

#: Blocks about the municipality or region behind a public workplace.
_OWNERS_BLOCKS = frozenset({"owner", "heading_owner"})
#: Words in the shortest advertisement.
_SHORTEST = 80
_LEVELS: Mapping[LanguageLevel, tuple[str, ...]] = {
    LanguageLevel.BASIC: ("nok til enkle beskeder", "i det daglige", "på et enkelt niveau"),
    LanguageLevel.GOOD: ("godt", "uden større besvær", "på et rimeligt niveau"),
    LanguageLevel.FLUENT: ("flydende", "ubesværet, også på skrift", "på højt niveau"),
}
_MARKS = ("- ", "• ", "* ", "– ", "· ", "", "- ")


@dataclass(frozen=True)
class Passage:
    """A heading, a list with one line per bullet, or a paragraph with one line per sentence."""

    kind: str
    lines: tuple[str, ...]


class Composer:
    """Composes one advertisement; sentences of a section are used once each."""

    def __init__(self, words: AdWords) -> None:
        self._words, self._rng = words, words.rng
        self._needs = words.needs
        self._used: dict[str, list[int]] = {}
        self._licences = _licence_lines(words) + _language_lines(words)
        self._nouns = self._rng.random() < 0.3

    def passages(self) -> list[Passage]:
        """The whole advertisement; a heading with nothing under it is left out."""
        found: list[Passage] = []
        for block in self._rng.choice(self._words.style.skeletons):
            if self._rng.random() >= block.share or (block.name in _OWNERS_BLOCKS and not self._words.terms.public):
                continue
            passage = self._passage(block, found[-1] if found else None)
            if passage.kind == HEADING and found and found[-1].kind == HEADING:
                found.pop()
            if passage.lines:
                found.append(passage)
        return self._stretched(_without_loose_ends([*found, *self._forgotten_licences()]))

    def _stretched(self, passages: list[Passage]) -> list[Passage]:
        """The advertisement with more about the workplace while it is shorter than the shortest we want."""
        for section in ("about", "offer_prose", "about", "offer_prose", "about"):
            if sum(len(line.split()) for passage in passages for line in passage.lines) >= _SHORTEST:
                break
            passages.insert(max(1, len(passages) - 1), Passage(">", tuple(self._sentences(section, 1))))
        return [passage for passage in passages if passage.lines]

    def _passage(self, block: Block, before: Passage | None) -> Passage:
        if block.kind == HEADING:
            return Passage(HEADING, (self._heading(block.name),))
        number = self._rng.randint(block.least, block.most)
        if block.kind == LIST:
            return Passage(LIST, tuple(self._bullets(block.name, number, before)))
        return Passage(block.kind, tuple(self._sentences(block.name, number)))

    def _heading(self, name: str) -> str:
        choices = self._words.style.sentences.get(name) or heading(name)
        return expand(self._rng.choice(choices), self._rng, self._words)

    def _bullets(self, name: str, number: int, before: Passage | None) -> Iterator[str]:
        makers: Mapping[str, Callable[[], str]] = {
            "task": lambda: self._task(before),
            "wish": lambda: f"Du {self._wish_or_trait()}",
            "wish_har": self._wish_or_trait,
            "wish_kort": lambda: expand(
                self._rng.choice(self._words.style.sentences["wish_kort"]), self._rng, self._words
            ),
            "trait_du": lambda: f"Du {self._next('trait')}",
        }
        for _ in range(number):
            try:
                yield capital(tidy(makers[name]() if name in makers else self._next(name)))
            except Exhausted:
                break
        if name.startswith("wish"):
            yield from self._take_licences()

    def _task(self, before: Passage | None) -> str:
        infinitive = not self._nouns or (before is not None and before.lines[-1].endswith(":"))
        return self._words("inf" if infinitive else "nom")

    def _wish_or_trait(self) -> str:
        """A skill in two of three lines, else a trait; a trait when no skill is left."""
        if self._rng.random() < 0.66:
            try:
                return self._words.wish()
            except Exhausted:
                pass
        return self._next("trait")

    def _take_licences(self) -> list[str]:
        lines, self._licences = self._licences, []
        return lines

    def _forgotten_licences(self) -> list[Passage]:
        """Licences no block had room for, as a last paragraph."""
        return [Passage(">", tuple(f"{line.rstrip('.')}." for line in self._take_licences()))] if self._licences else []

    def _sentences(self, name: str, number: int) -> Iterator[str]:
        if name == "terms":
            yield from self._terms()
            return
        for _ in range(number):
            section = _section(name, self._words)
            if section == "hours_line" and self._used.get(section):
                break
            try:
                yield capital(self._next(section))
            except Exhausted:
                break
        if name == "prose_wishes":
            yield from (f"{line.rstrip('.')}." for line in self._take_licences())

    def _next(self, section: str) -> str:
        """A sentence of a section not used before in this advertisement. Raises Exhausted when there is none."""
        templates = self._words.style.sentences.get(section, ())
        used = self._used.setdefault(section, [])
        left = [place for place in range(len(templates)) if place not in used]
        if not left:
            raise Exhausted
        place = self._rng.choice(left)
        used.append(place)
        return self._expanded(templates[place], section)

    def _expanded(self, template: Template, section: str) -> str:
        told = len(self._needs.told)
        try:
            return (expand_inside if section == "trait" else expand)(template, self._rng, self._words)
        except Exhausted:
            self._needs.take_back(told)
            raise

    def _terms(self) -> Iterator[str]:
        """Hours, start, length and number of positions, each told in most advertisements."""
        terms = self._words.terms
        told = [
            ("hours_line", 0.75),
            ("start", 0.7),
            ("temporary", 0.95 if terms.employment is Employment.TEMPORARY else 0.0),
            ("more_positions", 0.8 if terms.positions > 1 else 0.0),
        ]
        for section, share in told:
            if self._rng.random() < share and not self._used.get(section):
                yield self._next(section)


def _section(name: str, words: AdWords) -> str:
    """The section a block takes its sentences from; some are apart for public and private employers."""
    side = "public" if words.terms.public else "private"
    if name == "nice":
        return "nice_line" if words.rng.random() < 0.6 else "nice_line_inf"
    if name == "apply" and not words.terms.public and words.rng.random() < 0.25:
        return "apply_short"
    return {
        "pay": f"pay_{side}",
        "diversity": f"diversity_{side}",
        "apply": f"apply_{side}",
        "hours": "hours_line",
    }.get(name, name)


def _licence_lines(words: AdWords) -> list[str]:
    """A line for each licence told: most of those demanded by law, some of the usual ones."""
    must = [_licence_line(words, "licence_line", key) for key in words.licences_must]
    return must + [_licence_line(words, "licence_nice", key) for key in words.licences_nice]


def _licence_line(words: AdWords, section: str, key: str) -> str:
    licence = words.world.starter.licences[key]
    name = words.rng.choice((licence.label, *licence.synonyms))
    return capital(expand_inside(words.rng.choice(words.style.sentences[section]), words.rng, lambda _: name))


def _language_lines(words: AdWords) -> list[str]:
    """A line for each language asked for, told in two of three advertisements."""
    asked = [language for language in words.languages if words.rng.random() < 0.66]
    slots = [{"sprog": language.language, "niveau": words.rng.choice(_LEVELS[language.level])} for language in asked]
    return [
        expand(words.rng.choice(words.style.sentences["language_line"]), words.rng, slot.__getitem__) for slot in slots
    ]


def _without_loose_ends(passages: list[Passage]) -> list[Passage]:
    """No heading at the end or right above another, no line that announces a list which did not come."""
    following = [passage.kind for passage in passages[1:]] + [""]
    mended = [_mended(passage, follows) for passage, follows in zip(passages, following, strict=True)]
    return [passage for passage in mended if passage.lines]


def _mended(passage: Passage, follows: str) -> Passage:
    if passage.kind == HEADING:
        return replace(passage, lines=() if follows in {"", HEADING} else passage.lines)
    if LIST in {passage.kind, follows}:
        return passage
    return replace(passage, lines=tuple(line for line in passage.lines if not line.endswith(":")))


def a_title(words: AdWords, rng: Random) -> str:
    """The advertisement's title; some do not say which occupation it is."""
    return capital(expand(rng.choice(words.style.sentences["title"]), rng, words)).strip(" -–,")


def with_slips(passages: list[Passage], rng: Random) -> list[Passage]:
    """The passages with slips in one or two of them."""
    found = list(passages)
    for place in rng.sample(range(len(found)), min(2, len(found))):
        lines = list(found[place].lines)
        chosen = rng.randrange(len(lines))
        lines[chosen] = slips(lines[chosen], rng, 2)
        found[place] = replace(found[place], lines=tuple(lines))
    return found


def as_text(passages: list[Passage], rng: Random) -> str:
    """Plain text: a line per heading, bullet and paragraph, headings and bullets marked as this writer does."""
    mark, colon, shout = rng.choice(_MARKS), rng.random() < 0.35, rng.random() < 0.08
    lines: list[str] = []
    for passage in passages:
        if passage.kind == HEADING:
            title = passage.lines[0].upper() if shout else passage.lines[0]
            lines.append(f"{title}:" if colon and title[-1].isalpha() else title)
        elif passage.kind == LIST:
            lines.extend(f"{mark}{line}" for line in passage.lines)
        else:
            lines.append(" ".join(passage.lines))
    return "\n".join(lines)


def as_html(passages: list[Passage]) -> str:
    """The same as simple HTML: headings, lists, paragraphs."""
    parts = []
    for passage in passages:
        lines = [escape(line, quote=False) for line in passage.lines]
        if passage.kind == HEADING:
            parts.append(f"<h3>{lines[0]}</h3>")
        elif passage.kind == LIST:
            parts.append("<ul>" + "".join(f"<li>{line}</li>" for line in lines) + "</ul>")
        else:
            parts.append(f"<p>{' '.join(lines)}</p>")
    return "\n".join(parts)
