"""The command: ``sendright review FILE …``, also as ``python -m sendright``.

It ends with 1 if a template is rejected and with 2 if it was asked wrongly.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import get_args

from . import Policy, SendrightError
from .answers import Review
from .questions import ReviewTemplate
from .words import Dialect, Kind


def main(arguments: Sequence[str] | None = None) -> int:
    """Does what the arguments say, those of the program if none are given; what it returns is the exit code."""
    asked = parser().parse_args(arguments)
    try:
        policy = chosen(asked.policy)
        rejected = [review(policy, file, asked) for file in asked.files]
    except (SendrightError, OSError) as error:
        print(f"sendright: {error}", file=sys.stderr)
        return 2
    return 1 if any(rejected) else 0


def parser() -> argparse.ArgumentParser:
    """The command's arguments."""
    program = argparse.ArgumentParser(prog="sendright", description="Decides whether a mail may be sent.")
    commands = program.add_subparsers(metavar="COMMAND", required=True)
    command = commands.add_parser("review", help="review templates", description="Reviews templates.")
    command.add_argument("files", metavar="FILE", nargs="+", help="HTML, or plain text if the name ends in .txt")
    command.add_argument("--kind", choices=get_args(Kind), default="notification", help="default: %(default)s")
    command.add_argument("--subject", help="the subject line, with variables as {{name}}; default: the HTML's title")
    command.add_argument(
        "--dialect", choices=get_args(Dialect), help="how variables are written; default: the policy's"
    )
    command.add_argument("--policy", default="tencent-ses", help="a shipped policy or a file; default: %(default)s")
    command.add_argument("--json", action="store_true", help="one line of JSON for each file")
    return program


def chosen(name: str) -> Policy:
    """The policy in a file, else the shipped one of this name."""
    return Policy.load(Path(name)) if Path(name).exists() else Policy.preset(name)


def review(policy: Policy, file: str, asked: argparse.Namespace) -> bool:
    """Reviews a file, prints what there is to say, and tells whether it is rejected."""
    template = content(file)
    subject = Title(template).text if asked.subject is None else asked.subject
    question: ReviewTemplate = {"kind": asked.kind, "subject": subject}
    if asked.dialect is not None:
        question["dialect"] = asked.dialect
    question["text" if file.endswith(".txt") else "html"] = template
    answer = policy.review_template(**question)
    print(json.dumps({"file": file, **answer.to_dict()}, ensure_ascii=False) if asked.json else told(file, answer))
    return answer.verdict == "reject"


def content(file: str) -> str:
    """The text of a file; ``-`` is the standard input."""
    found = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    try:
        return found.decode()
    except UnicodeDecodeError as error:
        raise OSError(f"{file}: it is not UTF-8 from byte {error.start} on; save it as UTF-8") from None


class Title(HTMLParser):
    """The title of an HTML text, which is the subject of many a template."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.is_open = False
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.is_open = tag == "title" and not self.text

    def handle_data(self, data: str) -> None:
        self.text += " ".join(data.split()) if self.is_open else ""

    def handle_endtag(self, tag: str) -> None:
        self.is_open = False


def told(file: str, answer: Review) -> str:
    """A review in lines, as compilers write them."""
    lines = [f"{file}: {answer.verdict}, {answer.score / 10:g} of 10"]
    for each in answer.findings:
        place = f"{each.span.part}:{each.span.line}:{each.span.column}: " if each.span else ""
        lines.append(f"  {place}{each.severity} {each.rule}: {each.message}; {each.help}")
    return printable("\n".join(lines))


def printable(text: str) -> str:
    """The text without characters that steer a terminal."""
    return "".join(letter if letter.isprintable() or letter == "\n" else "\N{REPLACEMENT CHARACTER}" for letter in text)


if __name__ == "__main__":
    sys.exit(main())
