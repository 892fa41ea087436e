"""What is kept is given again, what is old goes, and it never grows past its bound."""

import gzip

from api.figures.shelf import WORTH_PACKING, Kept, Packed


def test_a_thing_is_made_once() -> None:
    made = []
    kept = Kept(100, len)
    for _ in range(3):
        assert kept.get("a", lambda: made.append(1) or "abc") == "abc"
    assert made == [1]


def test_the_one_asked_for_longest_ago_goes_first() -> None:
    kept = Kept(10, len)
    for key in ("a", "b"):
        kept.get(key, lambda: "xxxx")
    kept.get("a", lambda: "never made")
    kept.get("c", lambda: "xxxx")
    assert kept.get("a", lambda: "made anew") == "xxxx"
    assert kept.get("b", lambda: "made anew") == "made anew"


def test_what_is_too_large_to_keep_is_given_all_the_same() -> None:
    kept = Kept(10, len)
    kept.get("a", lambda: "xxxx")
    assert kept.get("large", lambda: 50 * "x") == 50 * "x"
    assert kept.get("b", lambda: "xxxx") == "xxxx"
    assert kept.get("large", lambda: "made anew") == "made anew"


def test_a_file_is_packed_when_that_is_worth_it() -> None:
    large = WORTH_PACKING * b"tal "
    packed = Packed.of(large, pack=True)
    assert gzip.decompress(packed.gzipped or b"") == large
    assert Packed.of(b"tal", pack=True).gzipped is None
    assert Packed.of(large, pack=False).gzipped is None
