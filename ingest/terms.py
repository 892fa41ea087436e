"""The terms of a job in Danish words: hours, shifts, languages, sector, length, number of positions, travel."""

import re
from collections.abc import Iterator, Mapping

from ingest.rows import FieldRefused
from ingest.texts import as_line, as_text
from matching.core.job_order import LANGUAGE_RANK, Employment, Hours, Language, LanguageLevel, Sector, Shift
from matching.core.travel import Mode

FULL_TIME = 37.0
MOST_HOURS = 48.0
#: What a bare "deltid" says: anything under full time.
PART_TIME = Hours(1.0, 36.0)
MOST_POSITIONS = 500

_NUMBER = r"\d{1,2}(?:[.,]\d{1,2})?"
_HOUR_WORDS = re.compile(
    r"\b(?:timer?|t|hrs?|ugentligt?|ca|mellem|arbejdsuge)\b\.?|(?:/|pr\.?|om|per)\s*ugen?\b|[():]", re.IGNORECASE
)
_RANGE = re.compile(rf"({_NUMBER})\s*(?:-|–|til|og)\s*({_NUMBER})")
_SINGLE = re.compile(_NUMBER)
_AT_MOST = re.compile(rf"(?:op til|højst|maks\.?|max\.?|under)\s*({_NUMBER})", re.IGNORECASE)
_AT_LEAST = re.compile(rf"(?:mindst|minimum|min\.?|fra)\s*({_NUMBER})", re.IGNORECASE)
_HOURS_HOW = "Skriv ugentlige timer over 0 og højst 48, for eksempel 37, 30-37, fuldtid eller deltid."

_HOUR_TERMS: Mapping[str, Hours] = {
    "fuldtid": Hours(FULL_TIME, FULL_TIME),
    "fuld tid": Hours(FULL_TIME, FULL_TIME),
    "full_time": Hours(FULL_TIME, FULL_TIME),
    "deltid": PART_TIME,
    "part_time": PART_TIME,
    "fuldtid/deltid": Hours(PART_TIME.least, FULL_TIME),
    "deltid/fuldtid": Hours(PART_TIME.least, FULL_TIME),
    "fuldtid eller deltid": Hours(PART_TIME.least, FULL_TIME),
}


def as_hours(value: object) -> Hours:
    """Weekly hours, over 0 and at most 48, from a number, a range in text, a word, or `{"least", "most"}`."""
    if isinstance(value, Mapping):
        return _checked_hours(_number(value.get("least")), _number(value.get("most")))
    text = as_line(value).casefold()
    if text in _HOUR_TERMS:
        return _HOUR_TERMS[text]
    return _hours_in(" ".join(_HOUR_WORDS.sub(" ", text).split()))


def _hours_in(text: str) -> Hours:
    if match := _RANGE.fullmatch(text):
        return _checked_hours(_number(match.group(1)), _number(match.group(2)))
    if _SINGLE.fullmatch(text):
        return _checked_hours(_number(text), _number(text))
    if match := _AT_MOST.fullmatch(text):
        most = _number(match.group(1))
        return _checked_hours(min(PART_TIME.least, most), most)
    if match := _AT_LEAST.fullmatch(text):
        least = _number(match.group(1))
        return _checked_hours(least, max(FULL_TIME, least))
    raise FieldRefused("Timetallet kan ikke læses.", _HOURS_HOW)


def _checked_hours(least: float, most: float) -> Hours:
    if not 0 < least <= most <= MOST_HOURS:
        raise FieldRefused("Timetallet er ikke muligt.", _HOURS_HOW)
    return Hours(least, most)


def _number(value: object) -> float:
    """A number with a decimal comma or point."""
    try:
        return float(as_line(value if value is not None else "").replace(",", "."))
    except ValueError:
        raise FieldRefused("Tallet kan ikke læses.", "Skriv et tal, for eksempel 37 eller 37,5.") from None


def as_positions(value: object) -> int:
    """A whole number from 1 to 500."""
    number = _number(value)
    if not (number.is_integer() and 1 <= number <= MOST_POSITIONS):
        raise FieldRefused("Antallet er ikke muligt.", f"Skriv et helt tal fra 1 til {MOST_POSITIONS}.")
    return int(number)


