"""The email backend and the system checks in a real Django, with a mail server at the other end."""

import pickle
import socket

import django
import pytest
from aiosmtpd.controller import Controller
from django.conf import settings

if not settings.configured:
    settings.configure(
        EMAIL_BACKEND="sendright.django.EmailBackend",
        EMAIL_HOST="127.0.0.1",
        INSTALLED_APPS=["sendright.django", "anymail"],
        DEFAULT_FROM_EMAIL="Shop <shop@example.com>",
        SENDRIGHT={"KIND": "notification", "RECIPIENT_FACTS": "django_facts.of"},
        USE_TZ=True,
    )
    django.setup()

from anymail.backends.test import EmailBackend as AnymailBackend
from django.core import checks, mail
from django.core.mail import EmailMultiAlternatives
from django.test import override_settings
from sendright import SendrightError
from sendright.django import AsksPolicy, EmailBackend, MailRefused

TEXT = "Your parcel 4711 has left our warehouse and is with you on Monday."
SHORTENED = f'<p>{TEXT}</p><a href="https://bit.ly/x">Follow it</a>'


class Inbox:
    def __init__(self):
        self.received = []

    async def handle_DATA(self, server, session, envelope):
        self.received.append((envelope.rcpt_tos, envelope.content.decode()))
        return "250 taken"


@pytest.fixture(name="inbox")
def receiver():
    inbox = Inbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(inbox, hostname="127.0.0.1", port=port)
    controller.start()
    with override_settings(EMAIL_PORT=port):
        yield inbox
    controller.stop()


def message(html=None, to=("ada@example.org",), subject="Your parcel", **fields):
    made = EmailMultiAlternatives(subject, TEXT, None, list(to), **fields)
    if html is not None:
        made.attach_alternative(html, "text/html")
    return made


def refusal(made):
    with pytest.raises(MailRefused) as caught:
        made.send()
    return caught.value


def test_mail_that_the_policy_lets_go_is_sent(inbox):
    assert mail.send_mail("Your parcel", TEXT, None, ["Ada <ada@example.org>"]) == 1
    assert message(f"<p>{TEXT}</p>", to=["a@example.org"], cc=["b@example.org"], bcc=["c@example.org"]).send() == 1
    assert [tos for tos, _ in inbox.received] == [
        ["ada@example.org"],
        ["a@example.org", "b@example.org", "c@example.org"],
    ]
    assert TEXT in inbox.received[0][1]


def test_a_bad_text_is_refused_with_its_findings(inbox):
    refused = refusal(message(SHORTENED))
    assert "links/shortener" in {finding.rule for finding in refused.findings}
    assert "links/shortener" in str(refused) and refused.resume_ms is None
    assert inbox.received == []


def test_a_bad_subject_is_refused(inbox):
    assert refusal(message(subject="x" * 2000)).findings
    with pytest.raises(Exception, match="(?i)newline|line"):
        message(subject="Your parcel\nBcc: all@example.org").send()
    assert inbox.received == []


@pytest.mark.parametrize("field", ["to", "cc", "bcc"])
@pytest.mark.parametrize(
    "address", ["gone@example.org", "Bounced <bounced@example.org>", "no address", "a@b.example\nBcc: c@d.example"]
)
def test_a_recipient_that_may_not_be_written_to_is_refused(inbox, field, address):
    recipients = {"to": ["ada@example.org"], field: ["ada@example.org", address]}
    refused = refusal(message(**recipients))
    assert refused.reasons and not refused.findings and inbox.received == []


def test_in_silence_only_what_may_go_goes(inbox):
    backend = EmailBackend(fail_silently=True)
    messages = [message(SHORTENED), message(), message(to=["gone@example.org"])]
    assert backend.send_messages(messages) == 1 and len(inbox.received) == 1
    assert backend.send_messages([message(SHORTENED)]) == 0 and backend.send_messages([]) == 0


def test_a_text_that_cannot_be_read_is_left_out_in_silence_only(inbox):
    with pytest.raises(SendrightError):
        message(subject="Your \ud800 parcel").send()
    assert EmailBackend(fail_silently=True).send_messages([message(subject="Your \ud800 parcel"), message()]) == 1
    assert len(inbox.received) == 1


@pytest.mark.parametrize("fields", [{"html": SHORTENED}, {"to": ["gone@example.org"]}])
def test_a_refusal_of_mail_can_be_pickled(inbox, fields):
    refused = refusal(message(**fields))
    copy = pickle.loads(pickle.dumps(refused))
    assert type(copy) is MailRefused and str(copy) == str(refused)
    assert (copy.reasons, copy.findings, copy.resume_ms) == (refused.reasons, refused.findings, refused.resume_ms)


def test_a_message_names_its_own_kind(inbox):
    made = EmailMultiAlternatives("Code", "Your code is 1234.", None, ["ada@example.org"])
    assert refusal(made).findings, "too short for a notification"
    made.kind = "trigger"
    assert made.send() == 1


def test_a_review_holds_mail_only_where_it_is_told_to(inbox):
    made = message(f'<p>{TEXT}</p><img src="https://example.com/a.png" width="600" height="9000">' * 60)
    verdict = EmailBackend().asked.policy.review_template(
        kind="notification", subject="Your parcel", text=TEXT, html=made.alternatives[0][0]
    )
    if verdict.verdict == "review":
        assert made.send() == 1
    with override_settings(SENDRIGHT={"HOLD_REVIEWS": True}):
        assert refusal(made).reasons


def found(**said):
    with override_settings(SENDRIGHT=said):
        return {each.id: each for each in checks.run_checks(tags=["sendright"])}


def test_settings_that_are_right_pass_the_checks():
    assert found() == {} and found(POLICY="amazon-ses", KIND="trigger", RECIPIENT_FACTS="django_facts.of") == {}


