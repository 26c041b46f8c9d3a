"""Seeds of the fuzz targets, from the frozen vectors, the rule packs and the documentation: seeds.py REPOSITORY FOLDER.

What cannot be made from those (pictures, small PDFs, workbooks) lies in fuzz/seeds and is copied.
"""

import json
import pathlib
import re
import shutil
import sys

repository, folder = map(pathlib.Path, sys.argv[1:])


def put(target, name, content):
    path = folder / target / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


read = [json.loads(path.read_text()) for path in sorted((repository / "testdata/vectors").glob("*.json"))]
vectors = [vector for vector in read if "made" in vector]
# The first byte of a body is the place of its act in the order of the codes.
codes = sorted({vector["code"] for vector in vectors})
for number, vector in enumerate(vectors):
    made = vector["made"]
    for part in ("statement", "document", "header_part", "core_part", "details_part", "chain_part"):
        if made.get(part):
            put("statement", f"{number}-{part}", bytes.fromhex(made[part]))
    if made.get("qr_text"):
        put("qr_text", str(number), made["qr_text"].encode())
    asked = vector["from"].get("asked")
    if asked is not None:
        put("json", str(number), bytes([codes.index(vector["code"])]) + json.dumps(asked).encode())

for pack in (repository / "data/packs").glob("*.toml"):
    put("rule_pack", pack.stem, pack.read_bytes())

settings = re.findall(r"^\| `([a-z_.]+)` \| `[A-Z_]+` \| `?([^|`]*)`? \|", (repository / "docs/operating/settings.md").read_text(), re.M)
for key, default in settings:
    section, _, name = key.rpartition(".")
    head = f"[{section}]\n" if section else ""
    for written in (f'"{default}"', default or "0"):
        put("settings", f"{key}-{written[:1] == chr(34)}", f"{head}{name} = {written}\n".encode())

for target in (repository / "fuzz/seeds").iterdir():
    shutil.copytree(target, folder / target.name, dirs_exist_ok=True)