_DAY, _EVENING, _NIGHT, _WEEKEND = Shift.DAY, Shift.EVENING, Shift.NIGHT, Shift.WEEKEND
_SHIFT_TERMS: Mapping[str, frozenset[Shift]] = {
    "skiftehold": frozenset({_DAY, _EVENING, _NIGHT}),
    "3-holdsskift": frozenset({_DAY, _EVENING, _NIGHT}),
    "2-holdsskift": frozenset({_DAY, _EVENING}),
    "døgn": frozenset(Shift),
    "døgnvagt": frozenset(Shift),
    "døgnvagter": frozenset(Shift),
    "alle": frozenset(Shift),
    "morgen": frozenset({_DAY}),
    "lørdag": frozenset({_WEEKEND}),
    "søndag": frozenset({_WEEKEND}),
    "lør-søn": frozenset({_WEEKEND}),
}
_SHIFT_STEMS: Mapping[str, Shift] = {
    "dag": _DAY,
    "aften": _EVENING,
    "natte": _NIGHT,
    "nat": _NIGHT,
    "weekend": _WEEKEND,
}
_SHIFT_ENDINGS = ("", "tid", "timer", "vagt", "vagter", "arbejde", "hold", "er")


def _shifts_of(word: str) -> frozenset[Shift]:
    for stem, shift in _SHIFT_STEMS.items():
        if word in {stem + ending for ending in _SHIFT_ENDINGS} or word == shift.value:
            return frozenset({shift})
    if word in _SHIFT_TERMS:
        return _SHIFT_TERMS[word]
    raise FieldRefused("Arbejdstidspunktet kendes ikke.", "Skriv dag, aften, nat, weekend eller skiftehold.")


def as_shifts(value: object) -> frozenset[Shift]:
    """Shifts by Danish words, with anything usual between them: "dag; aften", "dag og aften", "dag/aften"."""
    parts = value if isinstance(value, list | tuple) else re.split(r"[;|/,+\n]|\bog\b|\beller\b", as_line(value))
    words = [as_line(part).casefold() for part in parts]
    return frozenset(shift for word in words if word for shift in _shifts_of(word))


_LEVELS: Mapping[LanguageLevel, frozenset[str]] = {
    LanguageLevel.BASIC: frozenset(["lidt", "basic", "begynder", "basis", "grundlæggende", "elementært", "a1", "a2"]),
    LanguageLevel.GOOD: frozenset(["godt", "god", "good", "mellem", "øvet", "rimeligt", "samtale", "b1", "b2"]),
    LanguageLevel.FLUENT: frozenset(
        [
            "flydende",
            "fluent",
            "perfekt",
            "meget godt",
            "modersmål",
            "modersmålsniveau",
            "forhandlingsniveau",
            "højt niveau",
            "c1",
            "c2",
        ]
    ),
}
_BY_WORD = {word: level for level, words in _LEVELS.items() for word in words}
_FOREIGN_NAMES = {"danish": "dansk", "english": "engelsk", "german": "tysk", "swedish": "svensk", "norwegian": "norsk"}
_LANGUAGE = re.compile(r"([^\W\d_]{2,30}(?:[ -][^\W\d_]{2,30})?)", re.UNICODE)
_LANGUAGE_HOW = "Skriv for eksempel »dansk: flydende; engelsk: godt«. Niveauerne er lidt, godt og flydende."


def as_languages(value: object) -> tuple[Language, ...]:
    """Languages with levels from text or a list; without a level "godt" is meant; the best level of each is kept.

    "Modersmål" is read as fluent and nothing more: which language a person grew up with is not kept.
    """
    found: dict[str, Language] = {}
    for language in _languages_in(value):
        known = found.get(language.language)
        if known is None or LANGUAGE_RANK[known.level] < LANGUAGE_RANK[language.level]:
            found[language.language] = language
    return tuple(found.values())


def _languages_in(value: object) -> Iterator[Language]:
    parts = value if isinstance(value, list | tuple) else re.split(r"[;|\n,]", as_text(value))
    for part in parts:
        if isinstance(part, Mapping):
            yield _language(as_line(part.get("language") or ""), as_line(part.get("level") or ""))
        elif line := as_line(part).casefold():
            yield _language(*_name_and_level(line))


def _name_and_level(line: str) -> tuple[str, str]:
    """Split `engelsk: godt`, `engelsk (godt)`, `engelsk - godt` or `engelsk godt`; the level may be missing."""
    line = re.sub(r"[()]", " ", re.sub(r"\s*(?::|\s[-–]\s|\()\s*", "\t", line, count=1)).strip()
    if "\t" in line:
        name, _, level = line.partition("\t")
        return name.strip(), level.strip()
    level = next((word for word in sorted(_BY_WORD, key=len, reverse=True) if line.endswith(f" {word}")), "")
    return line.removesuffix(level).strip(), level


