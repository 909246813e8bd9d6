"""Mail of Django that asks the policy before it is sent.

``EMAIL_BACKEND = "sendright.django.EmailBackend"`` hands a message to the backend that sends, once the policy lets it go;
``INSTALLED_APPS += ["sendright.django"]`` has ``manage.py check`` look at the settings. These are in the dict
``SENDRIGHT``:

* ``BACKEND``: the dotted path of the backend that sends, as one of django-anymail; Django's SMTP if not given.
* ``POLICY``: a shipped policy's name, or the path of a policy file; ``"tencent-ses"`` if not given.
* ``KIND``: what messages are for; ``"notification"`` if not given. A message's own attribute ``kind`` goes before.
* ``HOLD_REVIEWS``: whether a message that a human should look at is refused; ``False`` if not given.
* ``RECIPIENT_FACTS``: the dotted path of a function that tells what is known of an address, as keywords of
  ``Policy.check_recipient``: ``suppression``, ``unsubscribed``, ``sent_last_hour``.

A message's words are taken as its readers get them, so that ``{{name}}`` in them is no variable, except where an email
service fills them: with ``merge_data`` or ``merge_global_data`` (django-anymail), or the attribute ``dialect``. One with
a ``template_id`` and no body has no words to review; its recipients are checked.

``AsksPolicy`` is the same as a mixin, to be put before a backend's class.
"""

from .backend import AsksPolicy, EmailBackend, MailRefused

__all__ = ["AsksPolicy", "EmailBackend", "MailRefused"]
