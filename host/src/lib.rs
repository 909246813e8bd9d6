//! The daemon around the policy.
