"""Reading the named SQL statements of a `.sql` file, so that a statement is found by its name and has its reason."""

import re
from pathlib import Path
from typing import LiteralString, cast

_HEADER = re.compile(r"^-- (?P<name>[a-z_]+) --$", re.MULTILINE)


def load_statements(python_file: str) -> dict[str, LiteralString]:
    """The statements of the `.sql` file beside `python_file`, by name.

    A statement is `-- name --`, at least one `--` line with its reason, then SQL. Raises ValueError when a name
    stands twice or a reason is missing. The statements are files of ours, so calling them literal is true.
    """
    text = Path(python_file).with_suffix(".sql").read_text(encoding="utf-8")
    parts = _HEADER.split(text)[1:]
    statements: dict[str, LiteralString] = {}
    for name, body in zip(parts[::2], parts[1::2], strict=True):
        if name in statements:
            raise ValueError(f"the statement {name} stands twice")
        if not body.lstrip().startswith("--"):
            raise ValueError(f"the statement {name} does not say why it is there")
        statements[name] = cast(LiteralString, body.strip())
    return statements
