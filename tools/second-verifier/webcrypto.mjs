// WebCrypto, where it stands: a global in browsers and in Node 20, a module in Node 18.

export const { subtle } = globalThis.crypto ?? (await import("node:crypto")).webcrypto;
