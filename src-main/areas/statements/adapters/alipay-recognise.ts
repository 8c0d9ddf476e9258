/**
 * Knowing an Alipay bill from its summary: the columns decide, for in some accounts both files carry the same title. The title speaks only
 * where there is no header at all.
 */
import type { RawRow, RecogniseAnswer, Refusal, Sample } from '../adapter.ts';
import { hashText, isHashLine } from './alipay-lines.ts';
import { type Header, headerWord, isBlank, trimCell, understoodNames, withDelimiter } from './cells.ts';

export interface BillShape<Field extends string> {
  /** '业务' or '账务', as in '#支付宝业务明细查询'. */
  readonly title: string;
  /** The column no other file has. */
  readonly signature: string;
  readonly headerOf: (raw: RawRow) => Header<Field> | null;
  /** Fields the parser cannot do without and this header lacks. */
  readonly lackingOf: (header: Header<Field>) => readonly Field[];
  /** Columns told as drift where they do not stand, by their usual words. */
  readonly expected: readonly (readonly [Field, string])[];
  /** Words that stand together only in the header of the summary. */
  readonly summaryWords: readonly string[];
}

const refused = (over: Partial<Refusal>): RecogniseAnswer => ({
  is: 'refused',
  refusal: { kind: 'unknown_layout', understood: [], notUnderstood: [], question: '', ...over },
});

const printedWords = (raw: RawRow): string[] => raw.cells.map(trimCell).filter((word) => word !== '');

export function recogniseBill<Field extends string>(
  sample: Sample,
  shape: BillShape<Field>,
): RecogniseAnswer {
  // Most files are somebody else's: one look at the text spares cutting it four ways.
  const words = [`支付宝${shape.title}`, shape.signature, ...shape.summaryWords];
  if (!words.some((word) => sample.text.includes(word))) return { is: 'not_mine' };
  const bill = withDelimiter(sample, (rows) => firstOf(rows, shape.headerOf));
  if (bill) {
    const header = bill.found;
    if (shape.lackingOf(header).length > 0)
      return refused({ understood: understoodNames(header), notUnderstood: header.unknown });
    const absent = shape.expected.filter(([field]) => !header.columns.has(field));
    const drift = [
      ...header.unknown.map((column) => ({ kind: 'unknown_column', column }) as const),
      ...absent.map(([, column]) => ({ kind: 'absent_column', column }) as const),
    ];
    // The parser finds the header again by its words; the layout says where each column stands.
    return {
      is: 'mine',
      recognition: { sureness: 'certain', splitter: bill.splitter, layout: header, drift },
    };
  }
  const summary = withDelimiter(sample, (rows) => firstOf(rows, (raw) => summaryOf(raw, shape)));
  if (summary) return refused({ notUnderstood: summary.found, question: 'summary_file' });
  return byTitle(sample, shape);
}

function byTitle<Field extends string>(sample: Sample, shape: BillShape<Field>): RecogniseAnswer {
  const splitter = { kind: 'csv', delimiter: ',' } as const;
  const rows = sample.rows(splitter).filter((raw) => !isBlank(raw));
  const first = rows[0];
  const titled = first && /^#\s*支付宝(..)(明细|汇总)查询/.exec(hashText(first));
  if (!titled || titled[1] !== shape.title) return { is: 'not_mine' };
  if (titled[2] === '汇总') return refused({ question: 'summary_file' });
  // An empty day may come without a header; anything else under this title is a layout we do not know.
  const other = rows.find((raw) => !isHashLine(raw));
  if (other || !sample.isWhole) return refused({ notUnderstood: other ? printedWords(other) : [] });
  return { is: 'mine', recognition: { sureness: 'certain', splitter, layout: null, drift: [] } };
}

function summaryOf<Field extends string>(raw: RawRow, shape: BillShape<Field>): string[] | null {
  const words = raw.cells.map(headerWord);
  return shape.summaryWords.every((word) => words.includes(word)) ? printedWords(raw) : null;
}

function firstOf<Found>(rows: readonly RawRow[], find: (raw: RawRow) => Found | null): Found | null {
  for (const raw of rows) {
    const found = find(raw);
    if (found !== null) return found;
  }
  return null;
}
