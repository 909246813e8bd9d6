//! DKIM signatures (RFC 6376) with RSA and Ed25519 keys (RFC 8463).

use mail_auth::common::crypto::{Ed25519Key, RsaKey, Sha256, SigningKey};
use mail_auth::common::headers::HeaderWriter;
use mail_auth::dkim::{DkimSigner, Done};
use mail_builder::encoders::Base64Encoder;
use rsa::pkcs8::der::SecretDocument;
use rsa::pkcs8::{DecodePrivateKey, EncodePrivateKey, EncodePublicKey, LineEnding, PrivateKeyInfo};
use std::fmt;
use std::fs::{self, DirBuilder, OpenOptions};
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use tokio_rustls::rustls::pki_types::PrivateKeyDer;

/// The fields that are signed where they occur.
const SIGNED: [&str; 10] = [
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "MIME-Version",
    "Content-Type",
    "Reply-To",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
];

/// The smallest RSA key that receivers accept for long (RFC 8301).
const RSA_BITS: usize = 2048;

/// The keys a domain signs with: one of each algorithm at most.
pub struct Keys {
    domain: String,
    rsa: Option<Key<RsaKey<Sha256>>>,
    ed25519: Option<Key<Ed25519Key>>,
}

struct Key<K: SigningKey> {
    signer: DkimSigner<K, Done>,
    record: Record,
}

/// A TXT record to publish so that receivers can check signatures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The selector, the part of the name before `._domainkey`.
    pub selector: String,
    /// The record's name, as `s1-rsa._domainkey.example.com`.
    pub name: String,
    /// The record's text.
    pub value: String,
    /// The public key in base64, as in the text's `p=`.
    pub public_key: String,
}

/// Why keys cannot be made, read or used. No error holds a part of a key.
#[derive(Debug, thiserror::Error)]
pub enum DkimError {
    /// A file or folder.
    #[error("{}: {source}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// Others on this machine could read the key.
    #[error("{}: others may read this key; run `chmod 600` on it", .0.display())]
    Readable(PathBuf),
    /// The file has no usable key.
    #[error("{path}: {1}", path = .0.display())]
    Key(PathBuf, &'static str),
    /// A folder without keys.
    #[error("{}: there is no key in this folder; its files end in `.pem`", .0.display())]
    NoKey(PathBuf),
    /// A selector or domain that no DNS name can have.
    #[error("`{0}` cannot be part of a DNS name")]
    Name(String),
    /// The library that computes refused.
    #[error("the message could not be signed: {0}")]
    Sign(String),
    /// The library that makes keys refused.
    #[error("no key could be made")]
    Generate,
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let selectors: Vec<_> = self.records().into_iter().map(|record| record.selector).collect();
        f.debug_struct("Keys").field("domain", &self.domain).field("selectors", &selectors).finish_non_exhaustive()
    }
}

impl Keys {
    /// Makes an RSA and an Ed25519 key for `domain` in `dir`, readable to its owner alone: `SELECTOR-rsa.pem` and
    /// `SELECTOR-ed25519.pem` (PKCS #8). A file's name without its ending is the selector. Takes up to a few seconds.
    ///
    /// # Errors
    /// When the folder has something in it already; nothing is ever overwritten, and no half of the keys is left.
    pub fn generate(dir: &Path, domain: &str, selector: &str) -> Result<Self, DkimError> {
        let domain = checked(domain)?;
        let rsa = checked(&format!("{selector}-rsa"))?;
        let ed25519 = checked(&format!("{selector}-ed25519"))?;
        let parent = dir.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        DirBuilder::new().recursive(true).mode(0o700).create(parent).map_err(|error| file_error(parent, error))?;
        // Others cannot enter it, and it is taken away again if it does not become the folder.
        let making = tempfile::Builder::new().prefix(".new-").tempdir_in(parent);
        let making = making.map_err(|error| file_error(parent, error))?;
        let key = rsa::RsaPrivateKey::new(&mut rsa::rand_core::OsRng, RSA_BITS).map_err(|_| DkimError::Generate)?;
        write_key(&making.path().join(format!("{rsa}.pem")), &key.to_pkcs8_der().map_err(|_| DkimError::Generate)?)?;
        let key = Ed25519Key::generate_pkcs8().map_err(|_| DkimError::Generate)?;
        write_key(
            &making.path().join(format!("{ed25519}.pem")),
            &SecretDocument::try_from(key).map_err(|_| DkimError::Generate)?,
        )?;
        let moved = fs::rename(making.path(), dir).and_then(|()| fs::File::open(parent)?.sync_all());
        moved.map_err(|error| file_error(dir, error))?;
        // Nothing is left at its old place to be taken away.
        drop(making.keep());
        Self::load(dir, &domain)
    }

