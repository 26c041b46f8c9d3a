"""PyPI `cwt`: verifies the statements that kpcs-bench wrote, and signs and verifies CWTs of the same particulars.

One thread, three seconds each, after one round to warm up; prints lines of: who, what, how many a second."""

import json
import sys
import time
from pathlib import Path

import cwt
from cwt import COSE, COSEKey

LONG_ENOUGH = 3.0


def main(folder):
    given = json.loads((Path(folder) / "certificates.json").read_text())
    secret, public = bytes.fromhex(given["secret"]), bytes.fromhex(given["public"])
    statements = [bytes.fromhex(text) for text in given["statements"]]
    key_id = statement_key_id(statements[0])
    private_key = COSEKey.new({1: 1, 2: key_id, 3: -8, -1: 6, -2: public, -4: secret})
    public_key = COSEKey.new({1: 1, 2: key_id, 3: -8, -1: 6, -2: public})
    measure("verify the signature", statements, lambda statement: COSE.new().decode(statement, public_key))
    claims = [{1: "SL", 2: one["number"], 6: 1795860000, 4: 2795860000, -70000: one} for one in given["particulars"]]
    measure("sign", claims, lambda one: cwt.encode(one, private_key))
    tokens = [cwt.encode(one, private_key) for one in claims]
    measure("verify a token of its own", tokens, lambda token: cwt.decode(token, public_key))


def statement_key_id(statement):
    """The key id stands in the protected header after the label 4: eight bytes."""
    at = statement.index(b"\x04\x48") + 2
    return statement[at : at + 8]


def measure(what, items, job):
    for item in items:
        job(item)
    start, count = time.perf_counter(), 0
    while (taken := time.perf_counter() - start) < LONG_ENOUGH:
        for item in items:
            job(item)
        count += len(items)
    print(f"cwt {version()} (Python)\t{what}\t{count / taken:.0f}", flush=True)


def version():
    from importlib.metadata import version as of

    return of("cwt")


main(sys.argv[1])
