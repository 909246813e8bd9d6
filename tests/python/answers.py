"""What the Python package answers, in the shape in which native Rust's answers are written."""

import json

from sendright import Policy, SendrightError


def load(case):
    return Policy.preset(case["preset"]) if "preset" in case else Policy.load(case["document"])


def loaded(case):
    try:
        return compact({"loaded": load(case).stamp})
    except SendrightError as refused:
        return compact({"errors": refused.errors})


def answer(case):
    if case["function"] is None:
        return loaded(case)
    try:
        return load(case).answer_json(case["function"], case["question"])
    except SendrightError as refused:
        return compact({"errors": refused.errors})


def compact(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
