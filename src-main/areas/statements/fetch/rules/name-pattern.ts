/**
 * Names of files by a pattern with * and ?: walked through once with one way back, so that no name and no pattern takes longer than their lengths
 * multiplied. Letters of either case are the same: servers of banks are of both minds.
 */
export function fitsPattern(name: string, pattern: string): boolean {
  const text = [...name.toLowerCase()];
  const wanted = [...pattern.toLowerCase()];
  let at = 0;
  let place = 0;
  let star = -1;
  let resume = 0;
  while (at < text.length) {
    if (place < wanted.length && wanted[place] === '*') {
      star = place;
      resume = at;
      place += 1;
    } else if (place < wanted.length && (wanted[place] === '?' || wanted[place] === text[at])) {
      place += 1;
      at += 1;
    } else if (star >= 0) {
      place = star + 1;
      resume += 1;
      at = resume;
    } else return false;
  }
  while (wanted[place] === '*') place += 1;
  return place === wanted.length;
}

/** Names under which programs write what is not whole yet. */
const UNFINISHED = /\.(?:part|filepart|partial|tmp|temp|crdownload|lock)$/i;

/** A plain name of a whole file: nothing that leads elsewhere, nothing hidden. */
export const isPlainName = (name: string): boolean =>
  name !== '' && !name.startsWith('.') && !/[/\\\p{Cc}]/u.test(name) && !UNFINISHED.test(name);
