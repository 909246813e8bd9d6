"""Notebooks show answers, and nothing of a template becomes markup."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sendright import Policy

POLICY = Policy.preset("tencent-ses")
OWN = {"table", "caption", "small", "thead", "tbody", "tr", "th", "td"}


class Tags(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags = set()
        self.attributes = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.attributes += attributes

    def handle_data(self, data):
        self.text += data


HOSTILE = '<img src=x onerror=alert(1)><a href="javascript:alert(1)">"\'&lt;</a><script>alert(1)</script>'


def test_a_review_is_a_table_of_its_findings():
    review = POLICY.review_template(
        kind="trigger", subject="Hi", html='<p>Hello <a href="https://bit.ly/x">you</a></p>'
    )
    shown = Tags(review._repr_html_())
    assert shown.tags == OWN and "links/shortener" in shown.text and review.policy in shown.text


def test_a_plan_is_a_table_of_its_days():
    shown = Tags(POLICY.plan_warmup(days=3, largest_receiver_percent=80)._repr_html_())
    assert shown.tags == OWN and "1,500" in shown.text and "largest receiver" in shown.text


@pytest.mark.parametrize("part", ["subject", "html", "text"])
def test_a_hostile_template_brings_no_markup(part):
    question = {"kind": "marketing", "subject": "s", "html": "<p>text</p>", part: HOSTILE}
    shown = Tags(POLICY.review_template(**question)._repr_html_())
    assert shown.tags == OWN and shown.attributes == []


@given(st.text(), st.text())
def test_no_text_brings_markup(subject, html):
    html = f'<a href="{html}">{html}</a>{{{{{html}}}}}<{html}>'
    try:
        review = POLICY.review_template(kind="marketing", subject=subject, html=html)
    except ValueError:
        return
    shown = Tags(review._repr_html_())
    assert shown.tags <= OWN and shown.attributes == []


def test_the_name_of_a_policy_brings_no_markup():
    try:
        policy = Policy.load({"extends": "tencent-ses@2026.1", "name": "<b>x</b>", "version": "1"})
    except ValueError:
        return
    assert Tags(policy.plan_warmup(days=1)._repr_html_()).tags == OWN
