"""Other rule engines with the reputation rules of ``tencent-ses``, each used the way its documentation has it fastest.

Each peer is a function from the figures of a day to its own answer, and one from that answer to the ids that hold.
"""

from pathlib import Path

import cedarpy
import cel
import zen

RULES = Path(__file__).resolve().parents[1] / "peers/rules"


def rules(ending):
    lines = (RULES / f"reputation.{ending}").read_text(encoding="utf-8").splitlines()
    return dict(line.split(": ", 1) for line in lines if line)


def cedar():
    text = (RULES / "reputation.cedar").read_text(encoding="utf-8")
    policies, entities = cedarpy.PolicySet.from_str(text), cedarpy.Entities.from_json_str("[]")
    ids = list_of_ids(text)
    anyone = 'Sender::"any"'

    def evaluate(facts):
        request = {"principal": anyone, "action": 'Action::"any"', "resource": anyone, "context": facts}
        return cedarpy.is_authorized(request, policies, entities)

    def holding(answer):
        return sorted(ids[int(reason.removeprefix("policy"))] for reason in answer.diagnostics.reasons)

    return evaluate, holding


def list_of_ids(text):
    """The names of Cedar's policies, which it numbers by their place."""
    return [line.split('"')[1] for line in text.splitlines() if line.startswith("@id")]


def expressions():
    programs = {name: cel.compile(text) for name, text in rules("cel").items()}

    def evaluate(facts):
        return [program.execute(facts) for program in programs.values()]

    def holding(answer):
        return sorted(name for name, holds in zip(programs, answer) if holds)

    return evaluate, holding


def zen_engine():
    texts = rules("zen")
    program = zen.compile_expression(f"[{', '.join(texts.values())}]")

    def holding(answer):
        return sorted(name for name, holds in zip(texts, answer) if holds)

    return program.evaluate, holding


def plain():
    """The same rules as a function, the way one would write them by hand."""

    def evaluate(facts):
        sent, delivered, invalid = facts["sent"], facts["delivered"], facts["invalid"]
        spam, complained, opened = facts["spam"], facts["complained"], facts["opened"]
        found = []
        if sent * 100 >= facts["quota"] * 70 and complained * 1000 < delivered:
            if invalid * 100 < sent * 5 and delivered * 100 > sent * 92 and spam * 1000 < sent * 25:
                found.append("clean-delivery")
            if delivered * 100 > sent * 90 and opened * 100 > delivered * 50:
                found.append("well-opened")
        if sent > 300:
            if invalid * 100 > sent * 9:
                found.append("many-invalid")
            if delivered * 100 < sent * 65:
                found.append("poor-delivery")
            if spam * 100 > sent * 5:
                found.append("much-spam")
            if complained * 1000 > delivered * 5:
                found.append("many-complaints")
            if invalid * 100 > sent * 11:
                found.append("too-many-invalid")
            if spam * 100 > sent * 15:
                found.append("too-much-spam")
            if facts["blocked"] * 100 >= sent * 8:
                found.append("ip-guard")
        return found

    return evaluate, sorted


PEERS = {
    "a plain function": plain,
    "cedarpy": cedar,
    "zen-engine": zen_engine,
    "common-expression-language": expressions,
}
