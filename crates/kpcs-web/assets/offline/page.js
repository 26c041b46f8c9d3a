// Small tools of the page: elements, and the templates that the server drew.

/** An element with a class and children, texts or elements. Texts stay texts. */
export function element(name, kind = '', ...children) {
  const made = document.createElement(name);
  if (kind) made.className = kind;
  made.append(...children.filter((child) => child !== undefined && child !== null));
  return made;
}

/** A fresh copy of the first element of a template. */
export const template = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);

/** A notice of the tone `plain`, `hand` or `refusal`. */
export function notice(tone, title, text) {
  const made = template(`notice-${tone}`);
  const [head, body] = made.querySelectorAll('p');
  head.textContent = title;
  body.textContent = text;
  return made;
}

export const the = (id) => document.getElementById(id);
