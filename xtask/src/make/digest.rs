//! Digests of bytes, in the forms that others read.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256, Sha384};

/// The length of a digest in a file's name: enough that two versions never share one.
const IN_NAME: usize = 12;

/// Returns the SHA-256 in hex digits, as `sha256sum` prints it.
pub(crate) fn checksum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut digits, byte| {
        // Writing to a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

/// Returns the part of a file name that changes with the bytes.
pub(super) fn in_name(bytes: &[u8]) -> String {
    checksum(bytes).chars().take(IN_NAME).collect()
}

/// Returns the value of `integrity` for a browser.
pub(super) fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// Returns the shortest `integrity` that a browser accepts: the loader has one for each file, and is to be small.
pub(super) fn short_integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

/// Returns the source by which a policy allows a script or style in the page itself.
pub(super) fn source(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The digests of no bytes at all, as FIPS 180-4 gives them.
    #[test]
    fn the_digests_are_those_of_the_standard() {
        assert_eq!(checksum(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assert_eq!(in_name(b""), "e3b0c44298fc");
        let integrity = integrity(b"");
        assert_eq!(integrity, "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb");
        assert_eq!(short_integrity(b""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }
}
