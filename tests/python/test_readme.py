"""The blocks of the package's README run as they stand there."""

import os
import re
import subprocess
import sys

import pytest
from place import PACKAGE, PROGRAMS

README = (PACKAGE / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
SHELL = [text for language, text in BLOCKS if language == "sh" and "pip install" not in text]


def promised(text):
    return [line.split("# prints ", 1)[1] for line in text.splitlines() if "# prints " in line]


@pytest.mark.parametrize("text", [text for language, text in BLOCKS if language == "python"])
def test_a_block_in_python_runs_and_prints_what_it_says(text):
    ran = subprocess.run([sys.executable, "-c", text], capture_output=True, encoding="utf-8")
    assert ran.returncode == 0, ran.stderr
    assert promised(text) or "print(" in text
    for words in promised(text):
        assert words in ran.stdout


@pytest.mark.parametrize("text", SHELL)
def test_a_block_for_the_shell_runs_and_prints_what_it_says(text, tmp_path):
    paths = {**os.environ, "PATH": f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}"}
    ran = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", text], cwd=tmp_path, env=paths, capture_output=True, encoding="utf-8"
    )
    assert ran.returncode == 0, ran.stderr
    for words in promised(text):
        assert words in ran.stdout


def test_the_readme_has_blocks_of_each_kind():
    assert {language for language, _ in BLOCKS} == {"python", "sh", "text", "yaml"} and SHELL
