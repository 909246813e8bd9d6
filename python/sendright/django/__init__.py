"""Mail of Django that asks the policy before it is sent.

``EMAIL_BACKEND = "sendright.django.EmailBackend"`` sends by SMTP as Django's own backend does, once the policy lets the
message go; ``INSTALLED_APPS += ["sendright.django"]`` has ``manage.py check`` look at the settings. These are in the dict
``SENDRIGHT``:

* ``POLICY``: a shipped policy's name, or the path of a policy file; ``"tencent-ses"`` if not given.
* ``KIND``: what messages are for; ``"notification"`` if not given. A message's own attribute ``kind`` goes before.
* ``HOLD_REVIEWS``: whether a message that a human should look at is refused; ``False`` if not given.
* ``RECIPIENT_FACTS``: the dotted path of a function that tells what is known of an address, as keywords of
  ``Policy.check_recipient``: ``suppression``, ``unsubscribed``, ``sent_last_hour``.
"""

from .backend import EmailBackend, MailRefused

__all__ = ["EmailBackend", "MailRefused"]
