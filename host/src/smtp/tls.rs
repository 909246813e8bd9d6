//! Encryption of a connection (RFC 3207).

use super::attempt::TlsInfo;
use super::options::{OptionsError, Roots, TlsMode};
use std::io;
use std::net::IpAddr;
use std::sync::Arc;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use tokio_rustls::rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use tokio_rustls::rustls::crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature};
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use tokio_rustls::rustls::{ClientConfig, DigitallySignedStruct, Error, RootCertStore, SignatureScheme};

/// Makes encrypted streams; none when TLS is off.
#[derive(Clone)]
pub(super) struct Encryption {
    connector: TlsConnector,
    verifies: bool,
}

impl Encryption {
    pub(super) fn new(mode: TlsMode, roots: &Roots) -> Result<Option<Self>, OptionsError> {
        let provider = Arc::new(ring::default_provider());
        let builder = ClientConfig::builder_with_provider(provider.clone())
            .with_safe_default_protocol_versions()
            .map_err(|error| OptionsError::Roots(error.to_string()))?;
        let config = match mode {
            TlsMode::Off => return Ok(None),
            TlsMode::Opportunistic => builder
                .dangerous()
                .with_custom_certificate_verifier(Arc::new(AnyCertificate(provider)))
                .with_no_client_auth(),
            TlsMode::Require => builder.with_root_certificates(trusted(roots)?).with_no_client_auth(),
        };
        let connector = TlsConnector::from(Arc::new(config));
        Ok(Some(Self { connector, verifies: mode == TlsMode::Require }))
    }

    /// Shakes hands with `host`, known to be at `address`.
    pub(super) async fn wrap<S>(&self, stream: S, host: &str, address: IpAddr) -> io::Result<(TlsStream<S>, TlsInfo)>
    where
        S: AsyncRead + AsyncWrite + Unpin,
    {
        let name = match ServerName::try_from(host.trim_end_matches('.').to_owned()) {
            Ok(name) => name,
            Err(_) if self.verifies => {
                return Err(io::Error::other(format!("`{host}` is no name a certificate can have")));
            }
            Err(_) => ServerName::from(address),
        };
        let stream = self.connector.connect(name, stream).await?;
        let session = stream.get_ref().1;
        let said = |part: Option<String>| part.unwrap_or_default();
        let info = TlsInfo {
            version: said(session.protocol_version().and_then(|v| v.as_str()).map(|v| v.replace('_', "."))),
            cipher: said(session.negotiated_cipher_suite().and_then(|s| s.suite().as_str()).map(str::to_owned)),
            verified: self.verifies,
        };
        Ok((stream, info))
    }
}

fn trusted(roots: &Roots) -> Result<RootCertStore, OptionsError> {
    let certificates = match roots {
        Roots::System => rustls_native_certs::load_native_certs().certs,
        Roots::Pem(path) => CertificateDer::pem_file_iter(path)
            .and_then(Iterator::collect)
            .map_err(|error| OptionsError::Roots(format!("{}: {error}", path.display())))?,
    };
    let mut store = RootCertStore::empty();
    store.add_parsable_certificates(certificates);
    if store.is_empty() {
        let place = match roots {
            Roots::System => "the operating system has none; install its package of root certificates".to_owned(),
            Roots::Pem(path) => format!("{} has none", path.display()),
        };
        return Err(OptionsError::Roots(place));
    }
    Ok(store)
}

/// Takes any certificate: encryption without authentication is better than plain text, and that is the
/// alternative (RFC 7435). The handshake's signatures are checked all the same.
#[derive(Debug)]
struct AnyCertificate(Arc<CryptoProvider>);

impl ServerCertVerifier for AnyCertificate {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls12_signature(message, certificate, signature, &self.0.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls13_signature(message, certificate, signature, &self.0.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.signature_verification_algorithms.supported_schemes()
    }
}
