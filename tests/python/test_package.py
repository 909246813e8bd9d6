"""The Python package as its users meet it."""

import errno
import inspect
import pickle
from array import array
from collections import ChainMap, deque
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timezone
from decimal import Decimal
from importlib.metadata import version
from types import MappingProxyType

import numpy
import pandas
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
        assert method.__name__ == name and inspect.getdoc(method)
    assert policy.plan_warmup(days=1).to_dict()["days"] == [{"day": 1, "daily": 1000, "hourly": 200}]
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
    view = memoryview(b"." + CHANGED.encode())[1:]
    for document in (CHANGED.encode(), bytearray(CHANGED.encode()), view, file, fields, MappingProxyType(fields)):
        assert Policy.load(document) == Policy.load(CHANGED)
    with pytest.raises(FileNotFoundError) as caught:
        Policy.load(tmp_path / "none.toml")
    assert (caught.value.filename, caught.value.errno) == (str(tmp_path / "none.toml"), errno.ENOENT)
    for other in (7, None, [fields], {"name"}, memoryview(array("H", [1]))):
        error = refusal(Policy.load, other)
        assert (
            error.code == "invalid-value" and type(other).__name__ in error.message and "`pathlib.Path`" in error.help
        )
    assert "pathlib.Path" in refusal(Policy.load, str(file)).help


def test_a_mapping_in_a_mapping_is_a_part_of_a_document():
    def frozen(value):
        return (
            MappingProxyType({key: frozen(each) for key, each in value.items()}) if isinstance(value, dict) else value
        )

    fields = {"extends": "tencent-ses@2026.1", "name": "mine", "version": "7", "quota": {"account_daily": 7}}
    assert Policy.load(frozen(fields)) == Policy.load(ChainMap(fields)) == Policy.load(fields)
    error = refusal(Policy.load, {**fields, "quota": frozen({"acount_daily": 7})})
    assert error.path == "quota.acount_daily"
    assert refusal(Policy.load, {**fields, "quota": {"account_daily": Decimal(7)}}).path == "quota.account_daily"


def test_bytes_that_are_not_utf8_are_refused_with_their_place(tmp_path):
    file = tmp_path / "policy.toml"
    file.write_bytes(b'name = "caf\xe9"')
    for document in (file, file.read_bytes(), bytearray(file.read_bytes()), memoryview(file.read_bytes())):
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


@pytest.mark.parametrize(
    ("value", "help"),
    [
        (b"1", "value.decode()"),
        (bytearray(b"1"), "value.decode()"),
        (Decimal("1"), "int(value)"),
        ({1}, "sorted(value)"),
        (float("nan"), "leave the field out"),
        (float("inf"), "finite"),
        (pandas.NaT, "leave the field out"),
        (pandas.NA, "leave the field out"),
        (numpy.datetime64("2026-01-01"), "pandas.Timestamp"),
        (datetime(2026, 1, 1), "value.date()"),
    ],
)
def test_what_json_cannot_say_is_refused_with_its_place_and_what_to_do(policy, value, help):
    error = refusal(policy.plan_warmup, days=value)
    assert (error.code, error.path) == ("invalid-value", "days") and help in error.help
    records = [{"name": "a", "type": "TXT", "value": "b"}, {"name": "a", "type": "TXT", "value": value}]
    error = refusal(policy.check_domain, domain="example.org", dkim_selector="s", records=records)
    assert error.path == "records[1].value" and help in error.help


def test_a_time_that_is_missing_is_refused_with_its_place(policy):
    error = refusal(policy.find_day, now_ms=pandas.NaT)
    assert error.path == "now_ms" and "missing" in error.message and error.help
    error = refusal(policy.check_recipient, address="a@b.example", now_ms=5, sent_last_hour=[5, pandas.NaT])
    assert error.path == "sent_last_hour[1]"
    error = refusal(policy.find_day, now_ms=date(2026, 1, 1))
    assert "no instant" in error.message and error.help
    error = refusal(policy.find_day, now_ms=datetime(1969, 12, 31, tzinfo=timezone.utc))
    assert error.path == "now_ms" and "before 1970" in error.message
    error = refusal(policy.find_day, now_ms=datetime(2026, 1, 1))
    assert error.path == "now_ms" and "no time zone" in error.message and error.help


def test_a_key_that_is_no_text_is_refused(policy):
    assert refusal(policy.render_template, subject="s", data={"a": {(1, 2): 3}}).path == "data.a"


def test_positions_are_utf32_where_the_caller_names_no_encoding(policy):
    unnamed = policy.check_subject(subject="\U0001f600")
    assert unnamed == policy.check_subject(subject="\U0001f600", position_encoding="utf-32")
    if "render_template" in FUNCTIONS:
        answer = policy.render_template(subject="\U0001f600 {{missing}}", data={})
        assert answer.errors[0].span.start == 2


def test_many_threads_get_one_answer(policy):
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: policy.check_subject(subject="a" * 10_000), range(64)))
    assert all(answer == answers[0] for answer in answers)


def test_an_unknown_preset_is_refused_and_the_shipped_ones_load():
    assert refusal(Policy.preset, "tencent-sess").help == "did you mean `tencent-ses`?"
    assert all(Policy.preset(name).stamp.startswith(f"{name}#") for name in sendright.presets())


def test_a_refusal_can_be_pickled(policy):
    error = refusal(policy.plan_retry, first_attempt_ms=0, atempts=1, now_ms=5)
    copy = pickle.loads(pickle.dumps(error))
    assert (copy.code, copy.path, copy.help, str(copy)) == (error.code, error.path, error.help, str(error))


def test_numbers_of_numpy_and_mappings_are_taken_as_what_they_are(policy):
    assert policy.plan_warmup(days=numpy.int64(2)) == policy.plan_warmup(days=2)
    assert policy.plan_warmup(days=2, skip=numpy.bool_(True)) == policy.plan_warmup(days=2, skip=True)
    assert policy.explain_failure(service=numpy.bool_(False)) == policy.explain_failure(service=False)
    sent = policy.check_recipient(address="a@b.example", now_ms=5, sent_last_hour=[1, 2])
    for times in (numpy.array([1, 2]), (1, 2), deque([1, 2]), numpy.array([1, 2], "uint8")):
        assert policy.check_recipient(address="a@b.example", now_ms=5, sent_last_hour=times) == sent
    data = {"price": numpy.float32(1.5), "many": numpy.arange(2), "yes": numpy.bool_(True)}
    filled = policy.render_template(subject="{{price}} {{many.[1]}} {{yes}}", data=data)
    assert filled == policy.render_template(
        subject="{{price}} {{many.[1]}} {{yes}}", data={"price": 1.5, "many": [0, 1], "yes": True}
    )
    counts = dict.fromkeys(["sent", "delivered", "invalid", "spam", "blocked", "complained", "opened"], 0)
    frozen = MappingProxyType(counts)
    assert policy.assess_reputation(level=1, counts=frozen) == policy.assess_reputation(level=1, counts=counts)


def test_the_package_tells_its_version():
    assert sendright.__version__ == version("sendright")
