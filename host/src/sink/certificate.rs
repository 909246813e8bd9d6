//! The sink's own certificate.

use super::SinkError;
use std::sync::Arc;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;

pub(super) struct Certificate {
    pub(super) acceptor: TlsAcceptor,
    pub(super) pem: String,
}

impl Certificate {
    /// Self-signed, for `localhost`, `127.0.0.1` and `::1`.
    pub(super) fn new() -> Result<Self, SinkError> {
        let names = ["localhost", "127.0.0.1", "::1"].map(str::to_owned);
        let error = |error: &dyn std::fmt::Display| SinkError::Certificate(error.to_string());
        let made = rcgen::generate_simple_self_signed(names).map_err(|e| error(&e))?;
        let key = PrivateKeyDer::Pkcs8(made.signing_key.serialize_der().into());
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(|e| error(&e))?
            .with_no_client_auth()
            .with_single_cert(vec![made.cert.der().clone()], key)
            .map_err(|e| error(&e))?;
        Ok(Self { acceptor: TlsAcceptor::from(Arc::new(config)), pem: made.cert.pem() })
    }
}