def _language(name: str, level: str) -> Language:
    if not _LANGUAGE.fullmatch(name):
        raise FieldRefused("Sproget kan ikke læses.", _LANGUAGE_HOW)
    if level.casefold() not in _BY_WORD and level:
        raise FieldRefused("Sprogniveauet kendes ikke.", _LANGUAGE_HOW)
    folded = name.casefold()
    return Language(_FOREIGN_NAMES.get(folded, folded), _BY_WORD.get(level.casefold(), LanguageLevel.GOOD))


_SECTORS: Mapping[Sector, frozenset[str]] = {
    Sector.PRIVATE: frozenset({"privat", "private", "privat virksomhed"}),
    Sector.PUBLIC: frozenset(
        {"offentlig", "offentligt", "public", "kommune", "kommunal", "region", "stat", "statslig"}
    ),
}
_EMPLOYMENTS: Mapping[Employment, frozenset[str]] = {
    Employment.PERMANENT: frozenset(
        {"fast", "permanent", "fast stilling", "fastansættelse", "varig", "tidsubegrænset"}
    ),
    Employment.TEMPORARY: frozenset(
        [
            "tidsbegrænset",
            "temporary",
            "tidsbegrænset stilling",
            "midlertidig",
            "vikariat",
            "vikar",
            "barselsvikariat",
            "projekt",
        ]
    ),
}


def as_sector(value: object) -> Sector:
    """Private or public, by a Danish word."""
    word = as_line(value).casefold()
    for sector, words in _SECTORS.items():
        if word in words:
            return sector
    raise FieldRefused("Sektoren kendes ikke.", "Skriv privat eller offentlig.")


def as_employment(value: object) -> Employment:
    """Permanent or temporary, by a Danish word."""
    word = as_line(value).casefold()
    for employment, words in _EMPLOYMENTS.items():
        if word in words:
            return employment
    raise FieldRefused("Ansættelsens varighed kendes ikke.", "Skriv fast eller tidsbegrænset.")


_MINUTES = re.compile(r"(\d{1,3})\s*(?:m|min\.?|minut|minutter)?")
_HOURS_AND_MINUTES = re.compile(
    r"(\d)(?:[.,](\d))?\s*(?:t|time|timer)\.?(?:\s*(?:og\s*)?(\d{1,2})\s*(?:m|min\.?|minutter)?)?"
)
_TRAVEL_HOW = "Skriv minutter hver vej, fra 1 til 240, for eksempel 45."


def as_travel_limit(value: object) -> int:
    """Minutes one way, 1 to 240, from `45`, `45 min`, `1 time`, `1,5 time` or `1 t 15 min`."""
    text = as_line(value).casefold()
    if match := _MINUTES.fullmatch(text):
        minutes = int(match.group(1))
    elif match := _HOURS_AND_MINUTES.fullmatch(text):
        hours, tenths, rest = (int(part or 0) for part in match.groups())
        minutes = 60 * hours + 6 * tenths + rest
    else:
        raise FieldRefused("Rejsetiden kan ikke læses.", _TRAVEL_HOW)
    if not 1 <= minutes <= 240:
        raise FieldRefused("Rejsetiden er ikke mulig.", _TRAVEL_HOW)
    return minutes


_MODES: Mapping[Mode, frozenset[str]] = {
    Mode.CAR: frozenset({"bil", "car", "i bil", "egen bil"}),
    Mode.TRANSIT: frozenset(
        ["offentlig transport", "offentlig", "transit", "kollektiv", "kollektiv transport", "bus", "tog", "bus og tog"]
    ),
}


def as_travel_mode(value: object) -> Mode:
    """Car or public transport, by a Danish word."""
    word = as_line(value).casefold()
    for mode, words in _MODES.items():
        if word in words:
            return mode
    raise FieldRefused("Transportmidlet kendes ikke.", "Skriv bil eller offentlig transport.")


_YES = frozenset(["ja", "j", "yes", "true", "sand", "1", "x"])
_NO = frozenset(["nej", "n", "no", "false", "falsk", "0"])


def as_yes_no(value: object) -> bool:
    """Yes or no, by a Danish word, a number, a cross or JSON's own."""
    if isinstance(value, bool):
        return value
    word = as_line(value).casefold()
    if word not in _YES | _NO:
        raise FieldRefused("Svaret kan ikke læses.", "Skriv ja eller nej.")
    return word in _YES
