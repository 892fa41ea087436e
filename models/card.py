"""The model card: figures from the evaluation, with what the model is for, what it never sees, and its limits."""

from collections.abc import Mapping, Sequence

from matching.ranking.features import FEATURES
from models.train import Fitted, Judged, measurable

_CARD = """# Ranker {name}

**Cold start.** Trained on judgements made up from an invented world's truth, not on what advisers or employers decided;
it is to be replaced by one that wins on held-back real outcomes.

- Made by: `jobbro models train --name {name}` with seed {seed}
- Learned from {learned} orders, measured on {held_back} held back (an order counts once for each a-kasse)
- For: ordering what an adviser looks at in a jobsamtale. Not for: deciding anything, showing employers a score, judging
  availability, or comparing members with each other outside one order.
- Never sees: sex, age, origin, health, union, a-kasse, sanctions, time on benefit, name, or an address finer than the
  postcode's travel time. Experience is capped at five years.

## Figures (nDCG@10; gain = three times the chance of choice in `models/simulated_judgements.py`)

| scorer | all | other industries only |
|---|---:|---:|
{figures}

The first column is a mean over the {measured} of these orders that have a good pair, the second over the {crossing}
that have one in another industry: with so few, a difference of some hundredths says nothing.

## Weights

| feature | weight | direction sense gives it | mean |
|---|---:|---|---:|
{weights}

## Groups examined

None: the invented world holds no sex, age or origin. Nothing is known about fairness from it.

## Limits

The world and the features stem from the same taxonomy, so figures are better than real ones will be. Strengths shown to
people are chances of being chosen by a made-up adviser, not chances of a job.
"""


def card_of(
    name: str,
    fitted: Fitted,
    figures: Mapping[str, tuple[float, float]],
    learned: Sequence[Judged],
    held_back: Sequence[Judged],
    seed: int,
) -> str:
    """The card's text."""
    rows = [f"| {label} | {whole:.3f} | {crossing:.3f} |" for label, (whole, crossing) in figures.items()]
    columns = zip(FEATURES, fitted.weights, fitted.baseline, strict=True)
    weights = [
        f"| {f.name} | {w:.3f} | {'more helps' if f.sign > 0 else 'more hurts'} | {mean:.3f} |"
        for f, w, mean in columns
    ]
    lists = {"figures": "\n".join(rows), "weights": "\n".join(weights)}
    counts = {
        "learned": len(learned),
        "held_back": len(held_back),
        "measured": measurable(held_back),
        "crossing": measurable(held_back, only_crossing=True),
    }
    return _CARD.format(name=name, seed=seed, **counts, **lists)
