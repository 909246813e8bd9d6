//! Whether a message may go now, as far as quotas and pauses tell (rulebook 4).
