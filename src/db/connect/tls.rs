//! TLS with libpq's modes: whether the server's certificate is verified, and against which roots.

use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::sync::Arc;

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName, UnixTime};
use rustls::server::ParsedCertificate;
use rustls::version::{TLS12, TLS13};
use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, Error, RootCertStore, SignatureScheme,
    SupportedProtocolVersion, client,
};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::db::target::{RootCertificates, TlsMode, TlsSettings, TlsVersions};
use crate::error::{Failure, shell_word};

/// Builds the TLS connector for these settings.
///
/// # Errors
/// A usage [`Failure`] naming the certificate or key file that cannot be read.
pub fn connector(settings: &TlsSettings) -> Result<MakeRustlsConnect, Failure> {
    let mut config = client_config(settings)?;
    // Direct negotiation in PostgreSQL 17 requires it; older servers ignore it.
    config.alpn_protocols = vec![b"postgresql".to_vec()];
    Ok(MakeRustlsConnect::new(config))
}

/// Builds the configuration of a client with these settings, without a protocol.
///
/// # Errors
/// A usage [`Failure`] naming the certificate or key file that cannot be read.
pub fn client_config(settings: &TlsSettings) -> Result<ClientConfig, Failure> {
    let provider = Arc::new(ring::default_provider());
    let verifier = match &settings.roots {
        Some(roots) if settings.mode >= TlsMode::Require => Verifier {
            provider: provider.clone(),
            authorities: Some(Authorities::load(roots, &provider)?),
            names: settings.mode == TlsMode::VerifyFull,
        },
        _ => Verifier { provider: provider.clone(), authorities: None, names: false },
    };
    let versions: &[&SupportedProtocolVersion] = match settings.versions {
        TlsVersions::Both => rustls::DEFAULT_VERSIONS,
        TlsVersions::Only12 => &[&TLS12],
        TlsVersions::Only13 => &[&TLS13],
    };
    let builder = ClientConfig::builder_with_provider(provider)
        .with_protocol_versions(versions)
        .expect("the ring provider has both versions")
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier));
    Ok(match &settings.identity {
        None => builder.with_no_client_auth(),
        Some((certificate, key)) => {
            let chain = read_certificates(certificate)?;
            let private = read_key(key)?;
            builder
                .with_client_auth_cert(chain, private)
                .map_err(|error| unreadable("client certificate", certificate, error))?
        }
    })
}

fn read_certificates(path: &Path) -> Result<Vec<CertificateDer<'static>>, Failure> {
    let certificates = CertificateDer::pem_file_iter(path)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(|error| unreadable("certificate", path, error))?;
    if certificates.is_empty() {
        return Err(Failure::usage(format!("no certificate in {}", path.display())));
    }
    Ok(certificates)
}

/// Reads a private key as libpq does: PEM or DER, and only from a file that nobody else may read.
fn read_key(path: &Path) -> Result<PrivateKeyDer<'static>, Failure> {
    let metadata = std::fs::metadata(path).map_err(|error| unreadable("key", path, error))?;
    // Root's key may belong to a group that reads it.
    let others = if metadata.uid() == 0 { 0o137 } else { 0o177 };
    if metadata.is_file() && metadata.mode() & others & 0o777 != 0 {
        let message = format!("cannot use the key file {}: others may read or change it", path.display());
        let word = shell_word(&path.display().to_string());
        return Err(Failure::usage(message).hint(format!("`chmod 600 {word}`")));
    }
    let bytes = std::fs::read(path).map_err(|error| unreadable("key", path, error))?;
    let text = String::from_utf8_lossy(&bytes);
    if !text.contains("-----BEGIN") {
        return PrivateKeyDer::try_from(bytes)
            .map_err(|error| unreadable("key", path, std::io::Error::other(error)));
    }
    if text.contains("ENCRYPTED") {
        let message = format!("cannot use the key file {}: it is encrypted", path.display());
        let word = shell_word(&path.display().to_string());
        return Err(Failure::usage(message).hint(format!(
            "write it without a password to a file that only you may read: `openssl pkey -in {word} -out FILE`"
        )));
    }
    PrivateKeyDer::from_pem_slice(&bytes).map_err(|error| unreadable("key", path, error))
}

fn unreadable(what: &str, path: &Path, error: impl std::error::Error + Send + Sync + 'static) -> Failure {
    Failure::usage(format!("cannot use the {what} file {}", path.display())).caused_by(error)
}

/// The roots that a server's certificate may come from.
#[derive(Debug)]
struct Authorities {
    chains: Arc<WebPkiServerVerifier>,
    roots: Vec<CertificateDer<'static>>,
}

