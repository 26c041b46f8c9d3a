// Who could trade on a day: the register of the scheme as a trust list carries it (kpcs.md §11.5; decision 18).

import { within } from "./trust.mjs";

const OPEN = 1;
const CLOSED = 2;
const NO_EXPORT = 3;
const BY_MEASURE = 4;
const REIO = "EU";

/** The Participant as which a place counts on a day: itself, the REIO that it is a member of, or the one that it belongs to. */
export function countsAs(list, place, day) {
  const belongs = list.places.find((entry) => entry.place === place && within(entry, day));
  const code = belongs === undefined ? place : belongs.countsAs;
  return list.members.some((entry) => entry.member === code && within(entry, day)) ? REIO : code;
}

/** Why `code` could not trade in this role ("issuer", "destination") on a day, or null. */
export function standsAgainst(list, role, code, day) {
  const row = rowOf(list, code, day);
  if (row === undefined) return `${role}_not_participant`;
  if (row.trade === OPEN || row.trade === BY_MEASURE) return null;
  if (row.trade === NO_EXPORT) return role === "issuer" ? "issuer_no_export" : null;
  return row.trade === CLOSED ? `${role}_closed` : `${role}_not_participant`;
}

/** Of several rows of a day the one that began last, and of those the last in the list. */
function rowOf(list, code, day) {
  const rows = list.standings.filter((entry) => entry.participant === code && within(entry, day));
  return rows.reduce((latest, row) => (latest === undefined || row.from >= latest.from ? row : latest), undefined);
}
