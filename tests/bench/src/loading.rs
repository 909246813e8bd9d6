//! Loading a policy.

use crate::rounds::Subject;
use anyhow::Result;
use sendright::Policy;
use std::hint::black_box;

/// A document that takes all but two values from another.
const SMALL: &str = r#"
extends = "tencent-ses@2026.1"
name = "mine"
version = "1"

[warmup]
most_ips = 2

[quota]
account_daily = 100_000
"#;

/// A shipped policy.
pub(crate) fn preset<'a>() -> Result<Subject<'a>> {
    Subject::new("load the preset tencent-ses", 1, || {
        black_box(Policy::preset(black_box("tencent-ses"))?);
        Ok(())
    })
}

/// A policy of one's own.
pub(crate) fn extending<'a>() -> Result<Subject<'a>> {
    Subject::new("load a document that extends it", 1, || {
        black_box(Policy::load(black_box(SMALL))?);
        Ok(())
    })
}
