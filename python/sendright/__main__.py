"""The command: ``sendright review FILE …``, also as ``python -m sendright``.

It ends with 1 if a template is rejected, or as ``--fail-on`` says, and with 2 if it was asked wrongly.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, get_args

from . import Policy, SendrightError, __version__
from .questions import ReviewTemplate
from .words import Dialect, Kind

FAILING = {
    "reject": ("reject",),
    "review": ("reject", "review"),
    "warn": ("reject", "review", "warn"),
}
"""What ends with 1, by the words of ``--fail-on``."""

FRAME = re.compile(r"<(?:!doctype|html|head|body|title)\b", re.IGNORECASE)
"""What only a whole document has."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Does what the arguments say, those of the program if none are given; what it returns is the exit code."""
    asked = parser().parse_args(arguments)
    try:
        policy = chosen(asked.policy)
        failed = [review(policy, file, asked) for file in asked.files]
    except (SendrightError, OSError) as error:
        print(printable(f"sendright: {error}"), file=sys.stderr)
        return 2
    return 1 if any(failed) else 0


def parser() -> argparse.ArgumentParser:
    """The command's arguments."""
    program = argparse.ArgumentParser(prog="sendright", description="Decides whether a mail may be sent.")
    program.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = program.add_subparsers(metavar="COMMAND", required=True)
    command = commands.add_parser("review", help="review templates", description="Reviews templates.")
    command.add_argument("files", metavar="FILE", nargs="+", help="HTML, or plain text if the name ends in .txt")
    command.add_argument("--kind", choices=get_args(Kind), default="notification", help="default: %(default)s")
    command.add_argument("--subject", help="the subject line, with variables as {{name}}; default: the HTML's title")
    command.add_argument(
        "--dialect", choices=get_args(Dialect), help="how variables are written; default: the policy's"
    )
    command.add_argument("--policy", default="tencent-ses", help="a shipped policy or a file; default: %(default)s")
    command.add_argument(
        "--fragments",
        choices=("part", "whole", "skip"),
        default="part",
        help="HTML without <html>, <head>, <body> and <title>, where no --subject is given: it is reviewed as a part, of "
        "which nothing is missing, or as a whole template, or left out; default: %(default)s",
    )
    command.add_argument(
        "--fail-on",
        choices=FAILING,
        default="reject",
        help="the least grave finding that ends with 1; default: %(default)s",
    )
    command.add_argument("--json", action="store_true", help="one line of JSON for each file")
    return program


def chosen(name: str) -> Policy:
    """The policy in a file, else the shipped one of this name."""
    return Policy.load(Path(name)) if Path(name).exists() else Policy.preset(name)


def review(policy: Policy, file: str, asked: argparse.Namespace) -> bool:
    """Reviews a file, prints what there is to say, and tells whether it fails."""
    template = content(file)
    is_text = file.endswith(".txt")
    is_part = not is_text and asked.subject is None and asked.fragments != "whole" and not FRAME.search(template)
    if is_part and asked.fragments == "skip":
        return False
    subject = Title(template).text if asked.subject is None else asked.subject
    question: ReviewTemplate = {"kind": asked.kind, "subject": subject}
    if asked.dialect is not None:
        question["dialect"] = asked.dialect
    if is_part:
        question["fragment"] = True
    question["text" if is_text else "html"] = template
    answer = policy.review_template(**question)
    told = {"file": file, **({"fragment": True} if is_part else {}), **answer.to_dict()}
    say(told) if asked.json else print(written(in_words(told)))
    severities = {told["verdict"], *(each["severity"] for each in told["findings"])}
    return not severities.isdisjoint(FAILING[asked.fail_on])


def say(told: dict[str, Any]) -> None:
    """Prints a line of JSON, with escapes where the output has no letters for it."""
    line = json.dumps(told, ensure_ascii=False)
    print(line if written(line) == line else json.dumps(told))


def written(text: str) -> str:
    """The text with escapes for what the output has no letters for."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    return text.encode(encoding, "backslashreplace").decode(encoding)


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


def in_words(told: dict[str, Any]) -> str:
    """A review in lines, as compilers write them."""
    of = ", as a part of a template" if "fragment" in told else ""
    lines = [f"{told['file']}: {told['verdict']}, {told['score'] / 10:g} of 10{of}"]
    for each in told["findings"]:
        span = each.get("span")
        place = f"{span['part']}:{span['line']}:{span['column']}: " if span else ""
        lines.append(f"  {place}{each['severity']} {each['rule']}: {each['message']}; {each['help']}")
    return printable("\n".join(lines))


def printable(text: str) -> str:
    """The text without characters that steer a terminal; bytes of a name that are no characters stay as escapes."""
    return "".join(letter if _is_plain(letter) else "\N{REPLACEMENT CHARACTER}" for letter in text)


def _is_plain(letter: str) -> bool:
    return letter.isprintable() or letter == "\n" or "\ud800" <= letter <= "\udfff"


if __name__ == "__main__":
    sys.exit(main())
