/**
 * How a guessed table says what moved: the forms that its columns allow are tried on its own rows, and the one is proposed that leaves the fewest
 * rows unread and the balance unbroken. What no row can tell is left open.
 */
import type { ColumnMapping, MappingDraft } from '../../../../shared/domain/column-mapping.ts';
import { AMOUNT_SIGNS, FEE_SIGNS } from '../../../../shared/domain/column-mapping.ts';
import type { ParsedLine } from '../../../../shared/domain/statement-line.ts';
import { signedNet } from '../../../../shared/domain/statement-line.ts';
import type { RawRow } from '../adapter.ts';
import { NO_CURRENCY } from '../adapters/bank-csv/currencies.ts';
import { layoutOf } from './layout.ts';
import { MappedParser } from './parse.ts';

export interface Trial {
  readonly mapping: ColumnMapping;
  readonly lines: readonly ParsedLine[];
  readonly problems: number;
  readonly breaks: number;
  /** Balances that follow one another. */
  readonly steps: number;
}

/** Reads rows by a mapping that was made from them. */
export function tryOn(rows: readonly RawRow[], mapping: ColumnMapping): Trial {
  const lines: ParsedLine[] = [];
  let problems = 0;
  const width = Math.max(mapping.table.width, mapping.table.header.length);
  const places = Array.from({ length: width }, (_, at) => at);
  const table = { headerRow: 0, names: mapping.table.header, places, width, drift: [] };
  const ignore = () => undefined;
  const parser = new MappedParser(layoutOf(mapping, table), {
    line: (line) => lines.push(line),
    problem: () => {
      problems += 1;
    },
    skip: ignore,
    stated: ignore,
    computed: ignore,
    balance: ignore,
    facts: ignore,
  });
  for (const raw of rows) parser.row(raw);
  parser.end();
  return { mapping, lines, problems, ...chainOf(lines) };
}

/** Balances of one account and currency, oldest first or newest first: whichever breaks less. */
function chainOf(lines: readonly ParsedLine[]): { readonly breaks: number; readonly steps: number } {
  const before = new Map<string, ParsedLine>();
  let forward = 0;
  let backward = 0;
  let steps = 0;
  for (const line of lines) {
    if (line.balance === null) continue;
    const key = `${line.account}|${line.currency}`;
    const last = before.get(key);
    before.set(key, line);
    if (last?.balance === undefined || last.balance === null) continue;
    steps += 1;
    if (last.balance + signedNet(line) !== line.balance) forward += 1;
    if (line.balance + signedNet(last) !== last.balance) backward += 1;
  }
  return { breaks: Math.min(forward, backward), steps };
}

/** The first of the best. A row that cannot be read counts as much as a balance that does not follow. */
export function bestTrial(rows: readonly RawRow[], mappings: readonly ColumnMapping[]): Trial | null {
  let best: Trial | null = null;
  for (const mapping of mappings) {
    const trial = tryOn(rows, mapping);
    if (best === null || costOf(trial) < costOf(best)) best = trial;
  }
  return best;
}

export const costOf = (trial: Trial): number => trial.problems + trial.breaks;

/** Every way the columns of a draft may be meant; the usual ones first. */
export function variantsOf(mapping: ColumnMapping, isGrossOpen: boolean): ColumnMapping[] {
  const { amount, columns } = mapping;
  const signs = amount.form === 'signed' ? [null] : AMOUNT_SIGNS;
  const fees = columns.fee === undefined ? [mapping.feeSign] : FEE_SIGNS;
  const measures = isGrossOpen ? (['net', 'gross'] as const) : [mapping.amountIs];
  return signs.flatMap((outSign) =>
    fees.flatMap((feeSign) =>
      measures.map((amountIs) => ({
        ...mapping,
        feeSign,
        amountIs,
        amount: amount.form === 'signed' || outSign === null ? amount : { ...amount, outSign },
      })),
    ),
  );
}

/** With what is open filled in for a trial; null where no amount was found. */
export function closed(draft: MappingDraft, positive: 'in' | 'out' = 'in'): ColumnMapping | null {
  const { amount } = draft;
  if (amount === null) return null;
  return {
    ...draft,
    dateOrder: draft.dateOrder ?? 'dmy',
    decimal: draft.decimal ?? '.',
    currency: draft.currency || NO_CURRENCY,
    amount: amount.form === 'signed' ? { ...amount, positive: amount.positive ?? positive } : amount,
  };
}
