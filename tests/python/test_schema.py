"""The JSON Schema says of a document what loading says."""

import json

import jsonschema
import pytest
import sendright
from sendright import Policy, SendrightError

VALIDATOR = jsonschema.Draft202012Validator(json.loads(sendright.SCHEMA))

CASES = [
    ({}, True),
    ({"quota": {"account_daily": 5}}, True),
    ({"without": ["reputation.freeze"]}, True),
    ({"reputation": {"upgrade": [{"id": "clean-delivery", "all": ["sent > 1"]}]}}, True),
    ({"retry": {"waits": ["10s", "5m"]}}, True),
    ({"quota": {"acount_daily": 5}}, False),
    ({"quota": {"batch_pause": "24 hours"}}, False),
    ({"reputation": {"upgrade": [{"id": "x", "all": ["sentt > 1"]}]}}, False),
    ({"reputation": {"upgrade": [{"id": "x", "all": ["invalid < 5.00001%"]}]}}, False),
    ({"day": {"rolling": "yes"}}, False),
    ({"extends": "tencent-ses@1999.1"}, False),
    ({"colour": "red"}, False),
]


@pytest.mark.parametrize(("change", "valid"), CASES)
def test_the_schema_refuses_what_loading_refuses(change, valid):
    document = {"schema": "sendright/1", "name": "mine", "version": "1", "extends": "tencent-ses@2026.1", **change}
    assert VALIDATOR.is_valid(document) is valid
    try:
        Policy.load(document)
        loads = True
    except SendrightError:
        loads = False
    assert loads is valid


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(json.loads(sendright.SCHEMA))
