"""Published tables and files kept in memory: a vintage never changes, so what was made of it is given again."""

import gzip
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from matching.statistics.publication.published_table import PublishedTable
from matching.statistics.publication.vintages import Vintage

KeptT = TypeVar("KeptT")

#: How much is kept at most: bytes of files, numbers of tables, vintages by the second they were asked for in.
FILES, NUMBERS, VINTAGES = 64_000_000, 500_000, 20
#: Files below this size are sent as they are.
WORTH_PACKING = 1_000


@dataclass
class Kept(Generic[KeptT]):
    """Things by key, up to a weight in all; the one asked for longest ago goes first. Threads may share it."""

    most: int
    weigh: Callable[[KeptT], int]
    _things: "OrderedDict[Hashable, KeptT]" = field(default_factory=OrderedDict, init=False)
    _weight: int = field(default=0, init=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False)

    def get(self, key: Hashable, make: Callable[[], KeptT]) -> KeptT:
        """The thing of this key, made now when it is not there; two who ask at once may both make it."""
        with self._lock:
            if key in self._things:
                self._things.move_to_end(key)
                return self._things[key]
        made = make()
        self._put(key, made)
        return made

    def _put(self, key: Hashable, made: KeptT) -> None:
        with self._lock:
            if key not in self._things:
                self._things[key] = made
                self._weight += self.weigh(made)
            while self._weight > self.most and len(self._things) > 1:
                _, gone = self._things.popitem(last=False)
                self._weight -= self.weigh(gone)


@dataclass(frozen=True)
class Packed:
    """A file as it is, and packed with gzip where that is worth it."""

    plain: bytes
    gzipped: bytes | None

    @classmethod
    def of(cls, plain: bytes, *, pack: bool) -> "Packed":
        """The file, packed when asked for and when it is large enough."""
        worth = pack and len(plain) >= WORTH_PACKING
        return cls(plain, gzip.compress(plain, compresslevel=6, mtime=0) if worth else None)

    @property
    def weight(self) -> int:
        """Bytes in memory."""
        return len(self.plain) + len(self.gzipped or b"")


@dataclass(frozen=True)
class Shelf:
    """What a process keeps: vintages as they were found, tables as they were read, and files as they are sent."""

    vintages: Kept[Vintage] = field(default_factory=lambda: Kept(VINTAGES, lambda vintage: 1))
    tables: Kept[PublishedTable] = field(default_factory=lambda: Kept(NUMBERS, lambda table: len(table.numbers)))
    files: Kept[Packed] = field(default_factory=lambda: Kept(FILES, lambda file: file.weight))
