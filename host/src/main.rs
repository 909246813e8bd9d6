//! The command `sendright`.

use std::process::ExitCode;

fn main() -> ExitCode {
    sendright_host::cli::main()
}
