"""Times are instants: a datetime with a time zone, or Unix milliseconds."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sendright import Policy, SendrightError

POLICY = Policy.preset("tencent-ses")
FIRST = datetime(1970, 1, 1, tzinfo=timezone.utc)
LAST = datetime(2900, 1, 1)


@given(st.datetimes(FIRST.replace(tzinfo=None) + timedelta(days=2), LAST, timezones=st.timezones()))
def test_a_datetime_is_its_unix_milliseconds(time):
    milliseconds = (time - FIRST) // timedelta(milliseconds=1)
    assert POLICY.find_day(now_ms=time) == POLICY.find_day(now_ms=milliseconds)


def test_times_are_taken_wherever_a_question_has_one():
    noon = datetime(2026, 11, 2, 12, tzinfo=timezone(timedelta(hours=8)))
    ms = 1_793_592_000_000
    recipient = {"address": "a@example.org", "now_ms": noon}
    asked = POLICY.check_recipient(
        **recipient, sent_last_hour=[noon] * 10, suppression={"reason": "bounce", "until_ms": noon + timedelta(days=1)}
    )
    assert asked == POLICY.check_recipient(
        address="a@example.org",
        now_ms=ms,
        sent_last_hour=[ms] * 10,
        suppression={"reason": "bounce", "until_ms": ms + 86_400_000},
    )
    assert asked.resume_ms is None or asked.resume_ms > ms
    assert POLICY.explain_failure(recipient=recipient) == POLICY.explain_failure(recipient={**recipient, "now_ms": ms})
    assert recipient["now_ms"] is noon, "a question is left as it was given"


@pytest.mark.parametrize(
    ("name", "question", "path"),
    [
        ("find_day", {"now_ms": datetime(2026, 1, 1)}, "now_ms"),
        (
            "check_recipient",
            {"address": "a@b.example", "now_ms": 5, "sent_last_hour": [5, datetime(2026, 1, 1)]},
            "sent_last_hour[1]",
        ),
        (
            "explain_failure",
            {"recipient": {"address": "a@b.example", "now_ms": datetime(2026, 1, 1)}},
            "recipient.now_ms",
        ),
    ],
)
def test_a_datetime_without_a_time_zone_is_refused_with_its_place(name, question, path):
    with pytest.raises(SendrightError) as caught:
        getattr(POLICY, name)(**question)
    error = caught.value
    assert (error.code, error.path) == ("invalid-value", path)
    assert "2026-01-01T00:00:00" in error.message and "datetime.now(timezone.utc)" in error.help


def test_a_time_before_1970_is_refused():
    with pytest.raises(SendrightError) as caught:
        POLICY.find_day(now_ms=datetime(1969, 12, 31, tzinfo=timezone.utc))
    assert caught.value.path == "now_ms"


def test_a_datetime_where_no_time_is_asked_for_is_refused():
    with pytest.raises(SendrightError, match="no time is asked for"):
        POLICY.render_template(subject="{{a}}", data={"a": datetime(2026, 1, 1, tzinfo=timezone.utc)})


def test_a_day_is_a_date_or_its_text():
    days = {"days": 1, "sent_on": [date(2026, 1, 1), "2026-01-02"], "today": date(2026, 1, 3)}
    assert POLICY.plan_warmup(**days).days[0].day == 3