impl Authorities {
    fn load(roots: &RootCertificates, provider: &Arc<CryptoProvider>) -> Result<Self, Failure> {
        let roots = match roots {
            RootCertificates::File(path) => read_certificates(path)?,
            RootCertificates::System => rustls_native_certs::load_native_certs().certs,
        };
        let mut store = RootCertStore::empty();
        store.add_parsable_certificates(roots.iter().cloned());
        let chains = WebPkiServerVerifier::builder_with_provider(Arc::new(store), provider.clone())
            .build()
            .map_err(|error| Failure::usage("no usable root certificate").caused_by(error))?;
        Ok(Authorities { chains, roots })
    }
}

/// Verifies a server's certificate as far as the TLS mode requires.
#[derive(Debug)]
struct Verifier {
    provider: Arc<CryptoProvider>,
    /// Without them anyone is believed: `require` protects against listening in only. A signature by a
    /// certificate that anyone may have made proves nothing, and certificates that webpki cannot read (of
    /// version 1) are accepted, as OpenSSL does.
    authorities: Option<Authorities>,
    /// Whether the certificate must be for the requested host.
    names: bool,
}

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let Some(authorities) = &self.authorities else {
            return Ok(ServerCertVerified::assertion());
        };
        let verdict =
            authorities.chains.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now);
        match verdict {
            // The chain is checked before the name.
            Err(Error::InvalidCertificate(
                CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. },
            )) if !self.names => Ok(ServerCertVerified::assertion()),
            // The usual self-signed certificate is its own authority, which webpki refuses and OpenSSL
            // accepts. A certificate that is itself configured as a root is trusted; its validity in time was
            // checked before.
            Err(Error::InvalidCertificate(CertificateError::Other(reason)))
                if authorities.roots.iter().any(|root| root == end_entity) =>
            {
                tracing::debug!(%reason, "the server's certificate is one of the roots themselves");
                if self.names {
                    client::verify_server_name(&ParsedCertificate::try_from(end_entity)?, server_name)?;
                }
                Ok(ServerCertVerified::assertion())
            }
            other => other,
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        if self.authorities.is_none() {
            return Ok(HandshakeSignatureValid::assertion());
        }
        let algorithms = &self.provider.signature_verification_algorithms;
        rustls::crypto::verify_tls12_signature(message, cert, dss, algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        if self.authorities.is_none() {
            return Ok(HandshakeSignatureValid::assertion());
        }
        let algorithms = &self.provider.signature_verification_algorithms;
        rustls::crypto::verify_tls13_signature(message, cert, dss, algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}

#[cfg(test)]
mod tests {
    use rcgen::{BasicConstraints, CertificateParams, IsCa, KeyPair};

    use super::*;

    /// A certificate for `localhost` as `openssl req -x509` makes them.
    fn self_signed(is_ca: IsCa, last_year: i32) -> CertificateDer<'static> {
        let mut params = CertificateParams::new(vec!["localhost".to_owned()]).expect("a name");
        params.is_ca = is_ca;
        params.not_after = rcgen::date_time_ymd(last_year, 12, 31);
        let key = KeyPair::generate().expect("a key");
        params.self_signed(&key).expect("a certificate").der().clone()
    }

    fn verifier(root: &CertificateDer<'static>, names: bool) -> Verifier {
        let provider = Arc::new(ring::default_provider());
        let mut store = RootCertStore::empty();
        store.add(root.clone()).expect("a root");
        let chains = WebPkiServerVerifier::builder_with_provider(Arc::new(store), provider.clone()).build();
        let roots = vec![root.clone()];
        let authorities = Authorities { chains: chains.expect("a verifier"), roots };
        Verifier { provider, authorities: Some(authorities), names }
    }

    fn verify(verifier: &Verifier, certificate: &CertificateDer, host: &'static str) -> Result<(), Error> {
        let name = ServerName::try_from(host).expect("a host");
        verifier.verify_server_cert(certificate, &[], &name, &[], UnixTime::now()).map(drop)
    }

    #[test]
    fn a_self_signed_certificate_may_be_its_own_root() {
        for is_ca in [IsCa::NoCa, IsCa::Ca(BasicConstraints::Unconstrained)] {
            let (own, stranger) = (self_signed(is_ca, 4000), self_signed(is_ca, 4000));
            assert_eq!(verify(&verifier(&own, true), &own, "localhost"), Ok(()));
            assert!(verify(&verifier(&own, true), &own, "other.example").is_err());
            assert_eq!(verify(&verifier(&own, false), &own, "other.example"), Ok(()));
            assert!(verify(&verifier(&own, true), &stranger, "localhost").is_err());
            assert!(verify(&verifier(&own, false), &stranger, "localhost").is_err());
        }
    }

    #[test]
    fn an_expired_certificate_is_refused_even_as_its_own_root() {
        for is_ca in [IsCa::NoCa, IsCa::Ca(BasicConstraints::Unconstrained)] {
            let own = self_signed(is_ca, 2020);
            let refused = verify(&verifier(&own, false), &own, "localhost").expect_err("it is over");
            assert!(refused.to_string().contains("expired"), "{refused}");
        }
    }
}
