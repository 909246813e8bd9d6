//! Two thin faces of the policy for WebAssembly.
