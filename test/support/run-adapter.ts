/** Runs one statement adapter over a text, as the engine does: recognise a sample, then feed every record. */
import Papa from 'papaparse';
import type { ParsedLine } from '../../shared/domain/statement-line.ts';
import type {
  AccountBalance,
  FileFacts,
  FormatAdapter,
  RawRow,
  RecogniseAnswer,
  RowProblem,
  Sample,
  SkipReason,
  Splitter,
  StatedTotal,
} from '../../src-main/areas/statements/adapter.ts';
import { computedKey, prove } from '../../src-main/areas/statements/rules/proof.ts';
import { splitSample } from '../../src-main/areas/statements/split.ts';
import { columnsOf } from './lines.ts';

/** Delimited text by papaparse alone (no line breaks inside cells, so a record's number is its line); every other form as the engine cuts it. */
const cut = (text: string, splitter: Splitter): readonly RawRow[] =>
  splitter.kind === 'csv' || splitter.kind === 'backtick'
    ? Papa.parse<string[]>(text.replace(/\r?\n$/, ''), {
        delimiter: splitter.kind === 'csv' ? splitter.delimiter : ',',
      }).data.map((cells, index) => ({ row: index + 1, cells }))
    : splitSample(text, splitter, true);

export const sampleOf = (text: string, fileName = 'statement.csv'): Sample => ({
  fileName,
  text,
  isWhole: true,
  rows: (splitter) => cut(text, splitter),
});

export interface AdapterRun {
  readonly answer: RecogniseAnswer;
  readonly lines: ParsedLine[];
  readonly skips: { readonly row: number; readonly reason: SkipReason }[];
  readonly problems: RowProblem[];
  readonly stated: StatedTotal[];
  readonly balances: AccountBalance[];
  readonly facts: Partial<FileFacts>;
  readonly rowCount: number;
  readonly proof: 'proved' | 'not_stated' | 'failed';
}

/** Throws where the adapter does not say that the file is its own: then there is nothing to run. */
export function runAdapter(adapter: FormatAdapter, text: string): AdapterRun {
  const answer = adapter.recognise(sampleOf(text));
  if (answer.is !== 'mine') throw new Error(`${adapter.id} says ${answer.is}`);
  const lines: ParsedLine[] = [];
  const skips: AdapterRun['skips'] = [];
  const problems: RowProblem[] = [];
  const stated: StatedTotal[] = [];
  const facts: Partial<FileFacts> = {};
  const computed = new Map<string, number>();
  const balances: AccountBalance[] = [];
  const parser = adapter.parse(answer.recognition.layout, {
    line: (line) => lines.push(line),
    skip: (row, reason) => skips.push({ row, reason }),
    problem: (problem) => problems.push(problem),
    stated: (total) => stated.push(total),
    computed: (name, value, currency = '', scope = '') =>
      computed.set(computedKey(name, currency, scope), value),
    balance: (balance) => balances.push(balance),
    facts: (found) => Object.assign(facts, found),
  });
  const rows = cut(text, answer.recognition.splitter);
  for (const row of rows) parser.row(row);
  parser.end();
  const currencies = [...new Set(lines.map((line) => line.currency))];
  const { proof } = prove({
    columns: columnsOf(adapter.sourceKind, lines),
    currencies,
    stated,
    computed,
    balanceChain: adapter.balanceChain,
    balances,
  });
  return { answer, lines, skips, problems, stated, balances, facts, rowCount: rows.length, proof };
}

/** Every row has one end: a line, a skip or a problem. */
export const endsPerRow = (run: AdapterRun): number[] =>
  [...run.lines, ...run.skips, ...run.problems].map((end) => end.row).sort((a, b) => a - b);
