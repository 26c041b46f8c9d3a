"""Receipts of our log before a reader that others wrote: PyPI's scitt-cose (RFC 9942).

    cargo run -p kpcs-log --example receipts | python tools/verify_receipts.py

or with the file of them as its argument. `cargo xtask test` installs the package and runs it.

Each receipt must verify, and must not for another entry, with another key, or with one bit changed in its signature."""

import json
import sys

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from scitt_cose import verify_receipt


def pem(key):
    public = Ed25519PublicKey.from_public_bytes(key)
    return public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def main():
    read = 0
    for line in open(sys.argv[1]) if len(sys.argv) > 1 else sys.stdin:
        given = json.loads(line)
        receipt, key = bytes.fromhex(given["receipt"]), pem(bytes.fromhex(given["key"]))
        result = verify_receipt(receipt, leaf_entry_hex=given["entry"], log_public_key_pem=key)
        assert result.ok, (given["index"], result.errors)
        other = verify_receipt(receipt, leaf_entry_hex=given["entry"] + "00", log_public_key_pem=key)
        changed = receipt[:-1] + bytes([receipt[-1] ^ 1])
        changed = verify_receipt(changed, leaf_entry_hex=given["entry"], log_public_key_pem=key)
        stranger = Ed25519PublicKey.from_public_bytes(bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"))
        stranger = stranger.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        foreign = verify_receipt(receipt, leaf_entry_hex=given["entry"], log_public_key_pem=stranger)
        assert not (other.ok or changed.ok or foreign.ok), given["index"]
        read += 1
    assert read, "there are no receipts"
    print(f"{read} receipts accepted, {3 * read} refused as they must be")
    print(f"receipts: {4 * read} passed, 0 failed")


main()
