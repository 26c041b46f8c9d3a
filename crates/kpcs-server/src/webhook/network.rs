//! `Network`: a range of addresses, and which addresses are of the public internet.
//!
//! Invariant: public is what is known to be; every range that is reserved, private, local, shared or translated is not, so an
//! address of a kind that nobody thought of is refused.
//! Source: IANA special-purpose address registries (RFC 6890), RFC 4291, RFC 6598.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// A range of addresses such as `10.1.0.0/16`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network {
    first: IpAddr,
    bits: u32,
}

impl Network {
    /// Reads `10.1.0.0/16`, `fd00::/8`, or one address; `None` when it is none or names an address inside the range.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (first, bits) = text.split_once('/').map_or((text, None), |(first, bits)| (first, Some(bits)));
        let first: IpAddr = first.trim().parse().ok()?;
        let most = if first.is_ipv4() { 32 } else { 128 };
        let bits = bits.map_or(Some(most), |bits| bits.trim().parse().ok().filter(|bits| *bits <= most))?;
        let network = Self { first, bits };
        (network.start(first) == as_bits(first)).then_some(network)
    }

    /// Whether the address lies in it.
    #[must_use]
    pub fn holds(&self, address: IpAddr) -> bool {
        let address = plain(address);
        self.first.is_ipv4() == address.is_ipv4() && self.start(address) == as_bits(self.first)
    }

    /// The bits of the address, with those behind the range's taken away.
    fn start(&self, address: IpAddr) -> u128 {
        let width = if address.is_ipv4() { 32 } else { 128 };
        as_bits(address)
            .checked_shr(width - self.bits)
            .and_then(|kept| kept.checked_shl(width - self.bits))
            .unwrap_or(0)
    }
}

fn as_bits(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(address) => u128::from(address.to_bits()),
        IpAddr::V6(address) => address.to_bits(),
    }
}

/// An address of IPv4 that is written as one of IPv6, as what it is.
fn plain(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V6(long) => long.to_ipv4_mapped().map_or(address, IpAddr::V4),
        IpAddr::V4(_) => address,
    }
}

/// Whether the address is one of the public internet.
#[must_use]
pub fn is_public(address: IpAddr) -> bool {
    match plain(address) {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    match address.octets() {
        // This network, private, loopback, link-local (with the metadata of clouds), multicast and reserved.
        [0 | 10 | 127 | 224.., ..] | [169, 254, ..] | [172, 16..=31, ..] | [192, 168, ..] => false,
        // Shared by carriers, of protocols, relays, benchmarks, documentation.
        [100, 64..=127, ..] | [192, 0, 0 | 2, _] | [192, 88, 99, _] | [198, 18 | 19, ..] => false,
        [198, 51, 100, _] | [203, 0, 113, _] => false,
        _ => true,
    }
}

/// Global unicast only, without the parts of it that are for documentation, protocols, or carry an address of IPv4.
fn is_public_v6(address: Ipv6Addr) -> bool {
    match address.segments() {
        [0x2001, ..0x0200, ..] | [0x2001, 0x0db8, ..] | [0x2002, ..] | [0x3fff, ..0x1000, ..] => false,
        [0x2000..0x4000, ..] => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_known_to_be_public_is_public() {
        for text in ["1.1.1.1", "8.8.8.8", "172.15.0.1", "172.32.0.1", "100.63.0.1", "2606:4700::1", "2a00::1"] {
            assert!(is_public(text.parse().unwrap()), "{text}");
        }
        for text in [
            "0.0.0.0",
            "10.0.0.1",
            "127.0.0.1",
            "127.9.9.9",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "100.64.0.1",
            "192.0.2.1",
            "198.18.0.1",
            "203.0.113.9",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "fe80::1",
            "fd00:ec2::254",
            "fc00::1",
            "ff02::1",
            "2001:db8::1",
            "2001::1",
            "2002:7f00:1::",
            "64:ff9b::7f00:1",
            "::7f00:1",
            "3fff::1",
        ] {
            assert!(!is_public(text.parse().unwrap()), "{text}");
        }
    }

    #[test]
    fn a_network_holds_its_range_and_nothing_else() {
        let network = Network::parse("10.1.0.0/16").unwrap();
        let held = ["10.1.0.0", "10.1.255.255", "::ffff:10.1.2.3"].map(|text| text.parse().unwrap());
        assert!(held.into_iter().all(|address| network.holds(address)));
        assert!(!network.holds("10.2.0.0".parse().unwrap()) && !network.holds("fd00::1".parse().unwrap()));
        assert!(Network::parse("fd00::/8").unwrap().holds("fd12::1".parse().unwrap()));
        assert!(Network::parse("127.0.0.1").unwrap().holds("127.0.0.1".parse().unwrap()));
        assert!(Network::parse("0.0.0.0/0").unwrap().holds("9.9.9.9".parse().unwrap()));
        for wrong in ["", "10.1.0.0/33", "10.1.0.1/16", "ten", "10.1.0.0/", "fd00::/129"] {
            assert_eq!(Network::parse(wrong), None, "{wrong}");
        }
    }
}
