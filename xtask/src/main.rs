//! `cargo xtask …`: what builds, tests and shows the project.

fn main() {}
