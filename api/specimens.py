"""Parts of pages as examples among others: made by their own templates, with ids and names that no other example has.

The same part stands in several states on one page, so an example's ids are given its key, and its landmarks its title.
Its forms send nothing: what is shown is how a part looks, not what it does.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any

from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader
from markupsafe import Markup, escape

from api.rendering import TEMPLATES, Chrome, environment
from matching.core.cards import Html


@dataclass(frozen=True)
class Specimen:
    """A part in one state: the real template and what it is given.

    `macro` names a macro of the template, which is called with `given`; without one the page's content, or the whole
    part, is made with `given` as its page. `waits` shows it as it looks while htmx waits for an answer.
    """

    title: str
    template: str
    given: Any
    macro: str = ""
    waits: bool = False


@dataclass(frozen=True)
class SpecimenView:
    """An example in its place."""

    key: Annotated[str, "Eksemplets id på siden"]
    title: Annotated[str, "Tilstanden i ord"]
    body: Annotated[Html, "Delen, som dens egen skabelon laver den"]


def specimen_view(specimen: Specimen, key: str, chrome: Chrome) -> SpecimenView:
    """Return the example with ids and names of its own."""
    made = _made(specimen, chrome)
    if specimen.waits:
        made = made.replace('class="talk"', 'class="talk htmx-request"', 1)
    return SpecimenView(key, specimen.title, Html(_apart(made, key, specimen.title)))


def _made(specimen: Specimen, chrome: Chrome) -> str:
    template = _unframed().get_template(specimen.template)
    if specimen.macro:
        return str(getattr(template.module, specimen.macro)(*specimen.given))
    return template.render({"page": specimen.given, "chrome": chrome})


@cache
def _unframed() -> Environment:
    """The pages' own templates, in a frame that holds nothing but their content."""
    imports = '{% from "dkfds/icon.html" import icon %}{% from "dkfds/search.html" import search %}'  # as base.html has
    frame = DictLoader({"base.html": imports + "{% block content %}{% endblock %}"})
    return environment().overlay(loader=ChoiceLoader((frame, FileSystemLoader(TEMPLATES))), cache_size=200)


_ATTRIBUTE = re.compile(r'(?<=\s)(?P<name>[a-z][\w:-]*)="(?P<value>[^"]*)"')
_ID = re.compile(r'(?<=\s)id="([^"]+)"')
#: An example takes no focus, keeps no draft and asks for nothing.
_DOES = re.compile(
    r"""\s(?:autofocus|(?:hx-[\w-]+|action|formaction|data-(?:draft|save|seek))(?:="[^"]*"|='[^']*')?)(?=[\s>])"""
)
#: A form of this method outside a dialog sends nothing, whatever is pressed.
_SENDS = re.compile(r'(?<=\s)method="(?:get|post)"')
_NAMED = re.compile(r'(<(?:nav|aside|section|form|ul|ol|div)\b[^>]*?\saria-label=")([^"]*)"')
_HEADED = re.compile(r'(<(?:section|aside|nav|article)\b[^>]*?\saria-labelledby=")([^"]*)"')
_REFERENCES = frozenset({"id", "for", "form", "aria-labelledby", "aria-describedby", "aria-controls"})
_EMPTY = re.compile(r'\s(?:form|aria-labelledby|aria-describedby|aria-controls)=""')
_PAGE_TITLE = re.compile(r"(</?)h1\b")


def _apart(made: str, key: str, title: str) -> str:
    own = frozenset(_ID.findall(made))
    quiet = _PAGE_TITLE.sub(r"\1h3", _SENDS.sub('method="dialog"', _DOES.sub("", made)))
    keyed = _EMPTY.sub("", _ATTRIBUTE.sub(lambda found: _keyed(found, own, key), quiet))
    named = _NAMED.sub(rf'\1\2 ({Markup(escape(title))})"', keyed)
    return _HEADED.sub(rf'\1\2 {key}-titel"', named)


def _keyed(found: re.Match[str], own: frozenset[str], key: str) -> str:
    """Return an attribute with the example's key on every id of its own; what stands elsewhere is not referred to."""
    name, value = found["name"], found["value"]
    if name in _REFERENCES:
        value = " ".join(f"{one}-{key}" for one in value.split() if one in own)
    elif "#" in value:
        value = re.sub(r"#([\w-]+)", lambda at: f"#{at[1]}-{key}" if at[1] in own else at[0], value)
    return f'{name}="{value}"'
