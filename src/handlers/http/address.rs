//! The addresses that a request may go to.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// How far a request may reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Reach {
    /// The template or the worker's configuration names the host: it may be one of a private network.
    Named,
    /// Another server has named it: it must be one of the internet.
    Public,
}

/// Why an address is refused, phrased to follow "which".
pub(super) fn refusal(address: IpAddr, reach: Reach) -> Option<&'static str> {
    if is_any(address, is_metadata_v4, is_metadata_v6) {
        Some("is link-local or serves metadata: no step can call it")
    } else if reach == Reach::Public && is_any(address, is_private_v4, is_private_v6) {
        Some("is private: only the template, or `http_hosts` of the worker, can name its host")
    } else {
        None
    }
}

/// Whether the address, or one of version 4 that it stands for, is of a kind.
fn is_any(address: IpAddr, is_v4: fn(Ipv4Addr) -> bool, is_v6: fn(Ipv6Addr) -> bool) -> bool {
    match address {
        IpAddr::V4(address) => is_v4(address),
        IpAddr::V6(address) => is_v6(address) || embedded(address).into_iter().any(is_v4),
    }
}

fn is_metadata_v4(address: Ipv4Addr) -> bool {
    // Those of Alibaba, Azure and Oracle beside the link-local ones of all others.
    let others = [[100, 100, 100, 200], [168, 63, 129, 16], [192, 0, 0, 192]];
    address.is_link_local() || others.contains(&address.octets())
}

fn is_metadata_v6(address: Ipv6Addr) -> bool {
    // Those of Amazon and Google.
    let others = ["fd00:ec2::254", "fd20:ce::254"];
    address.is_unicast_link_local() || others.iter().any(|other| other.parse() == Ok(address))
}

fn is_private_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    address.is_private()
        || address.is_loopback()
        || a == 0
        || a >= 224
        || a == 100 && (64..128).contains(&b)
        || a == 198 && (18..20).contains(&b)
        || a == 192 && b == 0 && c == 0
}

fn is_private_v6(address: Ipv6Addr) -> bool {
    address.is_loopback()
        || address.is_unspecified()
        || address.is_unique_local()
        || address.is_multicast()
        // Site-local, which RFC 3879 took back.
        || address.segments()[0] & 0xffc0 == 0xfec0
}

/// The addresses of version 4 that one of version 6 can lead to.
fn embedded(address: Ipv6Addr) -> Vec<Ipv4Addr> {
    let octets = address.octets();
    let at = |positions: [usize; 4]| Ipv4Addr::from(positions.map(|position| octets[position]));
    let last = at([12, 13, 14, 15]);
    match address.segments() {
        // Mapped, compatible and translated (RFC 2765) addresses.
        [0, 0, 0, 0, 0, 0 | 0xffff, ..] | [0, 0, 0, 0, 0xffff, 0, ..] => vec![last],
        // NAT64: its own prefix, and that of a network, where the address may stand in several positions (RFC 6052).
        [0x64, 0xff9b, 0, 0, 0, 0, ..] => vec![last],
        [0x64, 0xff9b, 1, ..] => {
            vec![last, at([6, 7, 9, 10]), at([7, 9, 10, 11]), at([9, 10, 11, 12])]
        }
        // 6to4.
        [0x2002, ..] => vec![at([2, 3, 4, 5])],
        // Teredo: its server, and its client with every bit turned.
        [0x2001, 0, ..] => vec![at([4, 5, 6, 7]), Ipv4Addr::from_bits(!last.to_bits())],
        // ISATAP.
        [_, _, _, _, 0 | 0x200, 0x5efe, ..] => vec![last],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(address: &str, reach: Reach) -> bool {
        refusal(address.parse().expect("an address"), reach).is_some()
    }

    #[test]
    fn metadata_is_refused_in_every_form() {
        for address in [
            "169.254.169.254",
            "169.254.0.1",
            "100.100.100.200",
            "168.63.129.16",
            "192.0.0.192",
            "fe80::1",
            "febf::1",
            "fd00:ec2::254",
            "fd20:ce::254",
            "::ffff:169.254.169.254",
            "::169.254.169.254",
            "::ffff:0:169.254.169.254",
            "64:ff9b::169.254.169.254",
            "64:ff9b:1::169.254.169.254",
            "64:ff9b:1:a9fe:a9:fe00::",
            "2002:a9fe:a9fe::1",
            "2001:0:a9fe:a9fe::1",
            "2001::5601:5601",
            "fd12::5efe:169.254.169.254",
        ] {
            assert!(refused(address, Reach::Named), "{address}");
        }
    }

    #[test]
    fn private_addresses_must_be_named() {
        for address in [
            "127.0.0.1",
            "127.9.9.9",
            "10.0.0.7",
            "172.31.0.1",
            "192.168.1.1",
            "100.64.0.1",
            "198.18.0.1",
            "0.0.0.0",
            "255.255.255.255",
            "224.0.0.1",
            "::1",
            "::",
            "fc00::1",
            "fd12::1",
            "fec0::1",
            "ff02::1",
            "::ffff:127.0.0.1",
            "64:ff9b::10.0.0.7",
            "2002:7f00:1::1",
        ] {
            assert!(refused(address, Reach::Public), "{address}");
            assert!(!refused(address, Reach::Named), "{address}");
        }
        for address in
            ["93.184.215.14", "2606:2800:21f:cb07::1", "::ffff:93.184.215.14", "64:ff9b::93.184.215.14"]
        {
            assert!(!refused(address, Reach::Public), "{address}");
        }
    }
}
