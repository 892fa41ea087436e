"""Keeps the model libraries from reporting home and from writing progress bars on a user's screen."""

import importlib
import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any


def without_telemetry() -> None:
    """Call before the first import of transformers or sentence-transformers: the hub's client heeds it."""
    for variable in ("HF_HUB_DISABLE_TELEMETRY", "DO_NOT_TRACK"):
        os.environ.setdefault(variable, "1")


def openvino_without_telemetry() -> ModuleType:
    """The openvino package. Import it no other way: it sends an event about each import.

    It does not when its telemetry package cannot be imported; a `None` in `sys.modules` makes it so.
    """
    sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]  # documented to be allowed
    return importlib.import_module("openvino")


def without_progress_bars() -> None:
    """Imports transformers and turns its progress bars and remarks off: Jobbro speaks for itself."""
    logging: Any = importlib.import_module("transformers.utils.logging")
    logging.disable_progress_bar()
    logging.set_verbosity_error()


@contextmanager
def tracing_remarks_silenced() -> Iterator[None]:
    """Tracing a model remarks on every shape that is constant; for this model they are meant to be."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
