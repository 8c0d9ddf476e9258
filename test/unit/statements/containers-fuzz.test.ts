/** Containers with changed, missing and repeated bytes: each is read in full, or refused by a name of the list. Nothing crashes, nothing hangs. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { STATEMENT_REFUSALS } from '../../../shared/domain/statement-refusal.ts';
import { lockedXls, lockedZip } from '../../support/locked-files.ts';
import { oldWorkbook, rawXlsx, rawXlsxMembers, seenIn } from '../../support/workbooks.ts';
import { zip } from '../../support/zip.ts';

const ROWS = Array.from({ length: 60 }, (_, at) => [`第${at}笔`, at / 100, '0012', at % 2 === 0]);
const strings = ROWS.map(([text]) => `<si><t>${text}</t></si>`).join('');
const sheet = ROWS.map(
  ([, amount], at) =>
    `<row r="${at + 1}"><c r="A${at + 1}" t="s"><v>${at}</v></c><c r="B${at + 1}" s="1"><v>${amount}</v></c></row>`,
).join('');
const book = { sheets: [sheet, sheet], strings, styles: [0, 14] };
const table = `<html><table>${ROWS.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table></html>`;

type Change = {
  readonly at: number;
  readonly kind: 'flip' | 'cut' | 'drop' | 'repeat';
  readonly value: number;
};

function changed(bytes: Buffer, changes: readonly Change[]): Buffer {
  let now = Buffer.from(bytes);
  for (const { at, kind, value } of changes) {
    const place = Math.floor(at * now.length);
    if (kind === 'flip') now[place] = value;
    else if (kind === 'cut') now = now.subarray(0, place);
    else if (kind === 'drop') now = Buffer.concat([now.subarray(0, place), now.subarray(place + value)]);
    else now = Buffer.concat([now.subarray(0, place), now.subarray(Math.max(0, place - value))]);
  }
  return now;
}

const CHANGES = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    kind: fc.constantFrom(
      'flip' as const,
      'flip' as const,
      'flip' as const,
      'cut' as const,
      'drop' as const,
      'repeat' as const,
    ),
    value: fc.integer({ min: 0, max: 255 }),
  }),
  { minLength: 1, maxLength: 5 },
);

const expectNamed = async (bytes: Buffer) => {
  for (const part of await seenIn(bytes, 'f', ['p'])) {
    if (!('refusal' in part)) continue;
    expect(STATEMENT_REFUSALS).toContain(part.refusal);
    expect(part.refusal).not.toBe('internal');
  }
};

const stored = zip([...rawXlsxMembers(book), { name: 'docProps/app.xml', content: '<x/>' }]);
const files: readonly (readonly [string, () => Promise<Buffer> | Buffer])[] = [
  [
    'a zip',
    () =>
      zip([
        { name: 'a.csv', content: 'a,b\n1,2\n'.repeat(50) },
        { name: 'b.csv', content: 'x' },
      ]),
  ],
  ['an .xlsx', () => stored],
  ['an old .xls', () => oldWorkbook(ROWS, 'biff8')],
  ['an .xls of Excel 95', () => oldWorkbook(ROWS, 'biff5')],
  ['an .xlsb', () => oldWorkbook(ROWS, 'xlsb')],
  ['Excel 2003 in XML', () => oldWorkbook(ROWS, 'xlml')],
  ['a table of HTML', () => Buffer.from(table)],
  [
    'a locked zip',
    () => lockedZip([{ name: 'a.csv', content: 'a,b\n'.repeat(99), password: 'p' }], 'zipcrypto'),
  ],
  [
    'a zip under AES',
    () => lockedZip([{ name: 'a.csv', content: 'a,b\n'.repeat(99), password: 'p' }], 'aes'),
  ],
  ['a locked .xls', () => lockedXls(oldWorkbook(ROWS, 'biff8'), 'p')],
];

test.each(files)('%s with changed bytes', { timeout: 60_000 }, async (_name, make) => {
  const bytes = await make();
  await expectNamed(bytes);
  const property = fc.asyncProperty(CHANGES, async (changes) => await expectNamed(changed(bytes, changes)));
  await fc.assert(property, { numRuns: 60 });
});

describe('the XML within an .xlsx', () => {
  test('with changed bytes, in a whole zip', { timeout: 60_000 }, async () => {
    const members = rawXlsxMembers(book);
    const property = fc.asyncProperty(fc.nat(members.length - 1), CHANGES, async (which, changes) => {
      const bytes = zip(
        members.map((member, at) =>
          at === which ? { ...member, content: changed(Buffer.from(member.content), changes) } : member,
        ),
      );
      await expectNamed(bytes);
    });
    await fc.assert(property, { numRuns: 150 });
  });

  test('cut off after any of its bytes, it is never a shorter statement', { timeout: 60_000 }, async () => {
    const bytes = rawXlsx(book);
    for (let length = 4; length < bytes.length; length += 41) {
      const [part] = await seenIn(bytes.subarray(0, length));
      expect(part).toHaveProperty('refusal');
    }
  });
});
