"""The command, as ``sendright`` and as ``python -m sendright``."""

import json
import os
import subprocess
import sys

import pytest
import sendright
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

    (tmp_path / "part.html").write_text("<p>{{name}}</p>", encoding="utf-8")
    (tmp_path / "bad-part.html").write_text('<a href="https://bit.ly/x">Follow it</a>', encoding="utf-8")

    def run(*arguments, given="", **environment):
        words = [*COMMANDS[request.param], *arguments]
        environment = {**os.environ, **environment}
        return subprocess.run(words, cwd=tmp_path, input=given, capture_output=True, encoding="utf-8", env=environment)

    run.folder = tmp_path

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


def test_the_version_is_told(run):
    ran = run("--version")
    assert (ran.returncode, ran.stdout) == (0, f"sendright {sendright.__version__}\n")


def test_what_the_terminal_has_no_letters_for_is_escaped(run):
    title = GOOD.replace("Your parcel<", "\N{SNOWMAN}<") + '<a href="https://bit.ly/x">\N{SNOWMAN}</a>'
    (run.folder / "\N{SNOWMAN}.html").write_text(title, encoding="utf-8")
    ran = run("review", "\N{SNOWMAN}.html", PYTHONIOENCODING="ascii", PYTHONUTF8="1")
    assert ran.returncode == 1 and "\\u2603.html: reject" in ran.stdout and "links/shortener" in ran.stdout
    ran = run("review", "--json", "\N{SNOWMAN}.html", PYTHONIOENCODING="ascii", PYTHONUTF8="1")
    assert ran.returncode == 1 and json.loads(ran.stdout)["file"] == "\N{SNOWMAN}.html"


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names of files are of characters there")
def test_a_file_whose_name_is_no_text_is_reviewed(run):
    name = os.fsencode(run.folder) + b"/caf\xe9.html"
    with open(name, "wb") as file:
        file.write(BAD.encode())
    for encoding in ("utf-8", "ascii"):
        ran = run("review", name, PYTHONIOENCODING=encoding)
        assert (ran.returncode, ran.stderr) == (1, "")
        assert "caf\\udce9.html: reject" in ran.stdout and "links/shortener" in ran.stdout
        ran = run("review", "--json", name, PYTHONIOENCODING=encoding)
        assert os.fsencode(json.loads(ran.stdout)["file"]) == name
    ran = run("review", name + b"x")
    assert ran.returncode == 2 and "Traceback" not in ran.stderr


def test_of_a_part_only_what_stands_in_it_is_told(run):
    ran = run("review", "part.html", "bad-part.html")
    approved = "part.html: approve, 10 of 10, as a part of a template"
    assert ran.returncode == 1 and f"{approved}\nbad-part.html: reject" in ran.stdout
    assert "subject" not in ran.stdout and "characters" not in ran.stdout
    told = json.loads(run("review", "--json", "bad-part.html").stdout)
    assert told["fragment"] and {each["span"]["part"] for each in told["findings"]} == {"html"}
    assert run("review", "part.html").returncode == 0
    assert run("review", "--fragments", "whole", "part.html").returncode == 1
    assert run("review", "--subject", "Your parcel", "part.html").returncode == 1
    ran = run("review", "--fragments", "skip", "part.html", "bad-part.html")
    assert (ran.returncode, ran.stdout) == (0, "")


def test_what_is_grave_enough_is_chosen(run):
    warned = GOOD + "<p>" + "word " * 20 + "<blink>now</blink></p>"
    found = json.loads(run("review", "-", "--json", given=warned).stdout)
    assert found["verdict"] == "approve" and "warn" in {each["severity"] for each in found["findings"]}
    for least, code in (("reject", 0), ("review", 0), ("warn", 1)):
        assert run("review", "-", "--fail-on", least, given=warned).returncode == code
    asks = GOOD.replace("Monday.", "Monday. {% if note %}{{ note|linebreaks }}{% endif %}")
    assert json.loads(run("review", "-", "--json", given=asks).stdout)["verdict"] == "review"
    for least, code in (("reject", 0), ("review", 1), ("warn", 1)):
        assert run("review", "-", "--fail-on", least, given=asks).returncode == code
