/** Brings texts into the form in which they are compared: any Unicode form, case and width match. */

export function normalise(text: string): string {
  return text.normalize("NFKC").toLowerCase().normalize("NFC").replace(/\s+/g, " ").trim();
}

/** A text in the form in which it is compared without regard to spaces and hyphens: "GSM 8K" is "gsm8k". */
export function squeeze(text: string): string {
  return normalise(text).replace(/[\s\-·]+/g, "");
}

/** A label cut to a length that a drawing has room for: at the end of a word where one ends in time, never within a letter. */
export function shorten(text: string, longest = 34): string {
  const letters = Array.from(text);
  if (letters.length <= longest) return text;
  const cut = letters.slice(0, longest - 1).join("");
  const within = !/\s/.test(letters[longest - 1] as string);
  const space = within ? cut.search(/\s\S*$/) : cut.length;
  return `${(space > longest * 0.4 ? cut.slice(0, space) : cut).replace(/[\s:;,.(–—-]+$/, "")}…`;
}

const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A text without control characters and without marks that turn the direction of what follows. */
export function plain(text: string): string {
  return text.replace(CONTROLS, " ").replace(/ {2,}/g, " ");
}

/** An address that may become a link: http and https alone; undefined for anything else. */
export function safeAddress(text: string): string | undefined {
  try {
    const url = new URL(text);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : undefined;
  } catch {
    return undefined;
  }
}
