/**
 * What a source is called, from the name of one of its files: the name without its ending, days, numbers and what stands in brackets. A person may
 * call it otherwise.
 */
const ENDING = /\.[a-z0-9]{1,5}$/i;
/** Brackets with what is in them, runs of digits with the signs of dates, and copies that browsers number. */
const PARTICULAR = /[（(［[【][^（()）［\][【】]{0,80}[)）\]］】]|\d[\d年月日.:_\-–至~]*/g;
const EDGES = /^[\s._\-–—~+]+|[\s._\-–—~+]+$/g;
const LABEL_LENGTH_MAX = 40;

export function sourceLabel(fileName: string): string {
  const name = fileName.split(/[/\\]/).at(-1) ?? '';
  const bare = name.replace(ENDING, '').slice(0, 4 * LABEL_LENGTH_MAX);
  const label = bare.replace(PARTICULAR, ' ').replace(EDGES, '').replace(/\s+/g, ' ');
  return (label || bare.trim() || name).slice(0, LABEL_LENGTH_MAX).trim();
}
