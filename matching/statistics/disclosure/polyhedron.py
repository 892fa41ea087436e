"""A set given by sums and bounds, and its extreme points, found by HiGHS, warm from one question to the next."""

from collections.abc import Sequence

import numpy as np
from highspy import Highs, HighsLp, HighsModelStatus, HighsVarType, MatrixFormat, ObjSense, kHighsInf
from numpy.typing import NDArray

#: One sum: the places of its terms, their signs, and what they add up to.
Sum = tuple[Sequence[int], Sequence[float], float]
INFINITY = kHighsInf


class Polyhedron:
    """The points between `lower` and `upper` for which every sum holds. One thread, so that answers repeat."""

    def __init__(self, sums: Sequence[Sum], lower: NDArray[np.float64], upper: NDArray[np.float64]) -> None:
        self.size = len(lower)
        self._places = np.arange(self.size, dtype=np.int32)
        self._solver = Highs()  # type: ignore[no-untyped-call]
        self._solver.setOptionValue("output_flag", False)
        self._solver.setOptionValue("threads", 1)
        self._solver.passModel(linear_program(sums, lower, upper))
        self._solver.changeObjectiveSense(ObjSense.kMaximize)

    def furthest(self, direction: NDArray[np.float64]) -> NDArray[np.float64] | None:
        """A point as far as possible in this direction; None when the set is empty or has no end there."""
        self._solver.changeColsCost(self.size, self._places, direction)
        self._solver.run()
        if self._solver.getModelStatus() != HighsModelStatus.kOptimal:
            return None
        return np.asarray(self._solver.getSolution().col_value, dtype=np.float64)

    def fix(self, place: int, lower: float, upper: float) -> None:
        """Give one coordinate other bounds."""
        self._solver.changeColBounds(place, lower, upper)

    def only_whole(self) -> None:
        """From now on only points of whole numbers count."""
        self._solver.changeColsIntegrality(
            self.size, self._places, np.full(self.size, HighsVarType.kInteger, dtype=np.uint8)
        )


def linear_program(sums: Sequence[Sum], lower: NDArray[np.float64], upper: NDArray[np.float64]) -> HighsLp:
    """The set as HiGHS reads it, rows sparse, with nothing to maximise yet."""
    program = HighsLp()
    program.num_col_, program.num_row_ = len(lower), len(sums)
    program.col_cost_, program.col_lower_, program.col_upper_ = np.zeros(len(lower)), lower, upper
    totals = np.array([total for _, _, total in sums], dtype=np.float64)
    program.row_lower_, program.row_upper_ = totals, totals
    program.a_matrix_.format_ = MatrixFormat.kRowwise
    program.a_matrix_.start_ = np.cumsum([0, *(len(places) for places, _, _ in sums)])
    program.a_matrix_.index_ = np.array([place for places, _, _ in sums for place in places], dtype=np.int32)
    program.a_matrix_.value_ = np.array([sign for _, signs, _ in sums for sign in signs], dtype=np.float64)
    return program
