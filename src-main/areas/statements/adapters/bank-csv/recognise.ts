/**
 * Is it a bank's statement, and how is it to be read? Everything the headers leave open is found from the rows, or asked by refusing.
 *
 * Always `likely`: a bank's file has no signature of its own, and what carries another format's is not claimed.
 */
import { type RawRow, type RecogniseAnswer, SAMPLE_ROWS, type Sample, type Splitter } from '../../adapter.ts';
import { dayTextOf } from './columns-read.ts';
import { type BankQuestion, decide, type TableRows } from './decide.ts';
import { findHeaderlessTable } from './headerless.ts';
import { currencyBehindAmount, noFacts, readPreambleRow } from './preamble.ts';
import { findHeaderTable, type Table, type TableFinding } from './table.ts';
import { TellingRows } from './telling-rows.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;

export function recogniseBank(sample: Sample): RecogniseAnswer {
  const start = sample.text.trimStart().slice(0, 1);
  if (start === '<' || start === '{') return { is: 'not_mine' };
  const cuts = DELIMITERS.map((delimiter) => {
    const splitter: Splitter = { kind: 'csv', delimiter };
    const rows = sample.rows(splitter);
    return { splitter, rows, found: findHeaderTable(rows) };
  });
  if (cuts.some(({ found }) => found.is === 'foreign')) return { is: 'not_mine' };
  const best = cuts.reduce<(typeof cuts)[number] | null>(
    (most, cut) => (understood(cut.found) > understood(most?.found) ? cut : most),
    null,
  );
  if (best?.found.is === 'table') return answerFor(sample, best.splitter, best.rows, best.found.table);
  for (const { splitter, rows } of cuts) {
    const table = findHeaderlessTable(rows);
    if (table) return answerFor(sample, splitter, rows, table);
  }
  const partial = cuts.map(({ found }) => found).find((found) => found.is === 'partial');
  if (partial?.is !== 'partial') return { is: 'not_mine' };
  return {
    is: 'refused',
    refusal: {
      kind: 'unknown_layout',
      understood: partial.understood,
      notUnderstood: partial.notUnderstood,
      question: partial.missing,
    },
  };
}

const understood = (found: TableFinding | undefined): number =>
  found?.is === 'table' ? found.table.understood.length : 0;

function answerFor(
  sample: Sample,
  splitter: Splitter,
  rows: readonly RawRow[],
  table: Table,
): RecogniseAnswer {
  const above = rows.slice(0, table.from).filter((raw) => raw.row !== table.headerRow);
  const facts = noFacts();
  for (const raw of above) readPreambleRow(raw.cells, raw.row, facts);
  const below = rows.slice(table.from);
  if (facts.currency === '')
    facts.currency =
      below
        .filter(({ cells }) => dayTextOf(cells, table.columns, true) === '')
        .map(({ cells }) => currencyBehindAmount(cells))
        .find((code) => code !== '') ?? '';
  const isWhole = sample.isWhole && rows.length < SAMPLE_ROWS;
  const isGrid = sample.isGrid === true;
  const given: TableRows = { fileName: sample.fileName, isGrid, table, above, rows: below, facts };
  return answered(given, splitter, isWhole ? [] : ['date_order', 'decimal_sign', 'amount_sign']);
}

/** `open` are the questions that a look at the whole file may still settle. */
function answered(given: TableRows, splitter: Splitter, open: readonly BankQuestion[]): RecogniseAnswer {
  const decision = decide(given);
  if (decision.is === 'mine') return { is: 'mine', recognition: { ...decision.recognition, splitter } };
  if (decision.is !== 'undecided') return decision;
  const { question } = decision;
  const { understood: words, notUnderstood } = given.table;
  return {
    is: 'refused',
    refusal: {
      kind: 'undecided',
      understood: words,
      notUnderstood,
      question,
      ...(open.includes(question) ? { wholeFile: scanOf(given, splitter) } : {}),
    },
  };
}

/** All questions have been asked once the whole file was seen: the telling rows serve every one of them. */
function scanOf(given: TableRows, splitter: Splitter) {
  const lastSeen = given.rows[given.rows.length - 1]?.row ?? 0;
  const telling = new TellingRows(given.table.columns);
  return {
    splitter,
    row: (raw: RawRow): void => {
      if (raw.row > lastSeen) telling.add(raw);
    },
    answer: (): RecogniseAnswer =>
      answered({ ...given, rows: [...given.rows, ...telling.rows] }, splitter, []),
  };
}
