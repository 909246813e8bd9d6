"""Decides whether a mail may be sent: the sending policy of an email service.

A ``Policy`` is loaded once and never changes. Each question is a method with keyword arguments; its answer is a frozen
object with attributes.

>>> from sendright import Policy
>>> policy = Policy.preset("tencent-ses")
>>> policy.plan_warmup(days=1).days
(WarmupDay(day=1, daily=1000, hourly=200),)

Times are a ``datetime`` with a time zone or Unix milliseconds, positions count as Python's strings do, and what is wrong
with a question or a policy raises a ``SendrightError`` with its place and what could be meant.
"""

from . import _methods, answers, parts, questions, words
from ._sendright import FUNCTIONS, SCHEMA, Policy, SendrightError, __version__, presets
from .answers import *
from .parts import *
from .questions import *
from .words import *

__all__ = ["FUNCTIONS", "SCHEMA", "Policy", "SendrightError", "__version__", "presets"]
__all__ += answers.__all__
__all__ += parts.__all__
__all__ += questions.__all__
__all__ += words.__all__

_methods.give(Policy)
