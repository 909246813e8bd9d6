"""Random questions through the Python package.

As a program it compares the blocks of a file and prints each question that is answered otherwise than by native Rust,
one a line, and at last how many were compared.
"""

import json
import sys

from answers import load, loaded


def blocks(file):
    with open(file, encoding="utf-8", newline="\n") as lines:
        for line in lines:
            yield json.loads(line)


def differences(block):
    policy = load(block)
    for case in block["cases"]:
        told = attempt(policy, case)
        if told != case["answer"]:
            yield {"number": case["number"], "answer": told}


def attempt(policy, case):
    try:
        if case["function"] is None:
            return loaded({"document": case["question"]})
        return policy.answer_json(case["function"], case["question"])
    except BaseException as error:  # A panic of Rust is no Exception.
        return f"raised: {error!r}"


def main(file):
    compared = 0
    for block in blocks(file):
        for different in differences(block):
            print(json.dumps(different))
        compared += len(block["cases"])
    print(json.dumps({"compared": compared}))


if __name__ == "__main__":
    main(sys.argv[1])
