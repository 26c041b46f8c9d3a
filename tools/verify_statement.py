#!/usr/bin/env python3
"""Reads and verifies a signed statement of the scheme: a second reader, written from docs/formats alone.

    verify_statement.py FILE --key HEX       a code's text (KPC1:...), a document (statement.kpcs) or a statement; - is stdin
    verify_statement.py --vectors FOLDER     every frozen vector, and every input that must be refused

Prints what the signature covers as JSON. Exit code 0: signed by the key; 1: not; 2: usage; 3: unreadable. A signature alone
makes no certificate valid: key, period, status, place and log come after.
Standard library only; the curves are plain arithmetic, good for public keys and signatures, never for secret keys.
"""

import argparse
import datetime
import hashlib
import hmac
import json
import pathlib
import sys


class Refused(Exception):
    """Bytes that are not what they claim to be."""


def require(holds, what):
    if not holds:
        raise Refused(what)


# CBOR, the deterministic subset (statement.md, Bytes 1; Parts).

PLAIN = {0xF4: False, 0xF5: True, 0xF6: None}


def encode(value):
    """The one encoding of a value."""
    if value is None or isinstance(value, bool):
        return bytes([{False: 0xF4, True: 0xF5, None: 0xF6}[value]])
    if isinstance(value, int):
        return head(0, value) if value >= 0 else head(1, -1 - value)
    if isinstance(value, bytes):
        return head(2, len(value)) + value
    if isinstance(value, str):
        return head(3, len(value.encode())) + value.encode()
    if isinstance(value, list):
        return head(4, len(value)) + b"".join(map(encode, value))
    entries = sorted((encode(key), encode(inner)) for key, inner in value.items())
    return head(5, len(entries)) + b"".join(key + inner for key, inner in entries)


def head(major, number):
    if number < 24:
        return bytes([major << 5 | number])
    for extra, size in ((24, 1), (25, 2), (26, 4), (27, 8)):
        if number < 1 << 8 * size:
            return bytes([major << 5 | extra]) + number.to_bytes(size, "big")
    raise Refused("a number beyond 64 bits")


def decode(data, depth=8):
    """The value of which `data` is the one encoding."""
    value, end = item(data, 0, depth)
    require(end == len(data), "bytes after the end")
    require(encode(value) == data, "not the deterministic encoding")
    return value


def item(data, at, depth):
    require(at < len(data), "data ends early")
    first = data[at]
    if first in PLAIN:
        return PLAIN[first], at + 1
    major, extra = first >> 5, first & 31
    require(major < 6 and extra < 28, "a kind of value that is not used")
    size = 1 << (extra - 24) if extra >= 24 else 0
    require(at + 1 + size <= len(data), "data ends early")
    number = int.from_bytes(data[at + 1 : at + 1 + size], "big") if size else extra
    at += 1 + size
    if major < 2:
        return (number if major == 0 else -1 - number), at
    if major < 4:
        require(at + number <= len(data), "data ends early")
        inner = data[at : at + number]
        try:
            return (inner if major == 2 else inner.decode()), at + number
        except UnicodeDecodeError:
            raise Refused("a text that is not UTF-8") from None
    require(depth > 0 and number <= len(data), "too deep or too long")
    if major == 4:
        items = []
        for _ in range(number):
            inner, at = item(data, at, depth - 1)
            items.append(inner)
        return items, at
    entries = {}
    for _ in range(number):
        key, at = item(data, at, 0)
        require(type(key) is int and key not in entries, "a key that is no number, or stands twice")
        entries[key], at = item(data, at, depth - 1)
    return entries, at


def part(data):
    """A part: a map with keys 0 to 255; nothing for a part that the act lacks."""
    require(len(data) <= 65_536, "longer than 64 KiB")
    value = decode(data)
    require(is_part_map(value), "not a map of a part")
    return value


def is_part_map(value):
    if isinstance(value, dict):
        return all(0 <= key <= 255 for key in value) and all(is_part_value(inner) for inner in value.values())
    return False


def is_part_value(value):
    if isinstance(value, dict):
        return is_part_map(value)
    if isinstance(value, list):
        return all(map(is_part_value, value))
    return not isinstance(value, int) or -(1 << 63) <= value < 1 << 63


# Signatures (statement.md, Bytes 2 and 5): Ed25519 strictly (RFC 8032), ES256 with a low s (FIPS 186-5).

P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
ONE = (0, 1, 1, 0)


