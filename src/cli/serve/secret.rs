//! What only this process knows, and the texts it can recognise by that.

use sha2::{Digest, Sha256};

/// Made new by each start of the server.
pub struct Secret([u8; 32]);

impl Secret {
    pub fn new() -> Secret {
        Secret(random())
    }

    /// A text that nobody else can make, the same for the same words.
    pub fn sign(&self, words: &[&str]) -> String {
        // The lengths keep ("a", "bc") and ("ab", "c") apart; the second hash leaves nothing to extend.
        let mut hash = Sha256::new();
        hash.update(self.0);
        for word in words {
            hash.update((word.len() as u64).to_be_bytes());
            hash.update(word);
        }
        hex(&Sha256::digest(hash.finalize()))
    }
}

/// A text that nobody guesses.
pub fn nonce() -> String {
    hex(&random())
}

/// Whether two texts are the same, in a time that tells nothing of where they differ.
pub fn is_same(one: &str, other: &str) -> bool {
    Sha256::digest(one) == Sha256::digest(other)
}

fn random() -> [u8; 32] {
    let mut bytes = [0; 32];
    let provider = rustls::crypto::ring::default_provider();
    provider.secure_random.fill(&mut bytes).expect("the system has random bytes");
    bytes
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_words_with_the_same_secret_are_signed_alike() {
        let (one, other) = (Secret::new(), Secret::new());
        assert_eq!(one.sign(&["a", "bc"]), one.sign(&["a", "bc"]));
        assert_ne!(one.sign(&["a", "bc"]), one.sign(&["ab", "c"]));
        assert_ne!(one.sign(&["a"]), other.sign(&["a"]));
        assert_ne!(nonce(), nonce());
        assert!(is_same("a", "a") && !is_same("a", "b"));
    }
}
