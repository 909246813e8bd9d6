"""The Python package as its users meet it."""

import ast
import inspect
import pickle
from array import array
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sendright
from sendright import FUNCTIONS, Policy, SendrightError

CHANGED = 'extends = "tencent-ses@2026.1"\nname = "mine"\nversion = "7"\n'


@pytest.fixture(name="policy")
def preset():
    return Policy.preset("tencent-ses")


def refusal(act, *arguments, **fields):
    with pytest.raises(SendrightError) as caught:
        act(*arguments, **fields)
    return caught.value


def test_a_policy_tells_its_name_version_and_stamp(policy):
    assert (policy.name, policy.version) == ("tencent-ses", "2026.1")
    assert policy.stamp.startswith("tencent-ses@2026.1#")
    assert repr(policy) == f"<sendright.Policy {policy.stamp}>"


def test_policies_are_equal_by_what_they_say(policy):
    same, other = Policy.preset("tencent-ses@2026.1"), Policy.load(CHANGED)
    assert policy == same and hash(policy) == hash(same) and policy is not same
    assert policy != other and policy != "tencent-ses" and len({policy, same, other}) == 2


def test_a_policy_cannot_be_changed(policy):
    with pytest.raises(AttributeError):
        policy.name = "other"
    with pytest.raises(AttributeError):
        policy.other = 1


def test_every_question_is_a_method_with_keyword_arguments(policy):
    for name in FUNCTIONS:
        method = getattr(policy, name)
        assert method.__name__ == name and name in inspect.getdoc(method)
    assert policy.plan_warmup(days=1)["days"] == [{"day": 1, "daily": 1000, "hourly": 200}]
    with pytest.raises(TypeError):
        policy.plan_warmup(1)


def test_a_mistake_in_a_question_has_its_code_path_and_help(policy):
    error = refusal(policy.plan_retry, first_attempt_ms=0, atempts=1, now_ms=5)
    assert isinstance(error, ValueError)
    assert (error.code, error.path, error.help) == ("unknown-field", "atempts", "did you mean `attempts`?")
    assert (error.message, error.line, error.column) == ("there is no field `atempts` here", None, None)
    assert str(error) == "atempts: there is no field `atempts` here; did you mean `attempts`?"


def test_a_mistake_in_a_document_has_its_line_and_column():
    error = refusal(Policy.load, CHANGED + "[quota]\nacount_daily = 7\n")
    assert (error.path, error.line, error.column) == ("quota.acount_daily", 5, 16)
    assert [each["code"] for each in error.errors] == ["unknown-field"]


def test_a_document_is_a_text_a_dict_bytes_or_a_path(tmp_path):
    file = tmp_path / "policy.toml"
    file.write_text(CHANGED, encoding="utf-8")
    fields = {"extends": "tencent-ses@2026.1", "name": "mine", "version": "7"}
    assert len({Policy.load(each) for each in (CHANGED, CHANGED.encode(), file, fields)}) == 1
    with pytest.raises(FileNotFoundError):
        Policy.load(tmp_path / "none.toml")
    assert refusal(Policy.load, 7).code in {"syntax", "invalid-value"}


def test_bytes_that_are_not_utf8_are_refused_with_their_place(tmp_path):
    file = tmp_path / "policy.toml"
    file.write_bytes(b'name = "caf\xe9"')
    for document in (file, file.read_bytes()):
        assert "not UTF-8 from byte 11" in refusal(Policy.load, document).message


def test_a_lone_surrogate_is_refused_wherever_it_stands(policy):
    assert refusal(policy.check_subject, subject="\ud800").code == "syntax"
    assert "lone surrogate" in refusal(policy.answer_json, "check_subject", '{"subject":"\udfff"}').message
    assert "lone surrogate" in refusal(policy.answer_json, "\ud800", "{}").message
    assert "lone surrogate" in refusal(Policy.load, "name = '\udc80'").message
    assert "lone surrogate" in refusal(Policy.preset, "\ud800").message


def test_what_json_cannot_say_is_refused(policy):
    assert "`3.7`" in refusal(policy.plan_warmup, days=3.7).message
    for days in (float("nan"), float("inf"), {1, 2}, b"1", object(), 10**30, -1, "3", None, True):
        assert refusal(policy.plan_warmup, days=days).code in {"invalid-value", "syntax"}
    ring = []
    ring.append(ring)
    assert "cannot be written as JSON" in refusal(policy.check_subject, subject=ring).message
    deep = []
    for _ in range(100_000):
        deep = [deep]
    refusal(policy.check_subject, subject=deep)


