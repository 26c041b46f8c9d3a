// What is not what it claims to be. Every reader here either returns a whole value or throws one of these; nothing else is
// thrown on purpose, so whatever else arrives is a fault of this program.

export class Refused extends Error {
  constructor(what, kind = "structure") {
    super(what);
    this.kind = kind;
  }
}

export function require(holds, what, kind) {
  if (!holds) throw new Refused(what, kind);
}
