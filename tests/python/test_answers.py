"""Answers are frozen objects that say what the door says."""

import copy
import inspect
import json
import pickle
import sys
from typing import get_args

import pytest
import sendright
from answers import load
from sendright import FUNCTIONS, Finding, Policy, SendrightError, Span, _methods
from sendright._column import KINDS as COLUMNS
from sendright._column import Columns
from sendright._record import Answer, Record

COUNTS = {"sent": 400, "delivered": 380, "invalid": 10, "spam": 2, "blocked": 3, "complained": 0, "opened": 90}
QUESTIONS = {
    "review_template": {"kind": "marketing", "subject": "News", "html": '<p>Hi <a href="https://bit.ly/x">x</a></p>'},
    "check_subject": {"subject": "Your order"},
    "render_template": {"subject": "{{a}}", "data": {"b": 1}},
    "check_recipient": {"address": "Ada@EXAMPLE.org", "now_ms": 5},
    "decide_quota": {
        "now_ms": 5,
        "mode": "batch",
        "count": 9,
        "domain": {"verified": True, "level": 1, "sent_today": 0, "sent_this_hour": 0},
        "account": {"sent_today": 0, "sent_this_second": 0},
    },
    "assess_reputation": {"level": 1, "counts": COUNTS},
    "assess_reputation_batch": {name: [1, 2] for name in ("level", *COUNTS)},
    "check_level": {"level_now": 1, "level": 2},
    "plan_warmup": {"days": 3, "ips": 2},
    "check_domain": {"domain": "example.org", "dkim_selector": "s", "records": []},
    "classify_reply": {"code": 550, "stage": "rcpt", "text": "no such user"},
    "plan_retry": {"first_attempt_ms": 0, "attempts": 1, "now_ms": 5},
    "explain_failure": {"credentials": True},
    "find_day": {"now_ms": 5},
    "test_policy": {},
    "compare_policy": {"other": "amazon-ses"},
    "describe_rules": {},
}


@pytest.fixture(name="policy")
def preset():
    return Policy.preset("tencent-ses")


@pytest.fixture(name="answer", params=QUESTIONS)
def answer_of_each(policy, request):
    return getattr(policy, request.param)(**QUESTIONS[request.param])


def records(value):
    """The records in an answer, each with the part of its JSON."""
    if isinstance(value, Record):
        yield value
        for name in value.__slots__:
            yield from records(getattr(value, name))
    elif isinstance(value, tuple):
        for each in value:
            yield from records(each)


def test_there_is_an_example_of_every_question():
    assert set(QUESTIONS) == set(FUNCTIONS)


def test_an_answer_says_what_the_door_says(policy):
    for name, question in QUESTIONS.items():
        encoding = {"position_encoding": "utf-32"} if "position_encoding" in _methods.QUESTIONS[name].fields else {}
        told = policy.answer_json(name, json.dumps({**question, **encoding}))
        answer = getattr(policy, name)(**question)
        assert answer.to_json() == told
        assert answer.to_dict() == json.loads(told)


def test_the_parts_of_an_answer_say_what_their_part_of_the_door_says(case):
    name = case["function"]
    if name not in FUNCTIONS or len(case["answer"]) > 100_000 or case["answer"].startswith('{"error":'):
        return
    door = json.loads(case["answer"])
    kind = _methods.QUESTIONS[name].answer
    answer = kind(door if issubclass(kind, Columns) else case["answer"])
    assert answer.to_dict() == door
    for field in answer.__slots__:
        value = getattr(answer, field)
        for part, told in zip(value, door.get(field, ())) if isinstance(value, tuple) else [(value, door.get(field))]:
            if isinstance(part, Record):
                assert part.to_dict() == told and json.loads(part.to_json()) == told
            elif field not in COLUMNS:
                assert part == told if field in door else part in (None, False, "")


def test_an_answer_does_not_change(answer):
    for record in records(answer):
        for name in record.__slots__:
            with pytest.raises(AttributeError):
                setattr(record, name, 1)
            with pytest.raises(AttributeError):
                delattr(record, name)
        with pytest.raises(AttributeError):
            record.other = 1
        assert not hasattr(record, "__dict__")


def test_answers_are_equal_by_what_they_say(policy, answer):
    for name, question in QUESTIONS.items():
        same = getattr(policy, name)(**question)
        assert (same == answer) is (type(same) is type(answer))
        assert same != "same" and same != question
        if type(same) is type(answer):
            assert hash(same) == hash(answer) and len({same, answer}) == 1


