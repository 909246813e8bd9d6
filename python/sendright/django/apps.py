"""The app that brings the system checks."""

from __future__ import annotations

from django.apps import AppConfig
from django.core import checks

from .checks import check_settings, check_use


class SendrightConfig(AppConfig):
    """Registers the checks."""

    name = "sendright.django"
    label = "sendright"
    verbose_name = "Sendright"

    def ready(self) -> None:
        checks.register(check_settings, "sendright")
        checks.register(check_use, "sendright", deploy=True)
