//! The check code: a short form of a statement's digest, to read out or type where the code cannot be scanned.
//!
//! Invariant: the first 60 bits of the digest as three groups of four characters without the letters I, L, O and U, so that
//! nobody takes one for a digit. Equal codes mean equal statements for a comparison by voice; proof is the signature.
//! Source: decisions 2 and 31; look, "The certificate".

use kpcs_domain::value::Digest;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// How many characters a code has, and how many stand together.
const CHARACTERS: usize = 12;
const GROUP: usize = 4;

/// The check code of a statement's digest: `7K2M-Q9XD-41TB`.
#[must_use]
pub fn check_code(digest: &Digest) -> String {
    let bits = digest.0[..8].iter().fold(0_u64, |bits, byte| (bits << 8) | u64::from(*byte)) >> 4;
    let mut code = String::with_capacity(CHARACTERS + CHARACTERS / GROUP);
    for index in 0..CHARACTERS {
        if index > 0 && index % GROUP == 0 {
            code.push('-');
        }
        let five = (bits >> (5 * (CHARACTERS - 1 - index))) & 31;
        code.push(char::from(ALPHABET[five as usize]));
    }
    code
}

#[cfg(test)]
mod tests {
    use kpcs_domain::value::Digest;

    use super::check_code;

    #[test]
    fn takes_the_first_sixty_bits_five_by_five() {
        assert_eq!(check_code(&Digest([0; 32])), "0000-0000-0000");
        assert_eq!(check_code(&Digest([0xff; 32])), "ZZZZ-ZZZZ-ZZZZ");
        let mut digest = [0; 32];
        digest[0] = 0b0000_1000;
        digest[6] = 0b0000_0001;
        digest[7] = 0b1111_1111;
        digest[8] = 0xff;
        assert_eq!(check_code(&Digest(digest)), "1000-0000-000Z");
    }
}
