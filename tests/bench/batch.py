"""Answers one large ``assess_reputation_batch`` as often as it is told to, and says how long each took.

Arguments: a file with the columns one after another (64 bits a number) and the number of rows. First it writes a line
of JSON that says what it runs; then for each line of its input, a number of calls, one with the processor's nanoseconds for them.
"""

import json
import platform
import sys
import time
from array import array

from sendright import Policy, SendrightError

NAMES = ["level", "sent", "delivered", "invalid", "spam", "blocked", "complained", "opened"]


def read(path, rows):
    columns = {}
    with open(path, "rb") as file:
        for name in NAMES:
            columns[name] = array("Q")
            columns[name].fromfile(file, rows)
    return columns


def accepted(policy, columns):
    """The columns in the fastest shape that the package takes, what that is, and the answer."""
    shapes = [
        ("array('Q')", columns),
        ("lists", {name: column.tolist() for name, column in columns.items()}),
    ]
    for what, shape in shapes:
        try:
            return shape, what, policy.assess_reputation_batch(**shape)
        except (SendrightError, TypeError) as error:
            refusal = error
    raise refusal


def main():
    policy = Policy.preset("tencent-ses")
    columns, what, answer = accepted(policy, read(sys.argv[1], int(sys.argv[2])))
    sums = {name: int(sum(getattr(answer, name).tolist())) for name in ("action", "level", "rule")}
    print(json.dumps({"python": platform.python_version(), "columns": what, "sums": sums}), flush=True)
    del answer
    for calls in sys.stdin:
        nanoseconds = 0
        for _ in range(int(calls)):
            start = time.process_time_ns()
            answer = policy.assess_reputation_batch(**columns)
            nanoseconds += time.process_time_ns() - start
            del answer
        print(nanoseconds, flush=True)


main()
