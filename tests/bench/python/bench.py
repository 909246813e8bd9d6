"""What the Python package takes, beside other rule engines and native Rust, in one run.

All are measured in turns, and the numbers are medians of the rounds. Before, each peer has named the rules that hold as
Sendright does, for every question.
"""

import argparse
import json
import platform
import random
import statistics
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path

import numpy
import polars
from peers import PEERS
from sendright import Policy

SEED = 20260101
QUESTIONS = 512
ROWS = 1_000_000
FIGURES = ("sent", "delivered", "invalid", "spam", "blocked", "complained", "opened")
SENTENCE = "Your parcel {} has left our warehouse and is with you on Monday, between nine and noon. "

POLICY = Policy.preset("tencent-ses")


def quota(level):
    """The daily quota of a level, which the first clause of the first rule is a share of."""
    answer = POLICY.assess_reputation(level=level, counts=dict.fromkeys(FIGURES, 0))
    return answer.rules[0].clauses[0].observed.of


def questions():
    """Days of which some are good, some bad, and many lie on a limit or one message beside it."""
    draw = random.Random(SEED)
    drawn = []
    for _ in range(QUESTIONS):
        level = draw.randint(1, 20)
        sent = draw.choice([draw.randint(0, 305), quota(level) * 7 // 10, draw.randint(0, quota(level))])
        beside = draw.randint(-1, 1)
        lost = {
            "invalid": sent * draw.choice([0, 1, 5, 9, 11]) // 100,
            "spam": sent * draw.choice([0, 0, 25, 50, 150]) // 1000,
            "blocked": sent * draw.choice([0, 0, 8]) // 100,
        }
        lost["invalid"] = max(0, lost["invalid"] + beside)
        delivered = max(0, sent - sum(lost.values()))
        counts = {"sent": sent, "delivered": delivered, **lost}
        counts["complained"] = max(0, delivered * draw.choice([0, 1, 5]) // 1000 + beside)
        counts["opened"] = delivered * draw.choice([10, 50, 60]) // 100
        drawn.append({"level": level, "counts": counts})
    return drawn


def check(asked):
    """Each peer, once it has given Sendright's answer to every question, with the figures as it takes them."""
    facts = [{**each["counts"], "quota": quota(each["level"])} for each in asked]
    holding = [sorted(rule.id for rule in POLICY.assess_reputation(**each).rules if rule.holds) for each in asked]
    agreeing = {}
    for name, peer in PEERS.items():
        evaluate, ids = peer()
        for figures, held in zip(facts, holding):
            found = ids(evaluate(figures))
            assert found == held, f"{name} finds {found}, Sendright {held}: {figures}"
        agreeing[name] = evaluate
    return facts, agreeing


class Native:
    """The review in Rust, in a process of its own, which tells its own processor time."""

    def __init__(self, program, file):
        self.process = subprocess.Popen(
            [program, file], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )
        self.answer = self.process.stdout.readline().strip()

    def __call__(self, times):
        self.process.stdin.write(f"{times}\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def timed(work):
    """A function that does the work so often and tells the processor's nanoseconds."""

    def run(times):
        start = time.process_time_ns()
        for _ in range(times):
            work()
        return time.process_time_ns() - start

    return run


def columns(asked):
    rows = [asked[index % len(asked)] for index in range(ROWS)]
    found = {"level": [row["level"] for row in rows]}
    found.update({name: [row["counts"][name] for row in rows] for name in FIGURES})
    return found


def subjects(asked, native, template):
    """What is measured: a group, a name, how many answers one pass gives, a goal in nanoseconds, and the passes."""
    facts, peers = check(asked)
    ask = POLICY.assess_reputation

    def assess():
        for each in asked:
            ask(**each)

    def assess_and_read():
        for each in asked:
            ask(**each).actions  # noqa: B018

    def evaluating(evaluate):
        def passes():
            for each in facts:
                evaluate(each)

        return passes

    lists = columns(asked)
    arrays = {name: numpy.array(column, "int64") for name, column in lists.items()}
    frame = polars.DataFrame(lists, schema_overrides={"level": polars.UInt32}).to_dict()
    expected = POLICY.assess_reputation_batch(**arrays)
    assert POLICY.assess_reputation_batch(**frame) == expected
    for each, action in zip(asked, expected.action.tolist()):
        assert (action == 0) == (not ask(**each).actions)

    yield "assess_reputation", "a call", QUESTIONS, 1000, timed(assess)
    yield "assess_reputation", "a call, and its actions", QUESTIONS, None, timed(assess_and_read)
    for name, evaluate in peers.items():
        yield "the same rules", name, QUESTIONS, None, timed(evaluating(evaluate))
    yield "1,000,000 rows", "NumPy, int64", ROWS, 50, timed(lambda: POLICY.assess_reputation_batch(**arrays))
    yield "1,000,000 rows", "Polars", ROWS, 50, timed(lambda: POLICY.assess_reputation_batch(**frame))
    question = {"kind": "notification", "subject": "Your parcel", "html": template}
    told = POLICY.answer_json("review_template", json.dumps(question))
    assert told == native.answer, "Python and Rust review differently"
    yield "a review of 15 KB", "Rust", 1, None, native
    yield "a review of 15 KB", "Python", 1, "1.1", timed(lambda: POLICY.review_template(**question))


def measure(subject, rounds):
    """Medians of the nanoseconds an answer, by turns."""
    times = [0] * len(subject)
    for index, (_, _, _, _, run) in enumerate(subject):
        run(1)
        times[index] = max(1, round(1e8 / max(1, run(1))))
    found = [[] for _ in subject]
    for _ in range(rounds):
        for index, (_, _, answers, _, run) in enumerate(subject):
            found[index].append(run(times[index]) / times[index] / answers)
    return [statistics.median(each) for each in found]


def report(subject, medians):
    first = medians[0]
    rows = []
    for (group, name, _, goal, _), median in zip(subject, medians):
        row = {"group": group, "name": name, "nanoseconds": median, "times": median / first}
        if group == "a review of 15 KB":
            row["times"] = median / next(m for s, m in zip(subject, medians) if s[1] == "Rust")
            goal = None if goal is None else goal
        if goal is not None:
            limit = float(goal)
            row["goal"] = goal
            row["met"] = (row["times"] if isinstance(goal, str) else median) <= limit
        rows.append(row)
    return rows


def shown(nanoseconds):
    for unit, size in (("ms", 1e6), ("µs", 1e3), ("ns", 1)):
        if nanoseconds >= size:
            return f"{nanoseconds / size:.3g} {unit}"
    return f"{nanoseconds:.2g} ns"


def table(rows, rounds):
    yield f"Python {platform.python_version()}; {', '.join(f'{name} {version(name)}' for name in list(PEERS)[1:])}"
    for row in rows:
        goal = "" if "goal" not in row else f"≤ {goal_text(row['goal'])}: {'met' if row['met'] else 'NOT MET'}"
        yield f"{row['group']:20} {row['name']:28} {shown(row['nanoseconds']):>10} {row['times']:>8.3g} ×  {goal}"
    yield f"Processor time: medians of {rounds} rounds, in each of which all were measured in turn. The ratio is to the"
    yield "first row, of a review to Rust's. Before, each peer had named the rules that hold as Sendright does."


def goal_text(goal):
    return f"{goal} ×" if isinstance(goal, str) else shown(goal)


def main():
    program = argparse.ArgumentParser()
    program.add_argument("native", help="the program that reviews in Rust")
    program.add_argument("--rounds", type=int, default=15)
    program.add_argument("--json", action="store_true")
    asked = program.parse_args()
    file = Path(sys.prefix) / "template.html"
    paragraphs = (f"<p>{SENTENCE.format(number) * 3}</p>\n" for number in range(55))
    template = "".join(paragraphs)
    file.write_text(template, encoding="utf-8")
    native = Native(asked.native, file)
    try:
        subject = list(subjects(questions(), native, template))
        rows = report(subject, measure(subject, asked.rounds))
    finally:
        native.close()
    print(json.dumps(rows) if asked.json else "\n".join(table(rows, asked.rounds)))


if __name__ == "__main__":
    main()