def add(a, b):
    e, g = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    c, d = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = g - e, d - c, d + c, g + e
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(number, point, plus, zero):
    result = zero
    for bit in bin(number)[2:]:
        result = plus(result, result)
        if bit == "1":
            result = plus(result, point)
    return result


def same(a, b):
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0


def point25519(data):
    """A point in its one encoding, not of small order; None for anything else."""
    y = int.from_bytes(data, "little") & (1 << 255) - 1
    x2 = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if y >= P or (x * x - x2) % P or (x == 0 and data[31] >> 7):
        return None
    x = P - x if x & 1 != data[31] >> 7 else x
    point = (x, y, 1, x * y % P)
    return None if same(times(8, point, add, ONE), ONE) else point


BASE = point25519((4 * pow(5, -1, P) % P).to_bytes(32, "little"))


def ed25519(key, message, signature):
    a, r, s = point25519(key), point25519(signature[:32]), int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= L:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    return same(times(s, BASE, add, ONE), add(r, times(k, a, add, ONE)))


Q = 2**256 - 2**224 + 2**192 + 2**96 - 1
N = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
GENERATOR = bytes.fromhex("036b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296")


def point256(data):
    x = int.from_bytes(data[1:], "big")
    y2 = (x**3 - 3 * x + B) % Q
    y = pow(y2, (Q + 1) // 4, Q)
    if data[0] not in (2, 3) or x >= Q or (y * y - y2) % Q:
        return None
    return x, y if y & 1 == data[0] & 1 else Q - y


def plus256(a, b):
    """The sum of two points; None is the point at infinity."""
    if a is None or b is None:
        return a or b
    if a[0] == b[0]:
        if (a[1] + b[1]) % Q == 0:
            return None
        slope = (3 * a[0] * a[0] - 3) * pow(2 * a[1], -1, Q)
    else:
        slope = (b[1] - a[1]) * pow(b[0] - a[0], -1, Q)
    x = (slope * slope - a[0] - b[0]) % Q
    return x, (slope * (a[0] - x) - a[1]) % Q


def es256(key, message, signature):
    public, r, s = point256(key), int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    if public is None or not 0 < r < N or not 0 < s <= N // 2:
        return False
    e, w = int.from_bytes(hashlib.sha256(message).digest(), "big"), pow(s, -1, N)
    point = plus256(times(e * w % N, point256(GENERATOR), plus256, None), times(r * w % N, public, plus256, None))
    return point is not None and point[0] % N == r


ALGORITHMS = {-8: ("Ed25519", 32, ed25519), -7: ("ES256", 33, es256)}


def key_id(algorithm, key):
    return hashlib.sha256(ALGORITHMS[algorithm][0].encode() + key).digest()[:8]


# Statements (statement.md).


def sha256(*pieces):
    return hashlib.sha256(b"".join(pieces)).digest()


def derived_blind(seed, name):
    """HKDF-SHA-256 (RFC 5869) without salt, one block."""
    pseudorandom = hmac.digest(bytes(32), seed, "sha256")
    return hmac.digest(pseudorandom, f"kpcs/blind/{name}/v1".encode() + b"\x01", "sha256")


class Statement:
    """A statement with those of its parts that are known."""

    def __init__(self, protected, signature, digests):
        require(list(protected) == [1, 4, 15, -65537], "the labels of the protected header")
        claims, act = protected[15], protected[-65537]
        require(type(protected[1]) is int and protected[1] in ALGORITHMS and is_bytes(protected[4], 8), "algorithm and key id")
        require(isinstance(claims, dict) and list(claims) == [1, 2, 6], "the claims")
        require(short(claims[1]) and short(claims[2]), "issuer and subject")
        require(whole(claims[6]) and claims[6] <= 7_258_118_399, "the time")
        require(isinstance(act, list) and len(act) == 2 and all(map(whole, act)), "the act")
        require(is_bytes(signature, 64), "a signature of 64 bytes")
        require(len(digests) == 4 and all(is_bytes(digest, 32) for digest in digests), "four digests")
        self.protected, self.signature, self.digests = protected, signature, digests
        self.header, self.core = b"", b""

    def bytes(self):
        return b"\xd2" + encode([encode(self.protected), {}, encode(self.digests), self.signature])

    def leaf(self):
        return sha256(b"kpcs/leaf/v1", self.bytes())

    def is_signed_by(self, key):
        _, length, verify = ALGORITHMS[self.protected[1]]
        if len(key) != length or key_id(self.protected[1], key) != self.protected[4]:
            return False
        message = encode(["Signature1", encode(self.protected), b"", encode(self.digests)])
        return verify(key, message, self.signature)


def is_bytes(value, length):
    return isinstance(value, bytes) and len(value) == length


def whole(value):
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def short(value):
    return isinstance(value, str) and 1 <= len(value) <= 40 and all("!" <= c <= "~" for c in value)


def read_statement(data):
    require(len(data) <= 1_024 and data[:1] == b"\xd2", "a tagged COSE_Sign1 of at most 1,024 bytes")
    message = decode(data[1:])
    require(isinstance(message, list) and len(message) == 4 and message[1] == {}, "an array of four, unprotected empty")
    require(isinstance(message[0], bytes) and isinstance(message[2], bytes), "protected header and payload")
    protected, digests = decode(message[0]), decode(message[2])
    require(isinstance(protected, dict) and isinstance(digests, list), "protected header and payload")
    return Statement(protected, message[3], digests)


# Documents and codes (qr-text.md).


def read_document(data):
    require(len(data) <= 4_096, "longer than 4,096 bytes")
    fields = decode(data)
    require(isinstance(fields, list) and len(fields) == 7 and all(isinstance(f, bytes) for f in fields), "seven byte strings")
    compact, signature, seed, carried, core, details, chain = fields
    require(len(seed) == 16, "a seed of 16 bytes")
    compact = decode(compact)
    require(isinstance(compact, list) and len(compact) == 7, "a compact protected header")
    algorithm, key, issuer, subject, issued_at, act, version = compact
    protected = {1: algorithm, 4: key, 15: {1: issuer, 2: subject, 6: issued_at}, -65537: [act, version]}
    require(short(issuer) and short(subject), "issuer and subject")
    header = encode(whole_header(issuer, subject, part(carried)))
    digests = [sha256(derived_blind(seed, name), data) for name, data in (("header", header), ("core", core))]
    statement = Statement(protected, signature, digests + [details, chain])
    statement.header, statement.core = header, core
    return statement


def whole_header(issuer, subject, carried):
    derived = {1: 1, 2: subject, 3: subject[:2], 4: issuer.removeprefix("kpcs-demo:"), 9: 1}
    require(not any(carried.get(key) == value for key, value in derived.items()), "a field that can be derived")
    return derived | carried


ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


def read_text(text):
    text = text.strip()
    require(text.startswith("KPC1:") and len(text) <= 5 + 8_192, "a text of a code")
    return read_document(base45(text[5:]))


def base45(code):
    require(all(c in ALPHABET for c in code) and len(code) % 3 != 1, "base45")
    data = bytearray()
    for at in range(0, len(code), 3):
        group = code[at : at + 3]
        number = sum(ALPHABET.index(c) * 45**place for place, c in enumerate(group))
        require(number < 256 ** (len(group) - 1), "base45")
        data += number.to_bytes(len(group) - 1, "big")
    return bytes(data)


def read_any(data):
    if data[:1] == b"\xd2":
        return read_statement(data)
    if data[:1] == b"\x87":
        return read_document(data)
    try:
        return read_text(data.decode("ascii"))
    except UnicodeDecodeError:
        raise Refused("neither a code, a document nor a statement") from None


# What is shown.

HEADER = "document number participant authority destination issued expires refers_to effect".split()
CORE = "exporter importer origin lines parcels seals more_seals more_origins".split()


def shown(statement, verified):
    protected = statement.protected
    claims = protected[15]
    header = part(statement.header) if statement.header else {}
    core = part(statement.core) if statement.core else {}
    for key in (6, 7):
        if key in header:
            header[key] = str(datetime.date(1970, 1, 1) + datetime.timedelta(days=header[key]))
    core[4] = [
        {"hs": f"7102.{line[1]}", "carats": decimal(line[2], 3), "usd": decimal(line[3], 2)} for line in core.get(4, [])
    ]
    return {
        "signed_by_the_key": verified,
        "algorithm": ALGORITHMS[protected[1]][0],
        "key_id": protected[4].hex(),
        "issuer": claims[1],
        "subject": claims[2],
        "issued_at": datetime.datetime.fromtimestamp(claims[6], datetime.timezone.utc).isoformat(),
        "act": protected[-65537][0],
        "version": protected[-65537][1],
        "header": {name: header[key] for key, name in enumerate(HEADER, 1) if key in header},
        "core": {name: core[key] for key, name in enumerate(CORE, 1) if core.get(key)},
        "leaf": statement.leaf().hex(),
    }


def decimal(number, places):
    whole_part, rest = divmod(number, 10**places)
    return f"{whole_part}.{rest:0{places}}"


# Frozen vectors.


def check_vector(vector):
    """Reads a vector in each of its forms and computes again what it says."""
    given, made = vector["from"], vector["made"]
    unhex = bytes.fromhex
    statement, key = read_statement(unhex(made["statement"])), unhex(made["public_key"])
    require(statement.bytes().hex() == made["statement"], "statement")
    require(encode(statement.protected).hex() == made["protected_header"], "protected header")
    require(statement.leaf().hex() == made["leaf"], "leaf")
    require(key_id(statement.protected[1], key).hex() == made["key_id"], "key id")
    require(statement.protected[-65537] == [vector["code"], vector["version"]], "act")
    seed = unhex(given["seed"])
    blinds = [derived_blind(seed, "header"), derived_blind(seed, "core")]
    blinds += [unhex(given["blind_of_details"]), unhex(given["blind_of_chain"])]
    parts = [unhex(made[name]) for name in ("header_part", "core_part", "details_part", "chain_part")]
    digests = [sha256(blind, data) for blind, data in zip(blinds, parts)]
    require([digest.hex() for digest in digests] == made["digests"] and digests == statement.digests, "digests")
    require(sha256(b"kpcs/approval/v1", *digests[:3]).hex() == made["approval_digest"], "approval digest")
    require(all(encode(part(data)) == data for data in parts if data), "parts")
    require(part(parts[2])[0].hex() == given["request_id"], "request id")
    require(statement.is_signed_by(key), "signature")
    forms = [read_document(unhex(made["document"])), read_text(made["qr_text"])] if made["qr_text"] else []
    for form in forms:
        require(form.bytes() == statement.bytes() and [form.header, form.core] == parts[:2], "document and text")
        require(shown(form, True)["core"]["exporter"] == given["core"]["exporter"], "core")


def check_refused(case):
    """Whether an input is refused as it must be."""
    read = {"statement": read_statement, "document": read_document, "part": part, "qr_text": read_text}[case["form"]]
    try:
        statement = read(case["input"] if case["form"] == "qr_text" else bytes.fromhex(case["input"]))
    except Refused:
        return case["kind"] != "signature"
    return case["kind"] == "signature" and not statement.is_signed_by(bytes.fromhex(case["public_key"]))


def check_vectors(folder):
    faults, counted = [], 0
    for path in sorted(folder.glob("*.json")):
        content = json.loads(path.read_text(encoding="utf-8"))
        if path.stem == "refused":
            accepted = [case["name"] for case in content["cases"] if not check_refused(case)]
            faults += [f"refused: {name}" for name in accepted]
            print(f"{len(content['cases']) - len(accepted)} of {len(content['cases'])} malformed inputs refused")
            continue
        counted += 1
        try:
            check_vector(content)
        except Refused as fault:
            faults.append(f"{path.stem}: {fault}")
    print(f"{counted} vectors read and verified" if counted else "no vectors")
    print(*faults, sep="\n", end="\n" if faults else "")
    return 1 if faults or not counted else 0


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("file", nargs="?", help="a code's text, a document or a statement; - is standard input")
    arguments.add_argument("--key", help="the public key in hexadecimal: 32 bytes for Ed25519, 33 for ES256")
    arguments.add_argument("--vectors", type=pathlib.Path, help="a folder of frozen vectors")
    given = arguments.parse_args()
    if given.vectors:
        return check_vectors(given.vectors)
    if not given.file or not given.key:
        arguments.error("give FILE and --key, or --vectors")
    data = sys.stdin.buffer.read() if given.file == "-" else pathlib.Path(given.file).read_bytes()
    try:
        statement = read_any(data)
        verified = statement.is_signed_by(bytes.fromhex(given.key))
        print(json.dumps(shown(statement, verified), ensure_ascii=False, indent=2))
    except (Refused, ValueError, TypeError, KeyError, AttributeError, OverflowError) as fault:
        print(f"unreadable: {fault}", file=sys.stderr)
        return 3
    return 0 if verified else 1


if __name__ == "__main__":
    sys.exit(main())
