"""Checks every DKIM signature of the message in FILE: one line `ALGORITHM SELECTOR RESULT` each.

The TXT records are the following arguments, as NAME=TEXT.
"""

import pathlib
import sys

import dkim

message = pathlib.Path(sys.argv[1]).read_bytes()
records = dict(pair.split("=", 1) for pair in sys.argv[2:])


def txt(name, timeout=5):
    return records.get(name.decode().rstrip("."), "").encode() or None


signatures = sum(1 for name, _ in dkim.DKIM(message).headers if name.lower() == b"dkim-signature")
for index in range(signatures):
    checker = dkim.DKIM(message)
    try:
        result = checker.verify(index, dnsfunc=txt)
    except dkim.DKIMException as error:
        result = error
    fields = checker.signature_fields
    print(fields[b"a"].decode(), fields[b"s"].decode(), result)
