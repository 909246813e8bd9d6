//! The command `sendright`.

fn main() {}
