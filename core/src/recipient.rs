//! Recipients: addresses, suppression, unsubscribes, how often a mailbox is written to.
