"""Random questions of random policies through the Python package, compared byte for byte with native Rust."""

import os

import pytest
from differential import blocks, differences


def pytest_generate_tests(metafunc):
    file = os.environ.get("SENDRIGHT_RANDOM")
    if not file:
        pytest.exit("SENDRIGHT_RANDOM is not set: run these tests by `cargo xtask test`", returncode=2)
    given = list(blocks(file))
    numbers = [f"{block['cases'][0]['number']}-{block['cases'][-1]['number']}" for block in given]
    metafunc.parametrize("block", given, ids=numbers)


def test_random_questions_are_answered_as_by_native_rust(block):
    assert list(differences(block)) == []
