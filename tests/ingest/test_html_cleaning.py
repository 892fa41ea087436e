"""Foreign markup loses what can run and what cannot be seen, and its text says what a visitor reads."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.html_cleaning import ALLOWED_TAGS, clean_html, looks_like_html


def test_a_usual_advertisement_keeps_its_blocks_and_emphasis():
    cleaned = clean_html(
        "<h2>Om <b>os</b></h2><div>Vi er<br>glade</div><ul><li>truck</li><li>SAP &amp; Excel</li></ul>"
    )
    assert cleaned.html == (
        "<p><strong>Om <strong>os</strong></strong></p><p>Vi er<br>glade</p>"
        "<ul><li>truck</li><li>SAP &amp; Excel</li></ul>"
    )
    assert cleaned.text == "Om os\nVi er\nglade\ntruck\nSAP & Excel"


@pytest.mark.parametrize(
    "hidden",
    [
        '<p style="display: none">x</p>',
        '<span style="DISPLAY:NONE !important">x</span>',
        '<p style="visibility:hidden">x</p>',
        '<p style="font-size:0">x</p>',
        '<p style="font-size: 0.0px;">x</p>',
        '<p style="color:#FFF">x</p>',
        '<p style="color: white; background: #ffffff">x</p>',
        '<p style="color:#123456;background-color:#123456">x</p>',
        '<div style="background:#000"><p style="color:#000">x</p></div>',
        '<font color="white">x</font>',
        "<p hidden>x</p>",
        '<p aria-hidden="true">x</p>',
        '<p style="opacity:0">x</p>',
        '<p style="text-indent:-9999px">x</p>',
        '<p style="position:absolute;left:-5000px">x</p>',
        '<p style="dis/**/play:none">x</p>',
        "<script>x</script>",
        "<style>x</style>",
        "<template>x</template>",
        "<!-- x -->",
        "<title>x</title>",
        "<svg><text>x</text></svg>",
    ],
)
def test_what_no_visitor_sees_is_dropped_and_the_rest_stays(hidden):
    cleaned = clean_html(f"<div><p>før</p>{hidden} efter</div>")
    assert cleaned.text == "før\nefter"
    assert "x" not in re.sub("<[^>]*>", "", cleaned.html)


def test_white_on_a_dark_ground_is_seen():
    assert clean_html('<div style="background:#000"><p style="color:#fff">ses</p></div>').text == "ses"


def test_zero_width_characters_are_dropped():
    assert clean_html("<p>Lager\u200bmed\u2060arbejder\U000e0041</p>").text == "Lagermedarbejder"


def test_links_are_kept_only_to_https_and_carry_rel():
    cleaned = clean_html('<p><a href="https://a.dk/?x=1&amp;y=2" onclick="f()">a</a><a href="javascript:f()">b</a></p>')
    assert cleaned.html == (
        '<p><a href="https://a.dk/?x=1&amp;y=2" rel="noopener noreferrer nofollow">a</a>'
        '<a rel="noopener noreferrer nofollow">b</a></p>'
    )


@pytest.mark.parametrize(
    "href", ["http://a.dk", "//a.dk", "/intern", "data:text/html,x", " java\tscript:x", "mailto:a@b.dk"]
)
def test_other_addresses_are_dropped(href):
    assert "href" not in clean_html(f'<p><a href="{href}">a</a></p>').html


def test_markup_that_was_escaped_once_too_often_is_read_as_markup():
    cleaned = clean_html("&lt;p&gt;Hej&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;")
    assert (cleaned.html, cleaned.text) == ("<p>Hej</p>", "Hej")


def test_plain_text_with_a_less_than_sign_is_no_markup():
    assert not looks_like_html("Løn < 30.000 og alder > ingen krav")
    assert looks_like_html("Hej<br>du")


@pytest.mark.parametrize(
    "markup", ["<em>" * 100_000 + "x", "<p><em>" * 50_000, "<p " + "a=1 " * 50_000 + ">", "<", "</p>", ""]
)
def test_markup_made_to_hurt_is_survived(markup):
    assert isinstance(clean_html(markup).text, str)


_PIECES = (
    *(
        "<p>",
        "</p>",
        "<script>",
        "alert(1)",
        "<img src=x onerror=f()>",
        "<a href='javascript:f()'>",
        "<svg/onload=f()>",
    ),
    *("<li>", "<!--", "-->", "<style>", "&lt;script&gt;", "æ", "<math><mi>", "<iframe src=x>", '"', ">", "<table><td>"),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=12).map("".join))
def test_nothing_but_allowed_tags_and_no_handler_ever_comes_out(markup):
    cleaned = clean_html(markup).html
    assert set(re.findall(r"<\s*/?\s*([a-zA-Z0-9]+)", cleaned)) <= ALLOWED_TAGS
    assert not re.search(r"<[^>]*\bon\w+\s*=", cleaned)
    assert "javascript:" not in "".join(re.findall(r"<[^>]*>", cleaned))
