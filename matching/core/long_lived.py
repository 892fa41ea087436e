"""What a process keeps until it ends stays out of the garbage collector's rounds.

A full round visits every object that could be part of a circle. With a taxonomy and the libraries in memory that took
200 ms, in the middle of every twentieth page.
"""

import gc
from typing import TypeVar

Kept = TypeVar("Kept")


def settled(kept: Kept) -> Kept:
    """`kept`, with it and everything else that is alive now left alone by the collector from here on.

    Call it when something large has just been read that the process keeps. Frozen objects still go when nothing holds
    them; only circles among them would stay. Garbage is collected first, so that none of it is frozen.
    """
    gc.collect()
    gc.freeze()
    return kept