def test_each_mistake_in_the_settings_is_found(tmp_path):
    assert found(POLICI="x")["sendright.E001"].hint == "Did you mean `POLICY`?"
    assert "tencent-ses" in found(POLICY="tencent-sess")["sendright.E002"].hint
    broken = tmp_path / "broken.toml"
    broken.write_text("colour = 1")
    assert "colour" in found(POLICY=str(broken))["sendright.E002"].msg
    assert "transactional" in found(KIND="advert")["sendright.E003"].hint
    for said in ("django_facts.nothing", "django_facts.KNOWN", "django_facts", ".of", "..a.of", "", 5, [], len):
        assert "sendright.E004" in found(RECIPIENT_FACTS=said)
    for said in ("smtp", "django.nothing", "sendright.django.EmailBackend", "django.core.mail.send_mail", "", 5, None):
        assert "sendright.E006" in found(BACKEND=said)
    assert found(BACKEND="anymail.backends.test.EmailBackend") == {}
    for said in (None, [], "tencent-ses", 5):
        with override_settings(SENDRIGHT=said):
            assert [each.id for each in checks.run_checks(tags=["sendright"])] == ["sendright.E005"]


def test_a_deployment_that_does_not_ask_the_policy_is_warned():
    def warned(backend):
        with override_settings(EMAIL_BACKEND=backend):
            return [each.id for each in checks.run_checks(tags=["sendright"], include_deployment_checks=True)]

    assert warned("django.core.mail.backends.smtp.EmailBackend") == ["sendright.W001"]
    assert warned("sendright.django.EmailBackend") == []
    assert warned(f"{__name__}.MixedIn") == []
    assert warned("nothing.EmailBackend") == ["sendright.W001"]


class MixedIn(AsksPolicy, AnymailBackend):
    """A backend of another package with the policy before it."""


@pytest.mark.parametrize("text", ["{{", "{{#if", "{% if x %}", "<%= x", "*|IF:", "{{name}}", "*|NAME|*", "{{{a}} ${b}"])
def test_the_words_of_a_message_are_no_template(inbox, text):
    literal = f"{TEXT} In our language it is written {text}, as you know."
    made = EmailMultiAlternatives(f"How {text} is written", literal, None, ["ada@example.org"])
    made.attach_alternative(f"<p>{literal}</p>", "text/html")
    assert made.send() == 1
    assert text in inbox.received[0][1].replace("=\n", "").replace("=3D", "=")


def test_words_that_are_found_stand_where_they_stood(inbox):
    html = f'<p>*|A|* {TEXT}</p><a href="https://bit.ly/x">Follow it</a>'
    finding = next(each for each in refusal(message(html)).findings if each.rule == "links/shortener")
    assert "bit.ly" in html[finding.span.start : finding.span.end]


@pytest.fixture(name="anymail", params=["chained", "mixed in"])
def backend_of_another_package(request):
    said = {"KIND": "notification", "RECIPIENT_FACTS": "django_facts.of"}
    backend = f"{__name__}.MixedIn"
    if request.param == "chained":
        said["BACKEND"], backend = "anymail.backends.test.EmailBackend", "sendright.django.EmailBackend"
    with override_settings(SENDRIGHT=said, EMAIL_BACKEND=backend):
        mail.outbox = []
        yield mail


def test_another_backend_sends_what_may_go(anymail):
    made = message(f"<p>{TEXT}</p>", to=["Ada <a@example.org>", "b@example.org"])
    assert made.send() == 1 and made.anymail_status.status == {"sent"} and anymail.outbox == [made]
    assert refusal(message(SHORTENED)).findings
    assert refusal(message(to=["ada@example.org", "gone@example.org"])).reasons
    assert anymail.outbox == [made]


def test_a_text_that_the_service_fills_is_a_template(anymail):
    made = message(to=["a@example.org", "b@example.org"])
    made.body = f"Dear {{{{name}}}}, {TEXT}"
    made.merge_data = {"a@example.org": {"name": "Ada"}, "b@example.org": {"name": "Bo"}}
    assert made.send() == 1 and made.anymail_test_params["is_batch_send"]
    made.body = f"Dear {{{{name, {TEXT}"
    assert "variables/syntax" in str(refusal(made))
    made.body, made.dialect = f"Dear *|NAME|*, {TEXT}", "mailchimp"
    assert made.send() == 1
    made.to.append("gone@example.org")
    assert "gone@example.org" in str(refusal(made))


def test_a_message_of_a_stored_template_has_only_its_recipients_checked(anymail, caplog):
    made = EmailMultiAlternatives("", "", None, ["a@example.org", "b@example.org"])
    made.template_id, made.from_email, made.subject = "welcome", None, None
    made.merge_data = {"a@example.org": {"name": "Ada"}, "b@example.org": {"name": "Bo"}}
    with caplog.at_level("INFO", "sendright.django"):
        assert made.send() == 1
    assert made.anymail_test_params["template_id"] == "welcome"
    assert [each.getMessage() for each in caplog.records] == [
        "not reviewed: the body is in the template `welcome` of the email service"
    ]
    made.subject = "x" * 2000
    assert refusal(made).findings
    made.subject, made.to = None, ["a@example.org", "gone@example.org"]
    assert refusal(made).reasons and not refusal(made).findings


def test_the_backend_has_what_the_one_behind_it_has(inbox):
    backend = EmailBackend(host="127.0.0.1", fail_silently=True)
    assert backend.host == "127.0.0.1" and backend.fail_silently and backend.sender.fail_silently
    with backend:
        assert backend.connection is not None
    assert backend.connection is None
    with pytest.raises(AttributeError):
        backend.no_such  # noqa: B018
