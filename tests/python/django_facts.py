"""What is known of addresses in the tests of Django."""

KNOWN = {
    "gone@example.org": {"unsubscribed": True},
    "bounced@example.org": {"suppression": {"reason": "bounce"}},
}


def of(address):
    return KNOWN.get(address, {})
