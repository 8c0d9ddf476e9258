/** The same text in every encoding programs save in, with and without a mark; and two encodings in one file. */
import { encoded } from '../document.ts';
import type { Random } from '../random.ts';
import type { Mutation } from './mutation.ts';

const change = (
  name: string,
  make: (text: string, random: Random) => Buffer | null,
  isSame = true,
): Mutation => ({
  name: `encoding: ${name}`,
  apply: ({ text }, random) => {
    const bytes = text === null ? null : make(text, random);
    // A file that says in its head what it is written in is not to be believed any more.
    const says = text !== null && /encoding=|CHARSET:/i.test(text.slice(0, 400));
    return bytes === null ? null : { bytes, promised: isSame && !says ? 'same_lines' : 'same_money' };
  },
});

const MARK = '\ufeff';
const wide = (text: string): Buffer => Buffer.from(text, 'utf16le');
const isLatin = (text: string): boolean =>
  [...text].every((each) => each < '\u0080' || (each >= '\u00a0' && each <= '\u00ff'));
const isAscii = (text: string): boolean => [...text].every((each) => each < '\u0080');
const inChinese = (text: string): Buffer | null => {
  const bytes = encoded(text, 'gb18030');
  return bytes.equals(Buffer.from(text)) ? null : bytes;
};

export const ENCODING_MUTATIONS: readonly Mutation[] = [
  change('UTF-8', (text) => Buffer.from(text)),
  change('UTF-8 with a mark', (text) => Buffer.from(MARK + text)),
  change('GB18030', inChinese),
  change('UTF-16LE with a mark', (text) => wide(MARK + text)),
  change('UTF-16BE with a mark', (text) => wide(MARK + text).swap16()),
  change('UTF-16LE', wide, false),
  change('UTF-16BE', (text) => wide(text).swap16(), false),
  change('windows-1252', (text) => (isLatin(text) && !isAscii(text) ? Buffer.from(text, 'latin1') : null)),
  change(
    'UTF-8 read as windows-1252 and saved again',
    (text) => Buffer.from(Buffer.from(text).toString('latin1')),
    false,
  ),
  change(
    'two in one file',
    (text, random) => {
      const at = text.indexOf('\n', random.below(text.length)) + 1;
      const halves = [text.slice(0, at), text.slice(at)];
      const [first = '', second = ''] = random.next() < 0.5 ? halves : halves.map((half) => half);
      return random.next() < 0.5
        ? Buffer.concat([encoded(first, 'gb18030'), Buffer.from(second)])
        : Buffer.concat([Buffer.from(first), encoded(second, 'gb18030')]);
    },
    false,
  ),
];
