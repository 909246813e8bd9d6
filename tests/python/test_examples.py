"""The examples run, the long one in little."""

import importlib.util
import subprocess
import sys

import pytest
from place import EXAMPLES


def example(name):
    spec = importlib.util.spec_from_file_location(name, EXAMPLES / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def test_two_policies_are_back_tested_and_drawn(tmp_path):
    words = ["--domains", "300", "--days", "40", "--output", "levels.png"]
    run = subprocess.run(
        [sys.executable, EXAMPLES / "back_test.py", *words], cwd=tmp_path, capture_output=True, encoding="utf-8"
    )
    assert run.returncode == 0, run.stderr
    assert "24,000 domain-days" in run.stdout
    assert (tmp_path / "levels.png").read_bytes().startswith(b"\x89PNG")


def test_the_stricter_policy_of_the_back_test_gives_lower_levels():
    back_test = example("back_test")
    usual = back_test.run(back_test.Policy.preset("tencent-ses"), 300, 40)
    strict = back_test.run(back_test.Policy.load(back_test.STRICT), 300, 40)
    assert usual["level"].max() > 5 and usual["level"].min() == 1
    assert strict["level"].mean() < usual["level"].mean()


def test_every_day_of_the_back_test_is_one_that_can_be():
    back_test = example("back_test")
    random = back_test.np.random.default_rng(1)
    domains = back_test.people(2000, random)
    counts = back_test.day(domains, back_test.pl.Series([1000] * 2000, dtype=back_test.pl.UInt64), random)
    lost = counts["delivered"] + counts["invalid"] + counts["spam"] + counts["blocked"]
    assert lost.equals(counts["sent"]) and (counts["opened"] <= counts["delivered"]).all()


@pytest.fixture(name="service")
def running():
    from fastapi.testclient import TestClient

    return TestClient(example("template_service").app)


GOOD = "<p>Your parcel 4711 has left our warehouse and is with you on Monday.</p>"


def test_the_service_takes_a_good_template(service):
    answer = service.put("/templates/parcel", json={"kind": "notification", "subject": "Parcel", "html": GOOD})
    assert answer.status_code == 201 and answer.json()["verdict"] == "approve"


def test_the_service_refuses_a_bad_template_with_its_findings(service):
    bad = {"kind": "notification", "subject": "Parcel", "html": GOOD + '<a href="https://bit.ly/x">Follow it</a>'}
    answer = service.put("/templates/parcel", json=bad)
    assert answer.status_code == 422 and answer.json()["verdict"] == "reject"
    found = {finding["rule"]: finding for finding in answer.json()["findings"]}
    span = found["links/shortener"]["span"]
    assert "bit.ly" in bad["html"][span["start"] : span["end"]]


@pytest.mark.parametrize("body", [{"kind": "test", "subject": "s"}, {"kind": "advert", "subject": "s", "html": "x"}])
def test_the_service_refuses_what_cannot_be_reviewed(service, body):
    answer = service.put("/templates/parcel", json=body)
    assert answer.status_code == 422 and answer.json()