    /// Reads the keys of `domain`: the files of `dir` that end in `.pem`.
    ///
    /// # Errors
    /// When there is none, two of one algorithm, one that others may read, or one that is no RSA key of 2048 to
    /// 4096 bits nor an Ed25519 key in PKCS #8.
    pub fn load(dir: &Path, domain: &str) -> Result<Self, DkimError> {
        let mut keys = Self { domain: checked(domain)?, rsa: None, ed25519: None };
        let entries = fs::read_dir(dir).and_then(Iterator::collect::<Result<Vec<_>, _>>);
        let mut paths: Vec<_> =
            entries.map_err(|error| file_error(dir, error))?.into_iter().map(|e| e.path()).collect();
        paths.retain(|path| path.extension().is_some_and(|ending| ending == "pem"));
        paths.sort();
        for path in paths {
            keys.add(&path)?;
        }
        if keys.rsa.is_none() && keys.ed25519.is_none() { Err(DkimError::NoKey(dir.to_owned())) } else { Ok(keys) }
    }

    fn add(&mut self, path: &Path) -> Result<(), DkimError> {
        let bad = |words| DkimError::Key(path.to_owned(), words);
        let selector = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let selector = checked(selector)?;
        let der = read_key(path)?;
        let info = PrivateKeyInfo::try_from(der.as_bytes()).map_err(|_| bad("not a private key in PKCS #8"))?;
        match info.algorithm.oid.to_string().as_str() {
            // RFC 8017 appendix A.1 and RFC 8410 section 3.
            "1.2.840.113549.1.1.1" if self.rsa.is_none() => {
                self.rsa = Some(self.rsa_key(&selector, &der).map_err(bad)?);
            }
            "1.3.101.112" if self.ed25519.is_none() => {
                self.ed25519 = Some(self.ed25519_key(&selector, &der).map_err(bad)?);
            }
            "1.2.840.113549.1.1.1" | "1.3.101.112" => {
                return Err(bad("a second key of the same algorithm; leave only the one to sign with"));
            }
            _ => return Err(bad("neither an RSA nor an Ed25519 key")),
        }
        Ok(())
    }

