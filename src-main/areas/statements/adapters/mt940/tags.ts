/**
 * Which field a line of the text begins. What looks like a tag in the midst of a description is text: '…T12' and ':20:37' are a time that was
 * wrapped.
 */

export interface Tag {
  /** '20', '21', '13', '25', '28', '34', '60', '61', '62', '64', '65', '86', '90D', '90C', 'NS', '94' (a bank's own heading). */
  readonly name: string;
  /** Behind the tag, without blanks at its end (descriptions keep theirs). */
  readonly text: string;
}

/** Some banks frame each statement by control characters. */
export function withoutFrame(line: string): string {
  let from = 0;
  let to = line.length;
  while (from < to && isFrame(line.charCodeAt(from))) from += 1;
  while (to > from && isFrame(line.charCodeAt(to - 1))) to -= 1;
  return from === 0 && to === line.length ? line : line.slice(from, to);
}
const isFrame = (code: number): boolean => code < 0x09 || (code > 0x0d && code < 0x20) || code === 0xfeff;

const TAG = /^\s{0,8}:(13D?|20|21|25P?|28C?|34F|60[FM]?|61|62[FM]?|64|65|86|90[DC]|NS|94\d{1,2}):/;
const TIME = /^:\d\d:\d\d(?!\d)/;
const HEADING = /^(?:13|20|21|25|28)/;

/** `isInText`: a statement is open and the line before belonged to one of its movements. */
export function tagOf(line: string, isInText: boolean): Tag | null {
  const found = TAG.exec(line);
  if (!found) return null;
  const [all, printed = ''] = found;
  if (isInText && HEADING.test(printed) && TIME.test(line)) return null;
  const text = line.slice(all.length);
  if (printed === '86' || printed === 'NS') return { name: printed, text };
  return { name: printed.startsWith('90') ? printed : printed.slice(0, 2), text: text.trim() };
}
