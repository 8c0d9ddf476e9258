/** Whole lines of the text lost, doubled, out of order, blank ones between them, and every way to end a line. */
import type { Document } from '../document.ts';
import type { Random } from '../random.ts';
import { cutOut, type Mutated, type Mutation, type Promised } from './mutation.ts';

const linesOf = (text: string): string[] => text.split(/\r\n?|\n/);

function change(
  name: string,
  promised: Promised,
  make: (
    lines: string[],
    random: Random,
    document: Document,
  ) => { readonly lines: readonly string[]; readonly at: number } | null,
): Mutation {
  return {
    name: `lines: ${name}`,
    apply: (document, random): Mutated | null => {
      if (document.text === null) return null;
      const lines = linesOf(document.text);
      const made = make([...lines], random, document);
      if (!made) return null;
      const told = `line ${made.at + 1} ${cutOut(lines[made.at] ?? '', 0)}`;
      return { bytes: document.encode(made.lines.join('\n')), promised, told };
    },
  };
}

/** A line of data where the file has one that is known, any line otherwise. */
function anyLine(lines: readonly string[], random: Random, { before }: Document): number {
  const rows = before.witnesses[0]?.lineRows ?? [];
  const at = (random.pick(rows) ?? 0) - 1;
  return random.next() < 0.6 && at >= 0 && at < lines.length ? at : random.below(lines.length);
}

const ended = (name: string, end: (random: Random) => string): Mutation => ({
  name: `lines: ended by ${name}`,
  apply: ({ text, encode }, random) => {
    if (text === null) return null;
    const [first = '', ...others] = linesOf(text);
    return {
      bytes: encode(others.reduce((joined, line) => joined + end(random) + line, first)),
      promised: 'same_lines',
    };
  },
});

export const LINE_MUTATIONS: readonly Mutation[] = [
  change('one dropped', 'vouched', (lines, random, document) => {
    const at = anyLine(lines, random, document);
    return { lines: lines.toSpliced(at, 1), at };
  }),
  change('one doubled', 'vouched', (lines, random, document) => {
    const at = anyLine(lines, random, document);
    return { lines: lines.toSpliced(at, 0, lines[at] ?? ''), at };
  }),
  change('two change places', 'vouched', (lines, random, document) => {
    const at = anyLine(lines, random, document);
    const other = anyLine(lines, random, document);
    return { lines: lines.with(at, lines[other] ?? '').with(other, lines[at] ?? ''), at };
  }),
  change('several dropped', 'vouched', (lines, random) => {
    const at = random.below(lines.length);
    return { lines: lines.toSpliced(at, 2 + random.below(lines.length)), at };
  }),
  change('one torn in two', 'vouched', (lines, random) => {
    const at = random.below(lines.length);
    const line = lines[at] ?? '';
    const tear = random.below(line.length + 1);
    return { lines: lines.toSpliced(at, 1, line.slice(0, tear), line.slice(tear)), at };
  }),
  change('two joined', 'vouched', (lines, random) => {
    const at = random.below(lines.length - 1);
    return { lines: lines.toSpliced(at, 2, `${lines[at]}${lines[at + 1] ?? ''}`), at };
  }),
  change('a blank one put in', 'same_lines', (lines, random) => {
    const at = random.below(lines.length + 1);
    return { lines: lines.toSpliced(at, 0, random.of('', ' ', '\t', '　')), at };
  }),
  change('blank ones at the end', 'same_lines', (lines, random) => ({
    lines: [...lines, ...Array.from({ length: random.below(30) }, () => '')],
    at: lines.length,
  })),
  ended('LF', () => '\n'),
  ended('CR LF', () => '\r\n'),
  ended('CR', () => '\r'),
  ended('any of them', (random) => random.of('\n', '\r\n', '\r')),
];
