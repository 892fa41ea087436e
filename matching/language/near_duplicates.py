"""Telling when two job orders are the same job told twice, and why, without confusing two jobs from one template.

Texts are compared by MinHash (A. Broder, 1997) over runs of four words. The share of equal positions in two
signatures estimates how much of the texts' runs they share (Jaccard), with a standard error of about 0.04 at 0.8.
Bands of six rows find pairs at 0.8 with a probability of 0.998 and pairs at 0.3 with 0.014.
"""

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz

from matching.core.job_order import JobOrderSubmission

PERMUTATIONS = 120
BANDS = 20
ROWS = PERMUTATIONS // BANDS
WORDS_PER_SHINGLE = 4
TEXT_ALIKE = 0.8
#: Two orders of one employer in one place with one title are still two jobs when their texts share less than this.
TEXT_UNLIKE = 0.2
TITLE_ALIKE = 0.8
_SEED = 20261123  # changing it makes every stored signature worthless

Signature = tuple[int, ...]

_WORD = re.compile(r"\w+")
_TITLE_NOISE = re.compile(r"\b(?:m\s*/\s*k|søges|søger|vi|til|hos|job|som|snarest|en|et|og|i)\b")
_COMPANY_FORM = re.compile(r"\b(?:a\s*/\s*s|aps|i\s*/\s*s|k\s*/\s*s|ivs|p\s*/\s*s|amba|fmba)\b")
#: Words that make two otherwise equal titles two jobs, by how they begin.
_TELLING = (
    *("dag", "aften", "nat", "weekend", "elev", "lærling", "praktik", "student", "vikar", "barsel"),
    *("leder", "chef", "souschef", "assistent", "fuldtid", "deltid", "junior", "senior"),
)


@dataclass(frozen=True)
class Fingerprint:
    """What of an order is compared: who, where, what and the text's signature (empty for a text too short)."""

    title: str
    employer_name: str | None = None
    cvr_number: str | None = None
    postcode: str | None = None
    signature: Signature = ()


@dataclass(frozen=True)
class NearDuplicate:
    """That two orders are nearly the same: how alike their texts and titles are (0-1), and the reason in Danish."""

    text_likeness: float | None
    title_likeness: float
    reason: str


def fingerprint(order: JobOrderSubmission) -> Fingerprint:
    """The fingerprint of an order as submitted."""
    return Fingerprint(order.title, order.employer_name, order.cvr_number, order.postcode, signature(order.text))


def signature(text: str) -> Signature:
    """The MinHash signature of a text: 120 numbers below 2^32; empty for a text of fewer than four words."""
    shingles = _shingles(text)
    if not shingles:
        return ()
    from datasketch import MinHash  # noqa: PLC0415  imports scipy, which pages must not wait for

    minhash = MinHash(num_perm=PERMUTATIONS, seed=_SEED)
    minhash.update_batch(shingles)
    return tuple(int(value) for value in minhash.hashvalues)


def bands(of: Signature) -> tuple[int, ...]:
    """Twenty signed 64-bit numbers; two orders that share one are candidates. Empty for an empty signature."""
    rows = (of[start : start + ROWS] for start in range(0, len(of), ROWS))
    return tuple(_band(number, part) for number, part in enumerate(rows))


def _band(number: int, rows: Sequence[int]) -> int:
    packed = np.array([number, *rows], dtype=">u8").tobytes()
    return int.from_bytes(hashlib.blake2b(packed, digest_size=8).digest(), "big", signed=True)


def compare(one: Fingerprint, other: Fingerprint) -> NearDuplicate | None:
    """Why two orders are nearly the same, or None.

    Their titles must agree. Then either one employer wants it in one place, and the texts do not contradict that, or
    the texts are nearly equal and nothing says that the places differ; two employers must then share the place.
    """
    title = _title_likeness(one.title, other.title)
    if title < TITLE_ALIKE or _tell_apart(one.title, other.title):
        return None
    text = likeness(one.signature, other.signature)
    if _same_place(one, other) and _same_employer(one, other) and (text is None or text >= TEXT_UNLIKE):
        return NearDuplicate(text, title, _reason("Samme virksomhed og sted", title, text))
    if text is None or text < TEXT_ALIKE or not _could_be_one(one, other):
        return None
    return NearDuplicate(text, title, _reason(_shared(one, other), title, text))


def likeness(one: Signature, other: Signature) -> float | None:
    """The estimated share of four-word runs that two texts have in common, 0-1; None when a text is too short."""
    if not one or not other:
        return None
    return float(np.mean(np.array(one) == np.array(other)))


def _shingles(text: str) -> list[bytes]:
    words = _WORD.findall(unicodedata.normalize("NFKC", text).casefold())
    runs = (words[start : start + WORDS_PER_SHINGLE] for start in range(len(words) - WORDS_PER_SHINGLE + 1))
    return sorted({" ".join(run).encode() for run in runs})


def _plain_title(title: str) -> str:
    return " ".join(_WORD.findall(_TITLE_NOISE.sub(" ", title.casefold())))


def _title_likeness(one: str, other: str) -> float:
    """How alike two titles are when word order and filling words do not count, 0-1."""
    return float(fuzz.token_sort_ratio(_plain_title(one), _plain_title(other))) / 100


def _tell_apart(one: str, other: str) -> bool:
    """Whether the titles differ in a number or in a word such as "nat" or "elev"."""
    return _telling_words(one) != _telling_words(other)


def _telling_words(title: str) -> frozenset[str]:
    words = _WORD.findall(title.casefold())
    numbers = {word for word in words if any(character.isdigit() for character in word)}
    telling = {stem for stem in _TELLING for word in words if word.startswith(stem) or word.endswith(stem)}
    return frozenset(numbers | telling)


def _same_place(one: Fingerprint, other: Fingerprint) -> bool:
    return one.postcode is not None and one.postcode == other.postcode


def _same_employer(one: Fingerprint, other: Fingerprint) -> bool:
    """By CVR when both have one, else by name without the company form."""
    if one.cvr_number and other.cvr_number:
        return one.cvr_number == other.cvr_number
    names = {_plain_employer(one), _plain_employer(other)}
    return len(names) == 1 and names != {""}


def _plain_employer(of: Fingerprint) -> str:
    return " ".join(_WORD.findall(_COMPANY_FORM.sub(" ", (of.employer_name or "").casefold())))


def _employers_differ(one: Fingerprint, other: Fingerprint) -> bool:
    both_told = bool((one.cvr_number or one.employer_name) and (other.cvr_number or other.employer_name))
    return both_told and not _same_employer(one, other)


def _could_be_one(one: Fingerprint, other: Fingerprint) -> bool:
    if one.postcode and other.postcode and one.postcode != other.postcode:
        return False
    return _same_place(one, other) or not _employers_differ(one, other)


def _shared(one: Fingerprint, other: Fingerprint) -> str:
    if _employers_differ(one, other):
        return "Samme sted og titel, men to virksomhedsnavne"
    return "Samme virksomhed og titel" if _same_employer(one, other) else "Samme titel"


def _reason(shared: str, title: float, text: float | None) -> str:
    """One Danish sentence part, such as "Samme virksomhed og sted, teksten er 93 % ens"."""
    if text is not None and text >= TEXT_ALIKE:
        return f"{shared}, teksten er {_percent(text)} ens"
    return f"{shared}, titlen er {_percent(title)} ens"


def _percent(share: float) -> str:
    return f"{int(100 * share)} %"
