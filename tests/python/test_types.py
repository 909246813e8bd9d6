"""The package is typed, and what is written in Python is of one shape."""

import ast
import subprocess
import sys

import pytest
import sendright
from place import EXAMPLES, PACKAGE, PROGRAMS, ROOT

USE = """
from datetime import datetime, timezone
from typing import Literal
from sendright import Finding, Policy, Review, SendrightError, Severity, Span, WarmupDay

policy = Policy.load({"extends": "tencent-ses@2026.1", "name": "mine", "version": "1"})
review: Review = policy.review_template(kind="marketing", subject="News", html="<p>")
verdict: Literal["approve", "review", "reject"] = review.verdict
severities: tuple[Severity, ...] = tuple(finding.severity for finding in review.findings)
day: WarmupDay = policy.plan_warmup(days=1).days[0]
hourly: int | None = day.hourly
policy.find_day(now_ms=datetime.now(timezone.utc))
span = Span(part="html", start=0, end=4, line=1, column=1)
made: Finding = Finding(rule="a/b", severity="warn", message="m", help="h", span=span)
again: Review = Review.from_dict(review.to_dict())
for document in (bytearray(b""), memoryview(b"")):
    Policy.load(document)
for each in policy.review_templates([{"kind": "test", "subject": "s", "text": "t"}], threads=2):
    print(each.score)
try:
    print(policy.answer_json("find_day", "{}"))
except SendrightError as error:
    code: str = error.code
"""

MISTAKES = [
    "policy.plan_warmup(dais=1)",
    "policy.plan_warmup()",
    "policy.plan_warmup(1)",
    'policy.plan_warmup(days="1")',
    'policy.review_template(kind="advert", subject="s")',
    'policy.assess_reputation(level=1, counts={"sent": 1})',
    'policy.find_day(now_ms="today")',
    "policy.plan_warmup(days=1).dais",
    "policy.plan_warmup(days=1).days = ()",
    'policy.review_template(kind="test", subject="s").verdict == "aprove"',
    'Span(part="html", start=0, end=4, line=1)',
    'Span(part="body", start=0, end=4, line=1, column=1)',
]


@pytest.fixture(name="cache", scope="module")
def kept(tmp_path_factory):
    """What mypy has read of other packages."""
    return str(tmp_path_factory.mktemp("mypy"))


@pytest.fixture(name="checked", params=["mypy", "pyright"])
def checker(request, tmp_path, cache):
    program = str(PROGRAMS / request.param)
    (tmp_path / "pyrightconfig.json").write_text('{"typeCheckingMode": "strict"}')
    strict = {
        "mypy": ["--strict", "--cache-dir", cache, "--strict-equality"],
        "pyright": ["--pythonpath", sys.executable],
    }

    def checked(files):
        for name, text in files.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        words = [program, *strict[request.param], *files]
        return subprocess.run(words, cwd=tmp_path, capture_output=True, encoding="utf-8")

    return checked


def test_the_examples_and_every_use_pass_the_strict_checks(checked):
    files = {file.name: file.read_text(encoding="utf-8") for file in EXAMPLES.glob("*.py")}
    ran = checked({**files, "use.py": USE})
    assert files and ran.returncode == 0, ran.stdout


def test_the_package_itself_passes_the_strict_check(cache):
    words = [str(PROGRAMS / "mypy"), "--strict", "--cache-dir", cache, "--exclude", "django", "python/sendright"]
    ran = subprocess.run(words, cwd=ROOT, capture_output=True, encoding="utf-8")
    assert ran.returncode == 0, ran.stdout


def test_a_mistake_is_found_before_it_runs(checked):
    lines = "\n".join(["from sendright import Policy, Span", 'policy = Policy.preset("tencent-ses")', *MISTAKES])
    told = checked({"mistakes.py": lines}).stdout
    missed = [mistake for number, mistake in enumerate(MISTAKES, 3) if f"mistakes.py:{number}:" not in told]
    assert not missed, told


def test_the_stub_declares_what_there_is():
    stub = ast.parse((PACKAGE / "sendright/_sendright.pyi").read_text(encoding="utf-8"))
    policy = next(node for node in stub.body if isinstance(node, ast.ClassDef) and node.name == "Policy")
    declared = {node.name: node for node in policy.body if isinstance(node, ast.FunctionDef)}
    public = {name for name in dir(sendright.Policy) if not name.startswith("_")}
    assert {name for name in declared if not name.startswith("_")} == public
    assert {each.arg for each in declared["plan_retry"].args.kwonlyargs} == {"first_attempt_ms", "attempts", "now_ms"}


def test_what_the_stub_tells_is_what_help_tells():
    stub = ast.parse((PACKAGE / "sendright/_sendright.pyi").read_text(encoding="utf-8"))
    told = {"": stub.body, **{each.name: each.body for each in stub.body if isinstance(each, ast.ClassDef)}}
    for kind, body in told.items():
        owner = getattr(sendright._sendright, kind) if kind else sendright._sendright
        for node in body:
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and ast.get_docstring(node):
                told_at_run_time = getattr(owner, node.name).__doc__.split()
                assert told_at_run_time == (ast.get_docstring(node) or "").split(), node.name


@pytest.mark.parametrize("arguments", [["format", "--check"], ["check"]])
def test_what_is_written_in_python_passes_ruff(arguments):
    words = [str(PROGRAMS / "ruff"), *arguments, "--no-cache", "python", "tests/python", "tests/bench"]
    ran = subprocess.run(words, cwd=ROOT, capture_output=True, encoding="utf-8")
    assert ran.returncode == 0, ran.stdout + ran.stderr
