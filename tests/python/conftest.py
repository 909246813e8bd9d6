"""The answers of native Rust, which the Python package is compared with."""

import json
import os
from pathlib import Path

import pytest


def cases():
    file = os.environ.get("SENDRIGHT_ANSWERS")
    if not file:
        pytest.exit("SENDRIGHT_ANSWERS is not set: run these tests by `cargo xtask test`", returncode=2)
    return [json.loads(line) for line in Path(file).read_text(encoding="utf-8").split("\n") if line]


def pytest_generate_tests(metafunc):
    if "case" in metafunc.fixturenames:
        given = cases()
        metafunc.parametrize("case", given, ids=[case["id"] for case in given])
