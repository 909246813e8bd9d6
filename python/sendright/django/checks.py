"""System checks: what is wrong with the settings, before a mail is."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any, get_args

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string

from sendright import Kind, SendrightError

from . import options
from .backend import AsksPolicy

BACKEND = "sendright.django.EmailBackend"


def check_settings(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """Whether ``SENDRIGHT`` says what can be done."""
    try:
        said = options.given()
    except ImproperlyConfigured as error:
        return [Error(str(error), hint="Give a dict, or leave the setting out.", id="sendright.E005")]
    found: list[CheckMessage] = []
    for name in said:
        if name not in options.DEFAULTS:
            near = get_close_matches(str(name), options.DEFAULTS, 1)
            hint = f"Did you mean `{near[0]}`?" if near else f"There are: {', '.join(options.DEFAULTS)}."
            found.append(Error(f"SENDRIGHT has no setting `{name}`.", hint=hint, id="sendright.E001"))
    try:
        options.policy(str(said["POLICY"]))
    except (SendrightError, OSError) as error:
        hint = getattr(error, "help", "") or None
        found.append(Error(f"SENDRIGHT['POLICY'] does not load: {error}", hint=hint, id="sendright.E002"))
    if said["KIND"] not in get_args(Kind):
        hint = f"It is one of {', '.join(get_args(Kind))}."
        found.append(Error(f"SENDRIGHT['KIND'] is no kind: `{said['KIND']}`.", hint=hint, id="sendright.E003"))
    try:
        options.facts(said["RECIPIENT_FACTS"])
    except (ImportError, ImproperlyConfigured, TypeError, ValueError) as error:
        hint = "Give the dotted path of a function that takes an address."
        found.append(Error(f"SENDRIGHT['RECIPIENT_FACTS'] is no function: {error}", hint=hint, id="sendright.E004"))
    try:
        options.sender(said["BACKEND"])
    except (ImportError, ImproperlyConfigured, ValueError) as error:
        hint = f"Give the dotted path of a backend that sends, as {options.SMTP!r}."
        found.append(Error(f"SENDRIGHT['BACKEND'] does not send: {error}", hint=hint, id="sendright.E006"))
    return found


def check_use(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """Whether mail goes through the policy at all; looked at before a deployment."""
    try:
        if issubclass(import_string(settings.EMAIL_BACKEND), AsksPolicy):
            return []
    except (ImportError, TypeError):
        pass  # Django itself tells of it where mail is sent.
    hint = f"Set EMAIL_BACKEND = {BACKEND!r}."
    return [Warning("Mail is sent without asking the policy.", hint=hint, id="sendright.W001")]
