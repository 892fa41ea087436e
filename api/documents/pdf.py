"""Setting a paper as an accessible PDF (PDF/UA-1) with typst: a template of ours, and content as JSON.

Content never becomes markup: the template reads it as data. No network, no fonts but typst's own, no clock.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import typst

DOCUMENTS = Path(__file__).parent
#: The standard that the file is made to and checked against as it is made.
STANDARD: Literal["ua-1"] = "ua-1"
#: Beside those that come with typst.
NO_FONTS: list[str] = []
#: The file's own date; the paper says its date in its text, and the same content is the same file.
EPOCH = datetime(2026, 1, 1, tzinfo=UTC)


def render_pdf(template: str, content: Mapping[str, Any]) -> bytes:
    """The paper as PDF. `template` is a file of this folder without its ending; `content` is plain JSON.

    Raises FileNotFoundError for an unknown template, and typst.TypstError when content and template do not fit.
    """
    source = DOCUMENTS / f"{template}.typ"
    if not source.is_file():
        raise FileNotFoundError(source.name)
    return typst.compile(
        str(source),
        root=str(DOCUMENTS),
        font_paths=NO_FONTS,
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"content": json.dumps(content, ensure_ascii=False)},
        pdf_standards=STANDARD,
        timestamp=EPOCH,
    )
