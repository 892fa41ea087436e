"""Finding wording in a job order that may choose between people unlawfully. Offline, Danish, one sentence at a time.

It points and explains; a person mends the text or says why the words are needed.
"""

import re
from collections.abc import Iterator

from matching.core.wording import Finding
from matching.language.wording_rule import WELCOMES_ALL, WordingRule
from matching.language.wording_rules import RULES

_SENTENCE = re.compile(r"[^.!?;\n•▪●]+(?:(?:\.(?=\d)|(?<=\d)\.(?= [a-zæøå]))[^.!?;\n•▪●]+)*", re.UNICODE)


def unlawful_wording(text: str) -> list[Finding]:
    """The places in `text` that touch a protected ground, in the order of the text.

    Two of one ground never overlap: the more certain one stands, then the longer.
    """
    found = [finding for sentence in _SENTENCE.finditer(text) for finding in _in_sentence(text, sentence)]
    kept: list[Finding] = []
    for finding in sorted(found, key=lambda one: (one.question, -(one.end - one.start), one.start)):
        if not any(_meet(finding, other) for other in kept):
            kept.append(finding)
    return sorted(kept, key=lambda one: (one.start, one.end, one.ground.value))


def _meet(one: Finding, other: Finding) -> bool:
    return one.ground is other.ground and one.start < other.end and other.start < one.end


def _in_sentence(text: str, sentence: re.Match[str]) -> Iterator[Finding]:
    said = sentence.group().casefold().replace("\u00a0", " ")
    if len(said) != len(sentence.group()) or WELCOMES_ALL.search(said):
        return
    for rule in RULES:
        if rule.unless is None or not rule.unless.search(said):
            yield from _of_rule(rule, text, said, sentence.start())


def _of_rule(rule: WordingRule, text: str, said: str, offset: int) -> Iterator[Finding]:
    for match in rule.pattern.finditer(said):
        first, last = next(match.span(name) for name in match.groupdict() if match.group(name) is not None)
        start, end = offset + first, offset + last
        yield Finding(text[start:end], start, end, rule.ground, rule.rule, rule.instead, rule.question)
