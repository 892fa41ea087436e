"""Vectors kept in memory for texts that come again and again: job titles and stock phrases, far more alike than not."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from matching.language.linking import TextEncoder

Floats = NDArray[np.float32]
#: Texts kept; each takes about two kilobytes.
MOST_KEPT = 30_000


class RecallingEncoder:
    """An encoder of queries that computes a text once; the ones not asked for longest are forgotten first."""

    def __init__(self, encoder: TextEncoder, known: Mapping[str, Floats] | None = None) -> None:
        """`known` are vectors that are at hand already, by their text, and are never forgotten."""
        self._encoder = encoder
        self._known = dict(known or {})
        self._recent: OrderedDict[str, Floats] = OrderedDict()

    def queries(self, texts: Sequence[str]) -> Floats:
        """The vectors of `texts` (n, dimension), in their order. Threads may share the encoder."""
        found = {text: vector for text in texts if (vector := self._find(text)) is not None}
        missing = list(dict.fromkeys(text for text in texts if text not in found))
        computed = dict(zip(missing, self._encoder.queries(missing), strict=True)) if missing else {}
        self._keep(computed)
        found.update(computed)
        return np.vstack([found[text] for text in texts]) if texts else self._encoder.queries([])

    def _find(self, text: str) -> Floats | None:
        return self._known.get(text, self._recent.get(text))

    def _keep(self, computed: Mapping[str, Floats]) -> None:
        for text, vector in computed.items():
            self._recent[text] = vector
            self._recent.move_to_end(text)
        while len(self._recent) > MOST_KEPT:
            self._recent.popitem(last=False)
