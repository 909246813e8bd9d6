"""The command, as ``sendright`` and as ``python -m sendright``."""

import json
import subprocess
import sys

import pytest
from place import PROGRAMS
from sendright import Policy

GOOD = "<title>Your parcel</title><p>Your parcel 4711 has left our warehouse and is with you on Monday.</p>"
BAD = GOOD + '<a href="https://bit.ly/x">Follow it</a>'
COMMANDS = {"program": [str(PROGRAMS / "sendright")], "module": [sys.executable, "-m", "sendright"]}


@pytest.fixture(name="run", params=COMMANDS)
def command(request, tmp_path):
    (tmp_path / "good.html").write_text(GOOD, encoding="utf-8")
    (tmp_path / "bad.html").write_text(BAD, encoding="utf-8")
    (tmp_path / "plain.txt").write_text("Your parcel 4711 has left our warehouse and is with you on Monday.")
    (tmp_path / "latin.html").write_bytes(b"caf\xe9")
    (tmp_path / "mine.toml").write_text('extends = "tencent-ses@2026.1"\nname = "mine"\nversion = "1"\n')

    def run(*arguments, given=""):
        words = [*COMMANDS[request.param], *arguments]
        return subprocess.run(words, cwd=tmp_path, input=given, capture_output=True, encoding="utf-8")

    return run


def test_a_good_template_is_approved(run):
    ran = run("review", "good.html")
    assert (ran.returncode, ran.stderr) == (0, "") and ran.stdout.startswith("good.html: approve, ")


def test_a_rejected_template_ends_with_1_and_tells_the_place(run):
    ran = run("review", "good.html", "bad.html")
    assert ran.returncode == 1
    assert "bad.html: reject" in ran.stdout and "html:1:" in ran.stdout and "links/shortener" in ran.stdout


def test_json_is_the_review_of_each_file(run):
    ran = run("review", "--json", "good.html", "bad.html")
    good, bad = [json.loads(line) for line in ran.stdout.splitlines()]
    policy = Policy.preset("tencent-ses")
    assert good.pop("file") == "good.html" and bad.pop("file") == "bad.html"
    assert good == policy.review_template(kind="notification", subject="Your parcel", html=GOOD).to_dict()
    assert bad["verdict"] == "reject"


def test_a_text_a_subject_a_policy_and_the_standard_input_are_taken(run):
    assert run("review", "plain.txt", "--subject", "Your parcel", "--policy", "mine.toml").returncode == 0
    ran = run("review", "-", "--subject", "Your parcel", "--json", given=GOOD)
    assert json.loads(ran.stdout)["file"] == "-"
    assert "subject:" in run("review", "good.html", "--subject", "x" * 2000).stdout


def test_a_template_is_read_in_its_dialect(run):
    django = GOOD.replace("</p>", " {% if note %}{{ note|linebreaks }}{% endif %}</p>", 1)
    assert "variables/syntax" in run("review", "-", "--subject", "Your parcel", given=django).stdout
    assert (
        "variables/syntax"
        not in run("review", "-", "--subject", "Your parcel", "--dialect", "jinja", given=django).stdout
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "COMMAND"),
        (["reviw"], "reviw"),
        (["review"], "FILE"),
        (["review", "none.html"], "none.html"),
        (["review", "latin.html"], "not UTF-8 from byte 3"),
        (["review", "good.html", "--kind", "spam"], "spam"),
        (["review", "good.html", "--policy", "tencent-sess"], "did you mean `tencent-ses`?"),
        (["review", "good.html", "--colour"], "--colour"),
    ],
)
def test_what_is_asked_wrongly_ends_with_2_and_says_why(run, arguments, words):
    ran = run(*arguments)
    assert ran.returncode == 2 and words in ran.stderr and "Traceback" not in ran.stderr


def test_no_template_steers_the_terminal(run):
    hostile = GOOD + '<a href="https://bit.ly/\x1b[2J">\x1b]0;title\x07</a>'
    ran = run("review", "-", "--subject", "\x1b[31m", given=hostile)
    assert ran.returncode == 1 and not {"\x1b", "\x07"} & set(ran.stdout)