def test_another_answer_is_not_equal(policy):
    assert policy.plan_warmup(days=1) != policy.plan_warmup(days=2)
    assert policy.plan_warmup(days=2).days[0] == policy.plan_warmup(days=1).days[0]
    better = {**COUNTS, "invalid": 9}
    assert policy.assess_reputation(level=1, counts=COUNTS) != policy.assess_reputation(level=1, counts=better)


def test_an_answer_and_its_parts_can_be_pickled(answer):
    for record in records(answer):
        twin = pickle.loads(pickle.dumps(record))
        assert twin == record and type(twin) is type(record) and twin.to_json() == record.to_json()


def test_the_repr_of_an_answer_can_be_read(policy):
    assert repr(policy.plan_warmup(days=1).days[0]) == "WarmupDay(day=1, daily=1000, hourly=200)"
    assert repr(policy.plan_retry(first_attempt_ms=0, attempts=1, now_ms=5)).startswith("RetryPlan(give_up=False, ")
    assert repr(policy.assess_reputation_batch(**QUESTIONS["assess_reputation_batch"])).startswith(
        "<ReputationBatch of 2 rows"
    )


def test_an_attribute_that_there_is_not_is_named(answer):
    for record in records(answer):
        with pytest.raises(AttributeError, match="no_such") as caught:
            record.no_such  # noqa: B018
        if isinstance(record, Answer):
            assert (caught.value.name, caught.value.obj) == ("no_such", record)


def test_words_are_literals_of_what_is_answered(policy):
    review = policy.review_template(**QUESTIONS["review_template"])
    assert review.verdict in get_args(sendright.Verdict) == ("approve", "review", "reject")
    assert {finding.severity for finding in review.findings} <= set(get_args(sendright.Severity))


def test_reputation_answers_alike_by_the_short_way_and_by_the_door(policy):
    class Whole(int):
        pass

    short = policy.assess_reputation(level=1, counts=COUNTS, account_counts=COUNTS, daily_quota=500)
    long = policy.assess_reputation(level=Whole(1), counts=COUNTS, account_counts=COUNTS, daily_quota=500)
    assert short.actions == long.actions and short == long and short.rules == long.rules
    few = {**COUNTS, "sent": 5}
    assert policy.assess_reputation(level=1, counts=few, locale="ja") != policy.assess_reputation(level=1, counts=few)
    upgraded = policy.assess_reputation(level=1, counts={**COUNTS, "invalid": 0, "spam": 0, "delivered": 400})
    assert [(each.action, each.level) for each in upgraded.actions] == [("upgrade", 2)]


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"level": 0}, "level"),
        ({"level": True}, "level"),
        ({"level": 2**40}, "level"),
        ({"level": 99}, "level"),
        ({"counts": {**COUNTS, "sent": -1}}, "counts.sent"),
        ({"counts": {**COUNTS, "sent": 1.5}}, "counts.sent"),
        ({"counts": {**COUNTS, "snet": 1}}, "counts.snet"),
        ({"counts": {"sent": 1}}, "counts.delivered"),
        ({"counts": None}, "counts"),
        ({"acount_counts": COUNTS}, "acount_counts"),
        ({"daily_quota": "7"}, "daily_quota"),
    ],
)
def test_a_mistake_in_a_reputation_question_has_its_place(policy, change, path):
    with pytest.raises(SendrightError) as caught:
        policy.assess_reputation(**{"level": 1, "counts": COUNTS, **change})
    assert caught.value.path == path


def test_every_method_tells_its_fields_types_and_answer():
    for name, about in _methods.QUESTIONS.items():
        method = getattr(Policy, name)
        assert all(f"`{field}`" in about.doc for field in about.fields)
        assert inspect.getdoc(method) == inspect.cleandoc(about.doc)
        parameters = inspect.signature(method).parameters
        assert list(parameters) == ["self", *about.fields]
        for field, kind in about.fields.items():
            assert (parameters[field].default is inspect.Parameter.empty) is ("= ..." not in kind)
        if name != "assess_reputation":
            assert inspect.signature(method).return_annotation == about.answer.__name__


