"""Decides whether a mail may be sent: the sending policy of an email service.

A ``Policy`` is loaded once and never changes. Each question is a method with keyword arguments; its answer is a dict.

>>> from sendright import Policy
>>> policy = Policy.preset("tencent-ses")
>>> policy.plan_warmup(days=1)["days"]
[{'day': 1, 'daily': 1000, 'hourly': 200}]
"""

from ._sendright import FUNCTIONS, SCHEMA, Policy, SendrightError, fields, presets

__all__ = ["FUNCTIONS", "SCHEMA", "Policy", "SendrightError", "presets"]


def _method(name):
    # Positions in strings of Python are Unicode scalar values, unless the caller wants others.
    defaults = {"position_encoding": "utf-32"} if "position_encoding" in fields(name) else {}

    def method(self, /, **question):
        return self._ask(name, {**defaults, **question})

    method.__name__ = name
    method.__qualname__ = f"Policy.{name}"
    method.__doc__ = f"Asks ``{name}``. Fields: {', '.join(fields(name))}."
    return method


for _name in FUNCTIONS:
    setattr(Policy, _name, _method(_name))