    fn rsa_key(&self, selector: &str, der: &SecretDocument) -> Result<Key<RsaKey<Sha256>>, &'static str> {
        let public =
            rsa::RsaPrivateKey::from_pkcs8_der(der.as_bytes()).map_err(|_| "not a whole RSA key")?.to_public_key();
        let public = public.to_public_key_der().map_err(|_| "not a whole RSA key")?;
        let key = RsaKey::from_key_der(PrivateKeyDer::Pkcs8(der.as_bytes().into()))
            .map_err(|_| "not an RSA key of 2048 to 4096 bits")?;
        self.key(selector, key, "rsa", public.as_bytes()).ok_or("not a whole RSA key")
    }

    fn ed25519_key(&self, selector: &str, der: &SecretDocument) -> Result<Key<Ed25519Key>, &'static str> {
        // Other programs leave the public key out of the file; then it is computed.
        let key = Ed25519Key::from_pkcs8_maybe_unchecked_der(der.as_bytes()).map_err(|_| "not a whole Ed25519 key")?;
        let public = key.public_key();
        self.key(selector, key, "ed25519", &public).ok_or("not a whole Ed25519 key")
    }

    fn key<K: SigningKey>(&self, selector: &str, key: K, algorithm: &str, public: &[u8]) -> Option<Key<K>> {
        let public_key = Base64Encoder::new().encode(public).ok().and_then(|text| String::from_utf8(text).ok())?;
        let record = Record {
            selector: selector.to_owned(),
            name: format!("{selector}._domainkey.{}", self.domain),
            value: format!("v=DKIM1; k={algorithm}; p={public_key}"),
            public_key,
        };
        let signer = DkimSigner::from_key(key).domain(self.domain.clone()).selector(selector).headers(SIGNED);
        Some(Key { signer, record })
    }

    /// The domain the keys sign for.
    #[must_use]
    pub fn domain(&self) -> &str {
        &self.domain
    }

    /// The TXT records to publish.
    #[must_use]
    pub fn records(&self) -> Vec<Record> {
        let rsa = self.rsa.iter().map(|key| key.record.clone());
        rsa.chain(self.ed25519.iter().map(|key| key.record.clone())).collect()
    }

    /// The message with a signature of each key before it, relaxed for headers and body (RFC 6376 section 3.4).
    ///
    /// `message` must have CRLF line ends, as it will have on the wire. RSA takes about a millisecond of computing:
    /// keep it off the threads that serve connections.
    pub fn sign(&self, message: &[u8]) -> Result<Vec<u8>, DkimError> {
        let mut signed = String::new();
        if let Some(key) = &self.ed25519 {
            signed.push_str(&signature(&key.signer, message)?);
        }
        if let Some(key) = &self.rsa {
            signed.push_str(&signature(&key.signer, message)?);
        }
        let mut signed = signed.into_bytes();
        signed.extend_from_slice(message);
        Ok(signed)
    }
}

impl Record {
    /// The record as a line of a zone file, its text in strings of 255 bytes at most (RFC 1035 section 3.3.14).
    #[must_use]
    pub fn zone_line(&self) -> String {
        let strings: Vec<_> =
            self.value.as_bytes().chunks(255).map(|part| format!("\"{}\"", String::from_utf8_lossy(part))).collect();
        format!("{}. IN TXT ( {} )", self.name, strings.join(" "))
    }
}

fn signature<K: SigningKey>(signer: &DkimSigner<K, Done>, message: &[u8]) -> Result<String, DkimError> {
    let signature = signer.sign(message).map_err(|error| DkimError::Sign(error.to_string()))?;
    let header = signature.to_header();
    // A line break between `b=` and its `;` is no part of what is signed, but some verifiers take it for one.
    let value = header.trim_end().trim_end_matches(';').trim_end();
    Ok(format!("{value};\r\n"))
}

fn checked(name: &str) -> Result<String, DkimError> {
    crate::dns::ascii_domain(name).ok_or_else(|| DkimError::Name(name.to_owned()))
}

fn file_error(path: &Path, source: std::io::Error) -> DkimError {
    DkimError::File { path: path.to_owned(), source }
}

fn write_key(path: &Path, key: &SecretDocument) -> Result<(), DkimError> {
    let pem = key.to_pem("PRIVATE KEY", LineEnding::LF).map_err(|_| DkimError::Generate)?;
    let write = || {
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
        file.write_all(pem.as_bytes())?;
        file.sync_all()
    };
    write().map_err(|error| file_error(path, error))
}

fn read_key(path: &Path) -> Result<SecretDocument, DkimError> {
    let metadata = fs::metadata(path).map_err(|error| file_error(path, error))?;
    if metadata.permissions().mode() & 0o077 != 0 {
        return Err(DkimError::Readable(path.to_owned()));
    }
    let text = fs::read_to_string(path).map_err(|error| file_error(path, error))?;
    let (label, key) =
        SecretDocument::from_pem(&text).map_err(|_| DkimError::Key(path.to_owned(), "not a PEM file"))?;
    if label == "PRIVATE KEY" { Ok(key) } else { Err(DkimError::Key(path.to_owned(), "not a private key in PKCS #8")) }
}
