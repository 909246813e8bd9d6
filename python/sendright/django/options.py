"""The settings in ``SENDRIGHT``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Callable, NamedTuple

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string

from sendright import Kind, Policy

Facts = Callable[[str], Mapping[str, Any]]

SMTP = "django.core.mail.backends.smtp.EmailBackend"

DEFAULTS: dict[str, Any] = {
    "BACKEND": SMTP,
    "POLICY": "tencent-ses",
    "KIND": "notification",
    "HOLD_REVIEWS": False,
    "RECIPIENT_FACTS": None,
}


class Options(NamedTuple):
    """The settings in force."""

    policy: Policy
    kind: Kind
    hold_reviews: bool
    facts: Facts
    backend: str


def given() -> dict[str, Any]:
    """The settings with what is usual where nothing is said."""
    said = getattr(settings, "SENDRIGHT", {})
    if not isinstance(said, Mapping):
        raise ImproperlyConfigured(f"SENDRIGHT is no dict: `{said!r}`.")
    return {**DEFAULTS, **said}


def read() -> Options:
    """The settings in force. Raises what is wrong with them."""
    said = given()
    return Options(
        policy(str(said["POLICY"])),
        said["KIND"],
        said["HOLD_REVIEWS"],
        facts(said["RECIPIENT_FACTS"]),
        str(said["BACKEND"]),
    )


@lru_cache(maxsize=8)
def policy(name: str) -> Policy:
    """The policy in a file, else the shipped one of this name; loaded once."""
    return Policy.load(Path(name)) if Path(name).is_file() else Policy.preset(name)


def sender(path: Any) -> type[Any]:
    """The backend that sends what may go."""
    if not isinstance(path, str):
        raise ImproperlyConfigured(f"`{path!r}` is no text.")
    found = import_string(path)
    if not isinstance(found, type):
        raise ImproperlyConfigured(f"`{path}` is no class.")
    # It would hand each message to itself.
    if any(each.__module__ == "sendright.django.backend" and each.__name__ == "EmailBackend" for each in found.__mro__):
        raise ImproperlyConfigured(f"`{path}` asks the policy itself, and sends nothing.")
    return found


def facts(path: Any) -> Facts:
    """The function that tells what is known of an address."""
    if path is None:
        return lambda address: {}
    if not isinstance(path, str):
        raise ImproperlyConfigured(f"`{path!r}` is no text.")
    function: Facts = import_string(path)
    if not callable(function):
        raise ImproperlyConfigured(f"`{path}` cannot be called.")
    return function
