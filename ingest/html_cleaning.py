"""Making a foreign job advertisement safe to show and honest to read: what a visitor cannot see is dropped first.

The text form that the matcher reads comes from the cleaned tree, so both forms say the same.
"""

import html as html_entities
import re
from collections.abc import Iterator
from dataclasses import dataclass

import nh3
from lxml import html as lxml_html

from ingest.texts import as_text, without_invisible

ALLOWED_TAGS = frozenset({"p", "ul", "ol", "li", "strong", "em", "br", "a"})
_NEVER_SHOWN = frozenset(
    [
        "script",
        "style",
        "template",
        "head",
        "title",
        "meta",
        "link",
        "noscript",
        "iframe",
        "object",
        "embed",
        "svg",
        "math",
        "form",
        "input",
        "button",
        "select",
        "textarea",
        "audio",
        "video",
        "canvas",
    ]
)
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "aside",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "pre",
        "table",
        "tbody",
        "thead",
        "tr",
        "td",
        "th",
        "dl",
        "dt",
        "dd",
        "address",
        "figure",
        "figcaption",
        "ul",
        "ol",
        "li",
    ]
)
_RENAMED = {"b": "strong", "i": "em"} | {f"h{level}": "strong" for level in range(1, 7)}
_KEPT_BLOCKS = frozenset({"ul", "ol", "li", "p"})
_LOOKS_LIKE_HTML = re.compile(r"</?(?:p|br|div|span|ul|ol|li|strong|b|em|i|h[1-6]|a|table|script|img)\b[^<>]*>", re.I)
_ESCAPED_HTML = re.compile(r"&lt;/?(?:p|br|div|span|ul|ol|li|strong|b|em|h[1-6])\b", re.I)
_HIDING_STYLE = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|font-size:[0.]+(?:px|pt|em|rem|%)?(?:;|!|$)|opacity:[0.]+(?:;|!|$)"
    r"|text-indent:-\d{3,}|(?:left|right|top):-\d{3,}|(?:max-)?(?:height|width):0(?:px)?;.*overflow:hidden"
    r"|color:transparent"
)
_COLOR = re.compile(r"(?:^|;)color:([^;!]+)")
_BACKGROUND = re.compile(r"(?:^|;)background(?:-color)?:([^;!]+)")
_WHITE = re.compile(
    r"#f{3}(?:f)?|#f{6}(?:f{2})?|white|rgba?\((?:255,){2}255(?:,1(?:\.0+)?)?\)|hsl\([\d.]+,[\d.]+%,100%\)"
)
#: A line break beside a block, beside another break, or at either end.
_NEEDLESS_BREAK = re.compile(
    r"(?:<br>\s*)+(?=</?(?:p|ul|ol|li)\b|\s*$)|(?:(?<=^)|(?<=</p>)|(?<=</[uo]l>)|(?<=</li>)|(?<=<br>))\s*(?:<br>\s*)+"
)


@dataclass(frozen=True)
class CleanText:
    """An advertisement as sanitised HTML for display and as plain text with a newline per block."""

    html: str
    text: str


def looks_like_html(text: str) -> bool:
    """Whether there are tags that a job advertisement uses, plain or escaped once."""
    return bool(_LOOKS_LIKE_HTML.search(text) or _ESCAPED_HTML.search(text))


def clean_html(markup: str) -> CleanText:
    """The visible part of foreign markup, with nothing left but plain blocks, emphasis and https links."""
    if not _LOOKS_LIKE_HTML.search(markup) and _ESCAPED_HTML.search(markup):
        markup = html_entities.unescape(markup)
    tree = _parsed(without_invisible(markup).replace("\0", ""))
    if tree is None:
        return CleanText("", "")
    _drop_hidden(tree)
    _flatten(tree)
    cleaned = nh3.clean(
        _inner_markup(tree),
        tags=set(ALLOWED_TAGS),
        attributes={"a": {"href"}},
        url_schemes={"https"},
        url_relative="deny",
        link_rel="noopener noreferrer nofollow",
    )
    tidy = _NEEDLESS_BREAK.sub("", cleaned).strip()
    return CleanText(tidy, _text_of(tidy))


