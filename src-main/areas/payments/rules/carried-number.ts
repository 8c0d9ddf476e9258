/**
 * The number of a payment of ours in what a bank prints. Banks break texts into pieces of a line and put blanks and slashes between; the number has a
 * fixed length and form, so it is found whole or not at all.
 */
const NUMBER = /PI\d{18}[0-9A-F]{4}/g;

/** Each once. */
export function carriedNumbers(text: string): readonly string[] {
  return [
    ...new Set(
      text
        .toUpperCase()
        .replace(/[\s/?]+/g, '')
        .match(NUMBER) ?? [],
    ),
  ];
}

/** Whether a text carries a reference somebody made up: as a word of its own. Chinese is written without blanks, so it may stand right beside it. */
export function carriesReference(text: string, reference: string): boolean {
  const plain = reference.trim().toUpperCase();
  if (plain.length < 4) return false;
  const all = text.toUpperCase();
  for (let at = all.indexOf(plain); at >= 0; at = all.indexOf(plain, at + 1)) {
    const isSign = (place: number) => /[A-Z0-9]/.test(all.charAt(place));
    if (!isSign(at - 1) && !isSign(at + plain.length)) return true;
  }
  return false;
}
