"""The wheel in an environment of its own, with nothing else in it."""

import os
import subprocess
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest
from place import PROGRAMS

TARGET = PROGRAMS.parents[1]


@pytest.fixture(name="wheel", scope="module")
def built():
    [wheel] = (TARGET / "wheels").glob("sendright-*.whl")
    return wheel


@pytest.fixture(name="fresh", scope="module")
def environment(wheel, tmp_path_factory):
    folder = tmp_path_factory.mktemp("fresh")
    venv.create(folder, with_pip=True)
    programs = folder / PROGRAMS.name
    install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-index", str(wheel)]
    subprocess.run([programs / "python", *install], check=True)
    return programs


def run(program, *arguments, cwd):
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run([program, *arguments], cwd=cwd, env=environment, capture_output=True, encoding="utf-8")


def test_the_wheel_works_without_any_other_package(fresh, tmp_path):
    program = "from sendright import Policy; print(Policy.preset('tencent-ses').plan_warmup(days=1).days)"
    ran = run(fresh / "python", "-c", program, cwd=tmp_path)
    assert ran.stdout.strip() == "(WarmupDay(day=1, daily=1000, hourly=200),)", ran.stderr
    columns = dict.fromkeys(["level", "sent", "delivered", "invalid", "spam", "blocked", "complained", "opened"], [1])
    batch = f"Policy.preset('tencent-ses').assess_reputation_batch(**{columns})"
    ran = run(fresh / "python", "-c", f"from sendright import Policy; print({batch}.action)", cwd=tmp_path)
    assert ran.stdout.strip() == "array('B', [0])", ran.stderr


def test_both_commands_are_there(fresh, tmp_path):
    (tmp_path / "t.html").write_text(
        "<title>Parcel</title><p>Your parcel 4711 has left our warehouse today, at last.</p>"
    )
    told = [
        run(*words, "review", "t.html", cwd=tmp_path)
        for words in ([fresh / "sendright"], [fresh / "python", "-m", "sendright"])
    ]
    assert told[0].returncode == 0 and told[0].stdout == told[1].stdout


def test_the_wheel_has_the_types_the_readme_and_one_library_for_every_python(wheel):
    assert "-cp39-abi3-" in wheel.name
    with zipfile.ZipFile(wheel) as files:
        names = files.namelist()
        metadata = files.read(next(name for name in names if name.endswith(".dist-info/METADATA"))).decode()
    for name in ("py.typed", "_sendright.pyi", "answers.py", "questions.py", "django/backend.py"):
        assert f"sendright/{name}" in names
    assert "# Sendright" in metadata and "Provides-Extra: django" in metadata and "Requires-Python: >=3.9" in metadata
    assert not [line for line in metadata.splitlines() if line.startswith("Requires-Dist") and "extra ==" not in line]


def test_the_wheel_and_the_source_distribution_have_the_licences(wheel):
    [archive] = wheel.parent.glob("sendright-*.tar.gz")
    with zipfile.ZipFile(wheel) as files, tarfile.open(archive) as sources:
        shipped = [Path(name).name for name in files.namelist() if ".dist-info/licenses/" in name]
        sourced = {Path(name).name for name in sources.getnames()}
    assert sorted(shipped) == ["LICENSE-APACHE", "LICENSE-MIT"]
    assert sourced >= set(shipped)


def test_there_is_a_source_distribution_from_which_the_wheel_was_built(wheel):
    [archive] = wheel.parent.glob("sendright-*.tar.gz")
    assert archive.stat().st_mtime <= wheel.stat().st_mtime