def _parsed(markup: str) -> "lxml_html.HtmlElement | None":
    if not markup.strip():
        return None
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    return lxml_html.fromstring(f"<div>{markup}</div>".encode("utf-8", "ignore"), parser=parser)


def _drop_hidden(tree: "lxml_html.HtmlElement") -> None:
    """Take out what no visitor sees; the text after a dropped element stays."""
    for element in [element for element in tree.iter() if isinstance(element.tag, str)]:
        if element.getparent() is not None and _is_hidden(element):
            element.drop_tree()


def _is_hidden(element: "lxml_html.HtmlElement") -> bool:
    if element.tag in _NEVER_SHOWN or "hidden" in element.attrib:
        return True
    if element.get("aria-hidden", "").strip().casefold() == "true":
        return True
    style = re.sub(r"/\*.*?\*/|\s", "", element.get("style", "")).casefold()
    return bool(_HIDING_STYLE.search(style)) or _is_unreadable(element, style)


def _is_unreadable(element: "lxml_html.HtmlElement", style: str) -> bool:
    """White, or its own background's colour, with no other background declared behind it."""
    match = _COLOR.search(style)
    color = match.group(1) if match else re.sub(r"\s", "", element.get("color", "")).casefold()
    if not color:
        return False
    behind = next(_backgrounds(element), "white")
    return color == behind or bool(_WHITE.fullmatch(color) and _WHITE.fullmatch(behind))


def _backgrounds(element: "lxml_html.HtmlElement") -> Iterator[str]:
    """The backgrounds declared on the element and around it, nearest first."""
    for around in (element, *element.iterancestors()):
        style = re.sub(r"\s", "", around.get("style", "")).casefold()
        if match := _BACKGROUND.search(style):
            yield match.group(1)
        elif around.get("bgcolor"):
            yield around.get("bgcolor", "").strip().casefold()


def _flatten(tree: "lxml_html.HtmlElement") -> None:
    """Turn blocks that hold no other block into paragraphs, headings into strong ones, and unwrap the rest."""
    for element in [element for element in tree.iterdescendants() if isinstance(element.tag, str)]:
        tag = str(element.tag)
        if tag in _BLOCKS and tag not in _KEPT_BLOCKS:
            _flatten_block(element, tag)
        elif tag in _RENAMED:
            element.tag = _RENAMED[tag]


def _flatten_block(element: "lxml_html.HtmlElement", tag: str) -> None:
    holds_blocks = any(inner.tag in _BLOCKS for inner in element.iterdescendants())
    if holds_blocks or any(around.tag in {"p", "li"} for around in element.iterancestors()):
        element.insert(0, lxml_html.Element("br"))
        element[0].tail, element.text = element.text, None
        element.append(lxml_html.Element("br"))
        element.drop_tag()
    elif tag in _RENAMED:
        _make_strong_paragraph(element)
    else:
        element.tag = "p"


def _make_strong_paragraph(element: "lxml_html.HtmlElement") -> None:
    strong = lxml_html.Element("strong")
    strong.text, element.text = element.text, None
    strong.extend(list(element))
    element.append(strong)
    element.tag = "p"


def _inner_markup(tree: "lxml_html.HtmlElement") -> str:
    inner = "".join(lxml_html.tostring(child, encoding="unicode") for child in tree)
    return html_entities.escape(tree.text or "", quote=False) + inner


def _text_of(cleaned: str) -> str:
    """The text of sanitised HTML: every block and line break begins a new line, empty lines dropped."""
    broken = re.sub(r"\s+", " ", cleaned)
    broken = re.sub(r"<(?:/?(?:p|ul|ol|li)|br)\b[^>]*>", "\n", broken)
    bare = html_entities.unescape(re.sub(r"<[^>]*>", "", broken))
    return as_text(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", "", bare), longest=max(len(bare), 1))
