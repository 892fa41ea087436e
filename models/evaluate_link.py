"""How well titles are linked: a linking task run from files, and the linker measured on held-out ESCO synonyms."""

import argparse
import csv
import gzip
import io
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from matching.language.compounds import CompoundSplitter, parts_of
from matching.language.embedding import default_embedder
from matching.language.linking import (
    FUSION,
    LETTERS_ONLY,
    MEANING_ONLY,
    Form,
    Linker,
    TextEncoder,
    Weights,
    vectors_of_forms,
)
from matching.language.normalisation import normalise
from models.evaluation_files import read_table, write_run

QUERY_COLUMNS = ("id", "text")
CORPUS_COLUMNS = ("form_id", "concept_id", "text")
ANSWER_COLUMNS = ("id", "concept_id")
_SEED = 7


@dataclass(frozen=True)
class Query:
    """A title to be linked."""

    query_id: str
    text: str


@dataclass(frozen=True)
class LinkTask:
    """Titles, the names to link them to, and the right concept of each title."""

    queries: tuple[Query, ...]
    forms: tuple[Form[str], ...]
    answers: Mapping[str, str]


@dataclass(frozen=True)
class LinkFigures:
    """How many titles, and the share whose right concept stood first, among the first ten, and the mean of 1/rank."""

    titles: int
    first: float
    among_ten: float
    mean_reciprocal_rank: float


def run_link(queries: Path, corpus: Path, out: Path, top: int, embedder: TextEncoder | None = None) -> int:
    """Rank the corpus' concepts for every query and write the run; returns the number of rows written.

    `queries` holds `id, text`, `corpus` holds `form_id, concept_id, text` with several forms a concept, `out` gets
    `query_id, concept_id, score`, best first, ties by concept id. Raises MalformedTable.
    """
    asked = [Query(*cells) for cells in read_table(queries, QUERY_COLUMNS)]
    forms = [Form(concept, text) for _, concept, text in read_table(corpus, CORPUS_COLUMNS)]
    linker = Linker.build(forms, embedder or default_embedder())
    return write_run(out, _rows(linker, asked, top))


def _rows(linker: Linker[str], asked: Sequence[Query], top: int) -> Iterator[tuple[str, str, float]]:
    ranked = linker.rank([query.text for query in asked], top)
    for query, found in zip(asked, ranked, strict=True):
        for scored in found:
            yield query.query_id, scored.concept, scored.score


def hold_out(esco: Path, seed: int = _SEED) -> LinkTask:
    """Take one Danish synonym of every ESCO occupation that has any as a title; all other Danish names are the corpus.

    `esco` is a folder with `occupations_da.csv` (gzip or plain) in ESCO's own shape.
    """
    chance = random.Random(seed)
    queries: list[Query] = []
    forms: list[Form[str]] = []
    answers: dict[str, str] = {}
    for uri, label, synonyms in _danish_names(esco):
        held = chance.choice(synonyms) if synonyms else None
        if held is not None:
            query = Query(f"q{len(queries):05d}", held)
            queries.append(query)
            answers[query.query_id] = uri
        forms.extend(Form(uri, name) for name in (label, *synonyms) if name != held)
    return LinkTask(tuple(queries), tuple(forms), answers)


def _danish_names(esco: Path) -> Iterator[tuple[str, str, list[str]]]:
    plain = esco / "occupations_da.csv"
    path = plain if plain.exists() else esco / "occupations_da.csv.gz"
    content = path.read_bytes()
    text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8-sig")
    for row in csv.DictReader(io.StringIO(text)):
        label = row["preferredLabel"].strip()
        synonyms = dict.fromkeys(name.strip() for name in row["altLabels"].splitlines())
        if label:
            yield row["conceptUri"], label, [name for name in synonyms if name and name != label]


def write_task(task: LinkTask, folder: Path) -> None:
    """Write `queries.tsv`, `corpus.tsv` and `answers.tsv`, so that the same task can be run from files."""
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "queries.tsv", ((query.query_id, query.text) for query in task.queries))
    _write(folder / "corpus.tsv", ((f"f{row:06d}", f.concept, f.text) for row, f in enumerate(task.forms)))
    _write(folder / "answers.tsv", sorted(task.answers.items()))