def test_positions_are_utf32_where_the_caller_names_no_encoding(policy):
    unnamed = policy.check_subject(subject="\U0001f600")
    assert unnamed == policy.check_subject(subject="\U0001f600", position_encoding="utf-32")
    if "render_template" in FUNCTIONS:
        answer = policy.render_template(subject="\U0001f600 {{missing}}", data={})
        assert answer["errors"][0]["span"]["start"] == 2


def test_many_threads_get_one_answer(policy):
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: policy.check_subject(subject="a" * 10_000), range(64)))
    assert all(answer == answers[0] for answer in answers)


def test_an_unknown_preset_is_refused_and_the_shipped_ones_load():
    assert refusal(Policy.preset, "tencent-sess").help == "did you mean `tencent-ses`?"
    assert all(Policy.preset(name).stamp.startswith(f"{name}#") for name in sendright.presets())


def test_the_type_stub_declares_what_there_is():
    stub = ast.parse((Path(sendright.__file__).parent / "__init__.pyi").read_text(encoding="utf-8"))
    policy = next(node for node in stub.body if isinstance(node, ast.ClassDef) and node.name == "Policy")
    declared = {node.name: node for node in policy.body if isinstance(node, ast.FunctionDef)}
    public = {name for name in dir(Policy) if not name.startswith("_")}
    assert {name for name in declared if not name.startswith("_")} == public
    assert [each.arg for each in declared["plan_retry"].args.kwonlyargs] == ["first_attempt_ms", "attempts", "now_ms"]


def test_a_policy_is_not_pickled_in_silence(policy):
    with pytest.raises(TypeError):
        pickle.dumps(policy)


def columns(kind):
    rows = {
        "level": [1, 2, 2],
        "sent": [350, 10, 1000],
        "delivered": [350, 10, 880],
        "invalid": [0, 0, 120],
        "spam": [0, 0, 0],
        "blocked": [0, 0, 0],
        "complained": [0, 0, 0],
        "opened": [0, 0, 0],
    }
    return {name: kind(column) for name, column in rows.items()}


@pytest.mark.parametrize("code", ["H", "i", "I", "q", "Q"])
def test_columns_of_any_integers_are_judged_as_lists_are(policy, code):
    lists = policy.assess_reputation_batch(**columns(list))
    arrays = policy.assess_reputation_batch(**columns(lambda column: array(code, column)))
    assert lists["action"] == [1, 0, 4] and lists["level"] == [2, 2, 1]
    assert {name: list(values) if name != "policy" else values for name, values in arrays.items()} == lists
    assert memoryview(arrays["level"]).itemsize == 4


def test_a_part_of_a_column_and_lists_beside_arrays_are_taken(policy):
    mixed = {**columns(list), "sent": memoryview(array("Q", [350, 7, 10, 7, 1000]))[::2]}
    assert policy.assess_reputation_batch(**mixed)["action"].tolist() == [1, 0, 4]


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"sent": array("q", [1, -1, 1])}, "sent[1]"),
        ({"sent": array("d", [1.0, 2.0, 3.0])}, "sent"),
        ({"sent": array("Q", [1])}, "sent"),
        ({"level": array("Q", [1, 0, 1])}, "level[1]"),
        ({"level": array("Q", [2**32, 1, 1])}, "level"),
        ({"sentt": array("Q", [1, 1, 1])}, "sentt"),
        ({"sent": None, "spam": array("Q", [1, 1, 1])}, "sent"),
        ({"sent": 5}, "sent"),
        ({"sent": b"abcd"}, "sent"),
        ({"sent": memoryview(bytes(6)).cast("B", (2, 3))}, "sent"),
    ],
)
def test_a_column_that_cannot_be_one_is_refused_with_its_place(policy, change, path):
    assert refusal(policy.assess_reputation_batch, **{**columns(list), **change}).path == path


def test_long_columns_are_judged_row_by_row_and_a_mistake_deep_in_them_has_its_place(policy):
    times = 20_000
    short = policy.assess_reputation_batch(**columns(lambda column: array("q", column)))
    long = policy.assess_reputation_batch(**columns(lambda column: array("q", column * times)))
    assert long["action"] == short["action"] * times and long["rule"] == short["rule"] * times
    assert long["level"] == short["level"] * times
    for name, value, path in [("sent", -1, "sent[50000]"), ("level", 0, "level[50000]")]:
        wrong = columns(lambda column: array("q", column * times))
        wrong[name][50_000] = value
        assert refusal(policy.assess_reputation_batch, **wrong).path == path
