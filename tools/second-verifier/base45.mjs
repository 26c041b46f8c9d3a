// Base45 (RFC 9285): three characters for two bytes, two for a last one. One text for each sequence of bytes.

import { require } from "./refused.mjs";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
const VALUES = new Map([...ALPHABET].map((character, value) => [character, value]));

export function decodeBase45(text) {
  require(text.length % 3 !== 1, "one character left over");
  const bytes = [];
  for (let at = 0; at < text.length; at += 3) {
    const values = [...text.slice(at, at + 3)].map((character) => VALUES.get(character));
    require(!values.includes(undefined), "a character outside the alphabet");
    const number = values.reduce((sum, value, place) => sum + value * 45 ** place, 0);
    require(number < 256 ** (values.length - 1), "a group beyond its bytes");
    if (values.length === 3) bytes.push(number >> 8);
    bytes.push(number & 255);
  }
  return Uint8Array.from(bytes);
}

export function encodeBase45(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 2) {
    const pair = at + 1 < bytes.length;
    let number = pair ? bytes[at] * 256 + bytes[at + 1] : bytes[at];
    for (let left = pair ? 3 : 2; left > 0; left -= 1) {
      text += ALPHABET[number % 45];
      number = Math.floor(number / 45);
    }
  }
  return text;
}

/** The bytes of a text `PREFIX` + base45. White space around it is dropped, none within it is. */
export function decodePrefixed(prefix, text, longest) {
  require(typeof text === "string", "a text");
  const trimmed = text.replace(/^[ \t\n\v\f\r]+|[ \t\n\v\f\r]+$/g, "");
  require(trimmed.startsWith(prefix) && trimmed.length > prefix.length, `a text that begins with ${prefix}`);
  require(trimmed.length - prefix.length <= Math.ceil((longest * 3) / 2), "too long", "too_long");
  return decodeBase45(trimmed.slice(prefix.length));
}
