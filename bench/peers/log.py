"""Receipts of our log, verified by PyPI's scitt-cose: log.py FILE (bench/peers/log.sh)."""

import json
import sys
import time

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from scitt_cose import verify_receipt


def pem(key):
    public = Ed25519PublicKey.from_public_bytes(key)
    return public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


lines = [json.loads(line) for line in open(sys.argv[1])]
given = [(bytes.fromhex(one["receipt"]), one["entry"], pem(bytes.fromhex(one["key"]))) for one in lines]
start, verified = time.monotonic(), 0
while time.monotonic() - start < 2:
    for receipt, entry, key in given:
        result = verify_receipt(receipt, leaf_entry_hex=entry, log_public_key_pem=key)
        assert result.ok, result.errors
    verified += len(given)
taken = time.monotonic() - start
print(f"scitt-cose: receipts verified, one thread: {verified} in {taken:.2f} s = {verified / taken:.0f}/s")
