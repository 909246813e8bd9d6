//! When a server of this program is asked to end.

use tokio::signal::unix::{SignalKind, signal};

/// Ready at ctrl-c or a request to terminate.
pub(crate) async fn asked() {
    let terminated = async {
        match signal(SignalKind::terminate()) {
            Ok(mut signal) => signal.recv().await,
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminated => {}
    }
}
