// What makes a statement a certificate (docs/formats/trust.md, Certificates): its act, and every field of header and core part in its
// one form. Gives the fields of the header part, or the reason for which it is none.

import { encode } from "./cbor.mjs";
import { authority, certificateNumber, code, list, name, readRecord, record, whole, words } from "./record.mjs";
import { Refused, require } from "./refused.mjs";

const DAY_SECONDS = 86_400;
const ORDINARY = 1;
const TECHNICAL = 7;
/** The kind of document that each act makes: issue, replace, issue a technical one. */
const ACTS = new Map([[5, ORDINARY], [7, ORDINARY], [34, TECHNICAL]]);
const VERSION = 1;
const ISSUED = 1;

const day = whole(-25_567, 84_005);
const optional = "optional";

const HEADER = {
  1: ["document", whole(ORDINARY, TECHNICAL)],
  2: ["number", certificateNumber],
  3: ["participant", code],
  4: ["authority", authority],
  5: ["destination", code],
  6: ["issued", day],
  7: ["expires", day],
  8: ["refers_to", certificateNumber, optional],
  9: ["effect", whole(ISSUED, ISSUED)],
};

const subheading = (value) => {
  require([10, 21, 31].includes(value), "a subheading of rough diamonds");
  return value;
};

/** Codes in alphabetical order, each once, at most eight; or `***`. */
const origin = (value) => {
  require(typeof value === "string", "an origin");
  if (value === "***") return value;
  const codes = value.split(", ").map(code);
  require(codes.length <= 8 && codes.every((one, at) => at === 0 || codes[at - 1] < one), "codes in their order");
  return value;
};

const seals = (value) => {
  require(value.length <= 4, "at most four seals");
  return list(words(24))(value);
};

const LINE = { 1: ["subheading", subheading], 2: ["carats", whole(0, 10 ** 12)], 3: ["value", whole(0, 10 ** 14)] };

const lines = (value) => {
  const read = list(record(LINE))(value);
  require(read.every((line, at) => at === 0 || read[at - 1].subheading < line.subheading), "subheadings in their order");
  return read;
};

const CORE = {
  1: ["exporter", name],
  2: ["importer", name],
  3: ["origin", origin],
  4: ["lines", lines],
  5: ["parcels", whole(0)],
  6: ["seals", seals, optional, []],
  7: ["more_seals", whole(0), optional],
  8: ["more_origins", whole(0), optional],
};

/** { header } of a certificate, or { fault }. */
export function certificateOf({ statement, header, core }) {
  const read = fieldsOf(statement, header, core);
  if (read === null) return { fault: "not_a_certificate" };
  const signedOn = Math.floor(statement.issuedAt / DAY_SECONDS);
  return Math.abs(read.issued - signedOn) > 1 ? { fault: "issued_another_day" } : { header: read };
}

function fieldsOf(statement, header, core) {
  try {
    const read = readRecord(encode(header), HEADER);
    readRecord(encode(core), CORE);
    const isOfItsAct = ACTS.get(statement.act) === read.document && statement.version === VERSION;
    return isOfItsAct && read.number === statement.subject ? read : null;
  } catch (fault) {
    if (fault instanceof Refused) return null;
    throw fault;
  }
}
