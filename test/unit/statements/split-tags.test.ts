/** Files of tags are cut into records without loss: whatever the form, however they are cut into pieces, and nothing hostile gets through. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RawRow, Splitter } from '../../../src-main/areas/statements/adapter.ts';
import { RefusedStatement } from '../../../src-main/areas/statements/refused-statement.ts';
import { splitSample } from '../../../src-main/areas/statements/split.ts';
import { TagSplitter } from '../../../src-main/areas/statements/split-tags.ts';
import { alignedTo } from '../../../src-main/areas/statements/tags/row.ts';

type Tags = Extract<Splitter, { kind: 'tags' }>;
const XML: Tags = { kind: 'tags', dialect: 'xml', records: ['Ntry'], frames: ['Stmt', 'Acct', 'Hdr'] };
const SGML: Tags = {
  kind: 'tags',
  dialect: 'sgml',
  records: ['TRN'],
  frames: ['STMT', 'CUR', 'LIST', 'BAL'],
};

function cut(splitter: Tags, pieces: readonly string[], fromRow?: number) {
  const cutter = new TagSplitter(splitter, fromRow);
  const rows: RawRow[] = [];
  for (const piece of pieces) rows.push(...cutter.push(piece));
  rows.push(...cutter.end());
  return rows.map(shown);
}
const shown = ({ row, tree, names = [], cells }: RawRow) =>
  `${row} ${tree?.name}: ${names.map((name, at) => `${name}=${cells[at]}`).join(' | ')}`;

const refusalOf = (splitter: Tags, text: string): string => {
  try {
    cut(splitter, [text]);
  } catch (error) {
    if (error instanceof RefusedStatement)
      return `${error.refusal} ${error.facts['what'] ?? ''} ${error.facts['row'] ?? ''}`;
    throw error;
  }
  return 'read';
};

const STATEMENT = `<?xml version="1.0"?>
<n:Document xmlns:n="urn:x" xmlns="urn:y">
  <n:Hdr><n:MsgId>M1</n:MsgId></n:Hdr>
  <n:Stmt>
    <n:Id>S1</n:Id>
    <n:Acct><n:IBAN> DE1 </n:IBAN></n:Acct>
    <n:Ntry><n:Amt n:Ccy="EUR">1.00</n:Amt><n:Sts/></n:Ntry>
    <n:Ntry><n:Amt Ccy="EUR">2.00</n:Amt><n:D><n:T>a &amp; b</n:T><n:T><![CDATA[<c>]]></n:T></n:D></n:Ntry>
  </n:Stmt>
</n:Document>
`;

describe('XML', () => {
  const rows = [
    '0 Hdr: MsgId=M1',
    '0 Acct: IBAN=DE1',
    '1 Ntry: Amt=1.00 | Amt@Ccy=EUR | Sts=',
    '2 Ntry: Amt=2.00 | Amt@Ccy=EUR | D/T=a & b | D/T=<c>',
    '2 Stmt: Id=S1',
  ];

  test('entries are rows by their ordinal, frames come when they end, without what is inside them as rows', () => {
    expect(cut(XML, [STATEMENT])).toEqual(rows);
  });

  test('however the text is cut into pieces, the rows are the same', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: STATEMENT.length }), { maxLength: 8 }), (at) => {
        const edges = [0, ...at.sort((a, b) => a - b), STATEMENT.length];
        const pieces = edges.slice(1).map((end, index) => STATEMENT.slice(edges[index], end));
        expect(cut(XML, pieces)).toEqual(rows);
      }),
    );
  });

  test('blank lines before the declaration and one single line are let pass', () => {
    expect(cut(XML, ['\n\n ', STATEMENT])).toEqual(rows);
    expect(cut(XML, [STATEMENT.replace(/\n\s*/g, '')])).toEqual(rows);
  });

  test('records before the wanted one are not handed over', () => {
    expect(cut(XML, [STATEMENT], 2)).toEqual(rows.slice(3));
  });

  test('a file that ends early is never a shorter statement', () => {
    const end = STATEMENT.trimEnd().length;
    for (let length = 1; length < end; length += 1)
      expect(refusalOf(XML, STATEMENT.slice(0, length)), STATEMENT.slice(0, length).slice(-20)).toMatch(
        /^truncated|^damaged/,
      );
    expect(refusalOf(XML, STATEMENT.slice(0, -20))).toBe('truncated xml 8');
  });

  test('what is not well-formed is refused with the line where it went wrong', () => {
    expect(refusalOf(XML, STATEMENT.replace('</n:Acct>', ''))).toMatch(/^damaged xml \d+$/);
    expect(refusalOf(XML, STATEMENT.replace('&amp;', '&'))).toBe('truncated xml 8');
    expect(refusalOf(XML, `${STATEMENT}rubbish`)).toMatch(/^damaged xml/);
  });
});

