"""Every vector through the Python package, compared byte for byte with native Rust."""

import json

from answers import answer, load
from sendright import FUNCTIONS, SendrightError
from sendright._methods import QUESTIONS


def test_the_answer_is_that_of_native_rust(case):
    # A plain comparison: pytest's own account of a difference takes minutes for texts of 10 MB.
    same = answer(case) == case["answer"]
    assert same, f"native: {case['answer'][:2000]}\npython: {answer(case)[:2000]}"


def test_the_method_of_a_question_answers_as_the_door_does(case):
    try:
        question = json.loads(case["question"], parse_constant=float)
        policy = load(case)
    except (ValueError, RecursionError):
        return
    name = case["function"]
    if name not in FUNCTIONS or not isinstance(question, dict) or repeated(case["question"]):
        return
    if "position_encoding" in QUESTIONS[name].fields:
        question.setdefault("position_encoding", "utf-8")
    try:
        text = json.dumps(question, allow_nan=False)
    except ValueError:
        return
    door = json.loads(policy.answer_json(name, text))
    try:
        assert getattr(policy, name)(**question).to_dict() == door
    except SendrightError as refused:
        # The line and column in a JSON text are for those who wrote it.
        error = {key: value for key, value in door["error"].items() if key not in {"line", "column"}}
        assert refused.errors == [error]


def repeated(text):
    """Whether a key comes twice, of which Python keeps the last."""
    seen = []
    json.loads(text, object_pairs_hook=lambda pairs: seen.append(len(pairs) != len(dict(pairs))))
    return any(seen)
