"""The digest of a submission changes with its content and with nothing else."""

from dataclasses import dataclass, replace

from matching.core.job_order import Hours, JobOrderSubmission, Shift
from matching.core.landing import Landed, content_digest

ORDER = JobOrderSubmission("fil", "1", "Kok", "Vi søger en kok", hours=Hours(30, 37), shifts=frozenset({Shift.DAY}))


def test_the_digest_is_the_same_on_every_machine():
    assert content_digest(ORDER) == "535d35a8f89bca93dfa766cdd6d37ddb08c1cffd2149baf797823195ce4a5d27"


def test_a_changed_field_changes_the_digest():
    assert content_digest(replace(ORDER, positions=2)) != content_digest(ORDER)
    assert content_digest(replace(ORDER, text="Vi søger en Kok")) != content_digest(ORDER)


def test_whole_floats_and_the_order_of_a_set_do_not_matter():
    both = frozenset({Shift.DAY, Shift.NIGHT}), frozenset({Shift.NIGHT, Shift.DAY})
    assert content_digest(replace(ORDER, hours=Hours(30.0, 37.0))) == content_digest(ORDER)
    assert content_digest(replace(ORDER, shifts=both[0])) == content_digest(replace(ORDER, shifts=both[1]))


def test_a_field_added_later_with_a_default_leaves_old_digests_alone():
    @dataclass(frozen=True)
    class Before:
        title: str

    @dataclass(frozen=True)
    class After:
        title: str
        added: int = 3

    assert content_digest(Before("Kok")) == content_digest(After("Kok"))
    assert content_digest(Before("Kok")) != content_digest(After("Kok", added=4))


def test_landed_has_danish_labels():
    assert [landed.label for landed in Landed] == ["Ny", "Uændret", "Ændret"]