def _write(path: Path, rows: Iterator[tuple[str, ...]] | list[tuple[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines("\t".join(row) + "\n" for row in rows)


def without_shared_words(task: LinkTask) -> frozenset[str]:
    """The titles that share no word and no part of a compound with any name of their right concept: the hard ones."""
    splitter = CompoundSplitter.build(normalise(form.text) for form in task.forms)
    of_concept: dict[str, set[str]] = {}
    for form in task.forms:
        of_concept.setdefault(form.concept, set()).update(parts_of(normalise(form.text), splitter))
    return frozenset(
        query.query_id
        for query in task.queries
        if not of_concept[task.answers[query.query_id]].intersection(parts_of(normalise(query.text), splitter))
    )


@dataclass(frozen=True, eq=False)
class TaskVectors:
    """The vectors of a task, computed once for several linkers; rows run parallel to the task's forms and queries."""

    forms: NDArray[np.float32]
    queries: NDArray[np.float32]

    @classmethod
    def of(cls, task: LinkTask, embedder: TextEncoder) -> "TaskVectors":
        """Embed all names and titles of the task."""
        return cls(
            vectors_of_forms([form.text for form in task.forms], embedder),
            vectors_of_forms([query.text for query in task.queries], embedder),
        )


def ranks(task: LinkTask, weights: Weights, vectors: TaskVectors) -> dict[str, int]:
    """The rank (1 is first) of the right concept of every title of the task."""
    linker = Linker.build(task.forms, None, vectors.forms, weights)
    scores = linker.scores([query.text for query in task.queries], vectors.queries)
    number = {concept: position for position, concept in enumerate(linker.concepts)}
    right = np.array([number[task.answers[query.query_id]] for query in task.queries])
    own = scores[np.arange(len(right)), right][:, None]
    before = (scores > own) | ((scores == own) & (np.arange(scores.shape[1]) < right[:, None]))
    return {query.query_id: 1 + int(count) for query, count in zip(task.queries, before.sum(axis=1), strict=True)}


def figures(placed: Sequence[int]) -> LinkFigures:
    """Sum up the ranks of the right concepts; no titles give zeros."""
    titles = len(placed)
    share = 1 / titles if titles else 0.0
    return LinkFigures(
        titles,
        sum(rank == 1 for rank in placed) * share,
        sum(rank <= 10 for rank in placed) * share,
        sum(1 / rank for rank in placed) * share,
    )


def measure(esco: Path, embedder: TextEncoder | None = None) -> str:
    """A Danish table of the linker's hits on held-out ESCO synonyms, by kind of evidence."""
    task = hold_out(esco)
    hard = without_shared_words(task)
    vectors = TaskVectors.of(task, embedder or default_embedder())
    lines = ["Evidens           Titler          Antal  Først  Blandt 10  MRR"]
    for name, weights in (("bogstaver", LETTERS_ONLY), ("vektorer", MEANING_ONLY), ("samlet", FUSION)):
        placed = ranks(task, weights, vectors)
        lines.append(_line(name, "alle", figures(list(placed.values()))))
        lines.append(_line(name, "uden fælles ord", figures([placed[query] for query in sorted(hard)])))
    return "\n".join(lines)


def _line(name: str, which: str, f: LinkFigures) -> str:
    return f"{name:<17} {which:<15} {f.titles:>5}  {f.first:.3f}  {f.among_ten:.3f}      {f.mean_reciprocal_rank:.3f}"


def main(arguments: Sequence[str] | None = None) -> None:
    """`split` writes the held-out task to a folder, `measure` prints the figures, `run` ranks a task from files."""
    parser = argparse.ArgumentParser(prog="python -m models.evaluate_link")
    commands = parser.add_subparsers(dest="command", required=True)
    split = commands.add_parser("split", help="skriv opgaven med tilbageholdte synonymer til en mappe")
    split.add_argument("--esco", type=Path, required=True)
    split.add_argument("--out", type=Path, required=True)
    commands.add_parser("measure", help="mål linkeren").add_argument("--esco", type=Path, required=True)
    run = commands.add_parser("run", help="link titler fra en fil")
    for name in ("--queries", "--corpus", "--out"):
        run.add_argument(name, type=Path, required=True)
    run.add_argument("--top", type=int, default=100)
    asked = parser.parse_args(arguments)
    sys.stdout.write(_answer(asked) + "\n")


def _answer(asked: argparse.Namespace) -> str:
    if asked.command == "measure":
        return measure(asked.esco)
    if asked.command == "split":
        task = hold_out(asked.esco)
        write_task(task, asked.out)
        return f"{len(task.queries)} titler og {len(task.forms)} navne er skrevet til {asked.out}."
    written = run_link(asked.queries, asked.corpus, asked.out, asked.top)
    return f"{written} linjer er skrevet til {asked.out}."


if __name__ == "__main__":
    main()
