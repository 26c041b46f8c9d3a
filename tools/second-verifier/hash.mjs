// SHA-256 and HKDF-SHA-256 (RFC 5869), from WebCrypto.

import { concat, utf8 } from "./bytes.mjs";
import { subtle } from "./webcrypto.mjs";

const NO_SALT = new Uint8Array(0);

export async function sha256(...pieces) {
  return new Uint8Array(await subtle.digest("SHA-256", pieces.length === 1 ? pieces[0] : concat(...pieces)));
}

/** The blinds of header and core part, from their statement's seed (statement.md, Parts). */
export async function blinds(seed) {
  const key = await subtle.importKey("raw", seed, "HKDF", false, ["deriveBits"]);
  const blind = async (name) => {
    const info = utf8(`kpcs/blind/${name}/v1`);
    return new Uint8Array(await subtle.deriveBits({ name: "HKDF", hash: "SHA-256", salt: NO_SALT, info }, key, 256));
  };
  return { header: await blind("header"), core: await blind("core") };
}