describe('nothing hostile gets through', () => {
  const laughs = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><Document><Ntry>&b;</Ntry></Document>`;

  test.each([
    ['a thousand laughs', laughs, 'not_a_statement DOCTYPE 1'],
    [
      'a file from elsewhere',
      '<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/passwd">]><Document>&f;</Document>',
      'not_a_statement DOCTYPE 1',
    ],
    ['an entity nobody declared', '<Document><Ntry>&who;</Ntry></Document>', 'not_a_statement ENTITY 1'],
    ['a thousand storeys', `${'<a>'.repeat(1000)}`, 'record_too_long  1'],
    ['a storey inside an entry', `<Document><Ntry>${'<a>'.repeat(1000)}`, 'record_too_long  1'],
  ])('%s', (_name, text, refusal) => {
    expect(refusalOf(XML, text)).toBe(refusal);
  });

  test('SGML knows no document types either', () => {
    expect(refusalOf(SGML, laughs)).toBe('not_a_statement DOCTYPE 1');
  });

  test('an entry without end does not fill the memory', () => {
    const cutter = new TagSplitter(XML);
    const flood = `<T>${'x'.repeat(1000)}</T>`.repeat(1000);
    const pour = (count: number) => {
      for (let at = 0; at < count; at += 1) for (const row of cutter.push(flood)) expect(row).toBeDefined();
    };
    pour(0);
    [...cutter.push('<Document><Ntry>')];
    expect(() => pour(100)).toThrow('record_too_long');
  });

  test('a text or a tag without end does not either', () => {
    expect(() => cut(XML, ['<Document><Ntry>', 'x'.repeat(9_000_000)])).toThrow('record_too_long');
    expect(() => cut(SGML, ['<OFX><TRN><![CDATA[', 'x'.repeat(9_000_000)])).toThrow('record_too_long');
  });

  test('signs that are no tags take no time', () => {
    const started = performance.now();
    expect(refusalOf(SGML, '<'.repeat(1_000_000))).toBe('truncated ofx 1');
    expect(refusalOf(SGML, `<OFX><TRN>${'<A '.repeat(300_000)}`)).toBe('truncated ofx 1');
    expect(refusalOf(SGML, `<OFX><TRN>${'&#'.repeat(300_000)}`)).toBe('truncated ofx 1');
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('SGML', () => {
  const LEAVES = `OFXHEADER:100
DATA:OFXSGML

<OFX><STATUS><CODE>0<SEVERITY>INFO</STATUS>
<STMT><CUR>USD<LIST><FROM>20260101
<TRN><AMT>-1.00<ID>1<NO><NAME>M&amp;M <3 caf&eacute;</TRN>
<TRN><AMT>2.00<ID>2<PAYEE><NAME>Ann<CITY>Bern</PAYEE></TRN>
</LIST><BAL><AMT>5</BAL></STMT></OFX>`;
  const rows = [
    '0 CUR: CUR=USD',
    '1 TRN: AMT=-1.00 | ID=1 | NO= | NAME=M&M <3 café',
    '2 TRN: AMT=2.00 | ID=2 | PAYEE/NAME=Ann | PAYEE/CITY=Bern',
    '2 LIST: FROM=20260101',
    '2 BAL: AMT=5',
    '2 STMT: STMT=',
  ];

  test('leaf tags that are never closed', () => {
    expect(cut(SGML, [LEAVES])).toEqual(rows);
  });

  test('the same with every tag closed, on one line, in small letters', () => {
    const closed = LEAVES.replace(
      /<(CODE|SEVERITY|CUR|FROM|AMT|ID|NO|NAME|CITY)>([^<\n]*(?:<3[^<]*)?)/g,
      '<$1>$2</$1>',
    );
    expect(closed).toContain('<NO></NO>');
    expect(cut(SGML, [closed])).toEqual(rows);
    expect(cut(SGML, [closed.replaceAll('\n', '')])).toEqual(rows);
    expect(
      cut(SGML, [
        LEAVES.toLowerCase()
          .replaceAll('usd', 'USD')
          .replace('m&amp;m', 'M&amp;M')
          .replace('ann', 'Ann')
          .replace('bern', 'Bern'),
      ]),
    ).toEqual(rows);
  });

  test('however the text is cut into pieces, the rows are the same', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: LEAVES.length }), { maxLength: 8 }), (at) => {
        const edges = [0, ...at.sort((a, b) => a - b), LEAVES.length];
        expect(
          cut(
            SGML,
            edges.slice(1).map((end, index) => LEAVES.slice(edges[index], end)),
          ),
        ).toEqual(rows);
      }),
    );
  });

  test('aggregates whose end is missing end where they must', () => {
    expect(cut(SGML, [LEAVES.replace('</LIST>', '')])).toEqual([
      ...rows.slice(0, 3),
      '2 BAL: AMT=5',
      '2 LIST: FROM=20260101',
      '2 STMT: STMT=',
    ]);
    expect(cut(SGML, [LEAVES.replace('</TRN>', '')])).toEqual(rows);
    expect(cut(SGML, [LEAVES.replace('</STMT>', '')])).toEqual(rows);
  });

  test('an empty leaf without end does not swallow its neighbours', () => {
    expect(cut(SGML, [LEAVES.replace('<ID>1<NO>', '<ID><NO>')])[1]).toBe(
      '1 TRN: AMT=-1.00 | ID= | NO= | NAME=M&M <3 café',
    );
  });

  test('CDATA is text to the letter', () => {
    expect(cut(SGML, [LEAVES.replace('Ann', '<![CDATA[A<b>&amp;]]>')])[2]).toContain('PAYEE/NAME=A<b>&amp;');
  });

  test('a record that ends without having begun was lost, and the file is refused', () => {
    expect(refusalOf(SGML, LEAVES.replace('<TRN>', 'TRN>'))).toBe('damaged ofx 8');
    expect(refusalOf(SGML, LEAVES.replace('<TRN>', '<TRM>'))).toBe('damaged ofx 8');
  });

  test('a file that ends early is never a shorter statement', () => {
    for (let length = 1; length < LEAVES.length; length += 1)
      expect(refusalOf(SGML, LEAVES.slice(0, length))).toMatch(/^truncated/);
  });
});

test('a row is laid out under the columns of its neighbour', () => {
  const [first, second] = splitSample(STATEMENT, XML, true).filter((row) => row.tree?.name === 'Ntry');
  if (!first || !second) throw new Error('two entries');
  expect(alignedTo(second.names ?? [], first)).toEqual({ row: 1, cells: ['1.00', 'EUR', '', ''] });
});

test('a hundred megabytes on one line stream', () => {
  const cutter = new TagSplitter(XML);
  const entry = `<Ntry><Amt Ccy="EUR">1.00</Amt><D>${'x'.repeat(950)}</D></Ntry>`;
  const piece = entry.repeat(1000);
  let rows = 0;
  [...cutter.push('<Document><Stmt>')];
  for (let at = 0; at < 100; at += 1)
    for (const row of cutter.push(piece)) rows += row.cells.length === 3 ? 1 : 0;
  [...cutter.push('</Stmt></Document>'), ...cutter.end()];
  expect(rows).toBe(100_000);
}, 30_000);
