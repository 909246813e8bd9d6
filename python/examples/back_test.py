"""Back-tests two policies on a synthetic year and draws the levels of its domains over time.

    pip install sendright polars numpy matplotlib
    python back_test.py --domains 10000 --days 365 --output levels.png

Each day every domain sends what its level allows, and each policy judges the day's counts in one call; the level that it
gives is that of the next day. The counts come from a seed, so that a run can be repeated.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

import matplotlib
import numpy as np
import polars as pl
from sendright import Counts, Policy

matplotlib.use("Agg")
from matplotlib import pyplot as plt  # noqa: E402

SEED = 2026

STRICT = """
    extends = "tencent-ses@2026.1"
    name = "strict"
    version = "1"

    [[reputation.downgrade]]
    id = "many-invalid"
    all = ["sent > 300", "invalid > 4%"]
"""


def people(domains: int, random: np.random.Generator) -> pl.DataFrame:
    """The domains: how many of a message's readers there are not, call it spam, complain, or open it."""
    return pl.DataFrame(
        {
            "domain": [f"d{number}.example" for number in range(domains)],
            "invalid": random.beta(1.2, 40, domains),
            "spam": random.beta(1.0, 120, domains),
            "blocked": random.beta(1.0, 200, domains),
            "complained": random.beta(1.0, 4000, domains),
            "opened": random.beta(4, 8, domains),
            "appetite": random.uniform(0.4, 1.0, domains),
        }
    )


def day(domains: pl.DataFrame, quota: pl.Series, random: np.random.Generator) -> pl.DataFrame:
    """A day's counts, with some days better than others."""
    luck = pl.Series(random.uniform(0.5, 1.6, len(domains)))
    sent = (quota * domains["appetite"] * random.uniform(0.8, 1.0, len(domains))).cast(pl.UInt64)
    lost = {name: (sent * domains[name] * luck).cast(pl.UInt64) for name in ("invalid", "spam", "blocked")}
    gone = pl.DataFrame(lost).sum_horizontal()
    # Where more is lost than was sent, all of it was to addresses that do not exist.
    over = gone > sent
    lost = {name: pl.select(pl.when(over).then(0).otherwise(count)).to_series() for name, count in lost.items()}
    lost["invalid"] = pl.select(pl.when(over).then(sent).otherwise(lost["invalid"])).to_series()
    delivered = sent - pl.DataFrame(lost).sum_horizontal()
    return pl.DataFrame(
        {
            "sent": sent,
            "delivered": delivered,
            **lost,
            "complained": (delivered * domains["complained"]).cast(pl.UInt64),
            "opened": (delivered * domains["opened"]).cast(pl.UInt64),
        }
    ).with_columns(pl.all().cast(pl.UInt64))


def quotas(policy: Policy) -> list[int]:
    """The daily quota of each level, from 1, as the policy tells it."""
    counts: Counts = {
        "sent": 0,
        "delivered": 0,
        "invalid": 0,
        "spam": 0,
        "blocked": 0,
        "complained": 0,
        "opened": 0,
    }
    by_level: list[int] = []
    while True:
        try:
            answer = policy.assess_reputation(level=len(by_level) + 1, counts=counts)
        except ValueError:
            return by_level
        of_quota = [
            clause.observed.of
            for rule in answer.rules
            for clause in rule.clauses
            if clause.clause.endswith("of quota") and clause.observed.of is not None
        ]
        by_level.append(of_quota[0])


def run(policy: Policy, domains: int, days: int) -> pl.DataFrame:
    """A row for each domain and day: its level, and what the policy did."""
    random = np.random.default_rng(SEED)
    given = people(domains, random)
    table = pl.Series("quota", quotas(policy), dtype=pl.UInt64)
    level = pl.Series("level", [1] * domains, dtype=pl.UInt32)
    rows: list[pl.DataFrame] = []
    for number in range(days):
        counts = day(given, table.gather(level - 1), random)
        # Columns of Polars go in as they lie in memory.
        answer = policy.assess_reputation_batch(level=level, **counts.to_dict())
        rows.append(pl.DataFrame({"day": number, "level": level, "action": answer.action}))
        level = pl.Series("level", answer.level, dtype=pl.UInt32)
    return pl.concat(rows).with_columns(policy=pl.lit(policy.name))


def draw(levels: pl.DataFrame, file: str) -> None:
    """The mean level of each policy over time, between the quarter below and the quarter above."""
    # Matplotlib leaves the types of its drawing functions open.
    drawing: tuple[Any, Any] = plt.subplots(figsize=(9, 5))
    figure, axes = drawing
    for (name,), rows in levels.group_by(["policy"], maintain_order=True):
        shares = rows.group_by("day", maintain_order=True).agg(
            pl.col("level").mean().alias("mean"),
            pl.col("level").quantile(0.25).alias("low"),
            pl.col("level").quantile(0.75).alias("high"),
        )
        axes.plot(shares["day"], shares["mean"], label=str(name))
        axes.fill_between(shares["day"], shares["low"], shares["high"], alpha=0.2)
    axes.set(xlabel="day", ylabel="level", title="Levels of the domains: mean and middle half")
    axes.legend()
    figure.savefig(file)
    plt.close(figure)


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs both policies, prints what became of the domains and writes the picture."""
    program = argparse.ArgumentParser(description="Back-tests two policies on a synthetic year.")
    program.add_argument("--domains", type=int, default=10_000)
    program.add_argument("--days", type=int, default=365)
    program.add_argument("--output", default="levels.png")
    asked = program.parse_args(arguments)
    policies = [Policy.preset("tencent-ses"), Policy.load(STRICT)]
    levels = pl.concat([run(policy, asked.domains, asked.days) for policy in policies])
    last = levels.filter(pl.col("day") == asked.days - 1)
    print(last.group_by("policy", maintain_order=True).agg(pl.col("level").mean().round(2)))
    draw(levels, asked.output)
    print(f"{asked.output}: {levels.height:,} domain-days")


if __name__ == "__main__":
    main()