def test_a_method_tells_ranges_words_keys_times_codes_and_sources():
    doc = " ".join((Policy.decide_quota.__doc__ or "").split())
    for words in (
        "(rulebook 4)",
        "`count` (int, from 0)",
        "`domain.level` (int, 1 to 4294967295)",
        '`mode` (Mode: "single", "batch")',
        "`domain.counts.sent`",
        "A time is a `datetime` with a time zone, or Unix milliseconds",
        "Returns `QuotaAnswer`: How many may go",
        "`resume_ms`",
        "`missing-field` (a required field is absent)",
        "`invalid-value`",
    ):
        assert words in doc, words
    assert "RFC 3463" in Policy.classify_reply.__doc__
    for name in FUNCTIONS:
        doc = getattr(Policy, name).__doc__
        assert "Returns `" in doc and "`unknown-field`" in doc and "See `" not in doc


def plain(value):
    """The arguments of a record as its ``repr`` has them."""
    return {name: getattr(value, name) for name in value.__match_args__}


def test_an_answer_and_its_parts_can_be_made_anew(answer):
    for record in records(answer):
        made = type(record).from_dict(record.to_dict())
        assert made == record and hash(made) == hash(record) and made.to_json() == record.to_json()
        assert copy.copy(record) == copy.deepcopy(record) == record
        if not isinstance(record, (Answer, Columns)):
            assert type(record)(**plain(record)) == record == type(record)(*plain(record).values())


def test_a_whole_answer_is_made_of_its_attributes(answer):
    if isinstance(answer, Columns):
        return
    kind = type(answer)
    made = kind(**{name: value for name, value in reversed(plain(answer).items())})
    assert made == answer and hash(made) == hash(answer) and plain(made) == plain(answer)
    assert pickle.loads(pickle.dumps(made)) == made == copy.deepcopy(made)
    assert made != answer.__replace__(policy="mine")
    for arguments, fields in [((), {}), ((answer.to_json(),), plain(answer)), ((), {**plain(answer), "no_such": 1})]:
        with pytest.raises(TypeError):
            kind(*arguments, **fields)


def test_a_part_of_an_answer_is_made_for_the_tests_of_others():
    span = Span(part="html", start=0, end=4, line=1, column=1)
    assert span == Span("html", 0, 4, line=1, column=1) and {span: 1}[Span("html", 0, 4, 1, 1)] == 1
    fields = {"rule": "a/b", "severity": "warn", "message": "m", "help": "h"}
    finding = Finding(**fields, span=span)
    assert finding.span is span and finding == Finding(**fields, span=span.to_dict())
    assert Finding(**fields).span is None and Finding(**fields) != finding
    assert Span.__replace__(span, line=2).line == 2 and span.line == 1
    for made, words in [
        (lambda: Span(), "`part`"),
        (lambda: Span("html", 0, 4, 1, 1, 1), "5 attributes"),
        (lambda: Span("html", 0, 4, 1, 1, part="text"), "two values for `part`"),
        (lambda: Span("html", 0, 4, 1, colum=1), "no `colum`"),
        (lambda: Span.from_dict({"part": "html"}), "`start`"),
        (lambda: sendright.Review.from_dict({"verdict": "approve"}), "`score`"),
    ]:
        with pytest.raises(TypeError, match=words):
            made()


def test_a_changed_copy_of_an_answer_is_another_answer(policy):
    answer = policy.plan_warmup(days=1)
    changed = answer.__replace__(policy="mine")
    assert (changed.policy, changed.days) == ("mine", answer.days) and changed != answer


@pytest.mark.skipif(sys.version_info < (3, 10), reason="`match` came with Python 3.10")
def test_answers_are_matched_by_their_attributes(policy):
    program = """
match answer:
    case sendright.Review("reject", score, findings=[*findings]):
        for finding in findings:
            match finding:
                case sendright.Finding("links/shortener", span=sendright.Span("html", start)):
                    found = score, start
"""
    answer = policy.review_template(**QUESTIONS["review_template"])
    place = {"sendright": sendright, "answer": answer}
    exec(program, place)
    assert place["found"] == (answer.score, QUESTIONS["review_template"]["html"].index("https:"))


def test_every_attribute_is_documented():
    for name in [*sendright.answers.__all__, *sendright.parts.__all__]:
        kind = getattr(sendright, name)
        assert kind.__doc__ and all(kind.__slots__.values()), name


def test_a_loaded_policy_of_each_vector_is_pickled_and_equal(case):
    try:
        policy = load(case)
    except SendrightError:
        return
    twin = pickle.loads(pickle.dumps(policy))
    assert twin == policy and hash(twin) == hash(policy)
    assert twin.answer_json("test_policy", "{}") == policy.answer_json("test_policy", "{}")
