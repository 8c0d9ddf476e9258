/**
 * The plan of one file: every row with its end, the proof, the counts, and the hash over all that a commit would write.
 *
 * Deciding is pure; a plan holds what was decided so that the commit writes exactly that, or refuses because something changed in between.
 */
import { createHash } from 'node:crypto';
import type { FileSummary, PlanView, RowFinding } from '../../../shared/contract/shapes.ts';
import { formatDay } from '../../../shared/domain/dates.ts';
import { maskCell } from '../../../shared/domain/masking/cell.ts';
import { maskText } from '../../../shared/domain/masking/text.ts';
import type { Channel, SourceKind } from '../../../shared/domain/statement-line.ts';
import { bytesOf } from '../../ledger/compress.ts';
import type { AccountBalance } from './adapter.ts';
import { alikeCheck } from './rules/alike.ts';
import { ADDED, type Arrivals, CHANGED, DUPLICATE, decideArrivals } from './rules/arrivals.ts';
import { DIRECTION_IN, DIRECTION_OUT, type LineColumns, type LineSet, NO_DAY } from './rules/line-columns.ts';
import { type ProofOutcome, prove } from './rules/proof.ts';
import { type Period, widened } from './rules/shared-days.ts';
import { isStructure, type StagedLines, type Staging } from './staging.ts';

/** What is known of a file before its rows are looked at. */
export interface FileIdentity {
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly encoding: string;
  readonly adapter: string;
  readonly adapterVersion: number;
  readonly adapterName: string;
  readonly sourceKind: SourceKind;
  readonly channel: Channel;
  readonly balanceChain: 'strict' | 'none';
  readonly drift: FileSummary['drift'];
}

interface Original {
  readonly name: string;
  readonly bytes: Buffer;
  readonly member: string;
}

/** A file that was read and waits for a person. */
export interface ReadFile {
  readonly planId: string;
  readonly identity: FileIdentity;
  readonly staging: Staging;
  readonly lines: StagedLines;
  /** The file as it came in (the whole zip), and the member's name in it or ''. */
  readonly original: Original;
  /** Summary files dropped beside it whose totals it must meet (see summaries.ts). */
  readonly provedBy?: readonly Original[];
}

/** What the ledger holds that bears on the plan. */
export interface Surroundings {
  readonly known: {
    readonly columns: LineSet;
    readonly isStanding: Uint8Array;
    /** Files that wait before this one: their lines stand behind the ledger's, each file's from a position on. */
    readonly waiting?: readonly { readonly file: ReadFile; readonly from: number }[];
  };
  /** Balances of the other files of the same kind, to follow. */
  readonly prior: readonly AccountBalance[];
  readonly sameFileImportId: number | null;
}

export interface Plan {
  readonly file: ReadFile;
  readonly arrivals: Arrivals;
  readonly proof: ProofOutcome;
  readonly view: PlanView;
  /** First and last day on which its lines may be met again. */
  readonly days: Period;
  /** Whose lines its rows met, by position: ledger ids, 0 for lines of files that wait. */
  readonly known: {
    readonly lineId: Uint32Array;
    readonly waiting: readonly { readonly file: ReadFile; readonly from: number }[];
  };
}

export function makePlan(file: ReadFile, around: Surroundings): Plan {
  const { staging, lines, identity } = file;
  const arrivals = decideArrivals(lines.columns, around.known.columns, around.known.isStanding);
  const period = periodOf(file);
  const proof = prove({
    columns: lines.columns,
    currencies: staging.currencies,
    stated: staging.statedTotals,
    computed: staging.computedTotals,
    balanceChain: identity.balanceChain,
    balances: staging.statedBalances,
    accounts: staging.accounts,
    period,
    prior: around.prior,
  });
  const structure = staging.skips.filter((skip) => isStructure(skip.reason)).length;
  const skipped = staging.skips.length - structure;
  const summary: FileSummary = {
    file: identity.file,
    sha256: identity.sha256,
    bytes: identity.bytes,
    encoding: identity.encoding,
    adapter: identity.adapter,
    adapterVersion: identity.adapterVersion,
    adapterName: identity.adapterName,
    sourceKind: identity.sourceKind,
    channel: identity.channel,
    accounts: accountsOf(file),
    currencies: [...staging.currencies],
    periodFrom: period.from,
    periodTo: period.to,
    counts: {
      rows: lines.columns.count + skipped + staging.problemCount,
      ...arrivals.counts,
      skipped,
      errors: staging.problemCount,
      structure,
    },
    totals: totalsOf(lines.columns, staging.currencies),
    proof: proof.proof,
    checks: [...proof.checks, ...alikeChecks(file, around, arrivals)],
    drift: [...identity.drift],
  };
  const state = stateOf(summary, around.sameFileImportId !== null);
  const view: PlanView = {
    ...summary,
    planId: file.planId,
    hash: hashOf(summary, lines, arrivals, around),
    state,
    sameFileImportId: around.sameFileImportId,
  };
  const known = { lineId: around.known.columns.lineId, waiting: around.known.waiting ?? [] };
  return { file, arrivals, proof, view, days: daysOf(file), known };
}

/** A wallet's own number says which movement a line is; a bank's formats of one statement share no number. */
function alikeChecks(file: ReadFile, { known }: Surroundings, arrivals: Arrivals): FileSummary['checks'] {
  if (file.identity.sourceKind !== 'bank') return [];
  const { staging, lines } = file;
  const own = {
    columns: lines.columns,
    accountOf: (line: number) => staging.accounts[lines.columns.account[line] ?? 0] ?? '',
    currencyOf: (line: number) => staging.currencies[lines.columns.currency[line] ?? 0] ?? '',
  };
  // Lines of files that wait stand behind the ledger's, with the names of their own file.
  const namesAt = (line: number) =>
    known.waiting?.findLast((each) => each.from <= line)?.file.staging ?? known.columns;
  const there = {
    columns: known.columns,
    isStanding: known.isStanding,
    accountOf: (line: number) => namesAt(line).accounts[known.columns.account[line] ?? 0] ?? '',
    currencyOf: (line: number) => namesAt(line).currencies[known.columns.currency[line] ?? 0] ?? '',
  };
  return alikeCheck(own, there, arrivals);
}

function stateOf(summary: FileSummary, isHere: boolean): PlanView['state'] {
  if (summary.counts.errors > 0) return 'errors';
  if (summary.proof === 'failed') return 'held';
  // A file without a line still says that nothing moved on its days, so it may be committed once.
  const hasRows = summary.counts.rows > 0;
  if ((hasRows || isHere) && summary.counts.added + summary.counts.changed === 0) return 'nothing';
  return 'ready';
}

function hashOf(summary: FileSummary, lines: StagedLines, arrivals: Arrivals, around: Surroundings): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify(summary));
  hash.update(bytesOf(lines.columns.identity));
  hash.update(bytesOf(lines.columns.row));
  hash.update(arrivals.ends);
  for (const change of arrivals.changes) {
    // By content: the known line of a plan that waits before this one has no id yet.
    const { identity } = around.known.columns;
    hash.update(
      `${change.arriving}:${identity[2 * change.known]}:${identity[2 * change.known + 1]}:${change.stands};`,
    );
  }
  return hash.digest('hex');
}

/** Lines that print no account of their own take the file's. */
const accountsOf = (file: ReadFile): string[] => [...file.staging.accounts];

/** First and last day: what the file says, else what its lines say. Days that end before they begin say nothing. */
function periodOf(file: ReadFile): Period {
  const stated = statedPeriodOf(file);
  return stated.from !== '' && stated.from <= stated.to ? stated : linePeriodOf(file);
}

/** The days on which its lines may be met again. */
export const daysOf = (file: ReadFile): Period => widened(statedPeriodOf(file), linePeriodOf(file));

const statedPeriodOf = ({ staging }: ReadFile): Period => ({
  from: staging.fileFacts.periodFrom,
  to: staging.fileFacts.periodTo,
});

function linePeriodOf(file: ReadFile): Period {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const day of file.lines.columns.day) {
    if (day === NO_DAY) continue;
    if (day < first) first = day;
    if (day > last) last = day;
  }
  return first > last ? { from: '', to: '' } : { from: formatDay(first), to: formatDay(last) };
}

function totalsOf(columns: LineColumns, currencies: readonly string[]): FileSummary['totals'] {
  const totals = currencies.map((currency) => ({ currency, inCount: 0, inSum: 0, outCount: 0, outSum: 0 }));
  for (let line = 0; line < columns.count; line += 1) {
    const total = totals[columns.currency[line] ?? 0];
    if (!total) continue;
    const net = columns.net[line] ?? 0;
    if (columns.direction[line] === DIRECTION_IN) {
      total.inCount += 1;
      total.inSum += net;
    } else if (columns.direction[line] === DIRECTION_OUT) {
      total.outCount += 1;
      total.outSum += net;
    }
  }
  return totals;
}

const END_WORDS = { [ADDED]: 'added', [DUPLICATE]: 'duplicate', [CHANGED]: 'changed' } as const;

/** What stands in a cell that cannot be read may be anything: it is masked by its header, and searched as free text besides. */
const maskProblem = ({ column, text }: { readonly column: string; readonly text: string }): string =>
  maskText(maskCell(column, text));

type OfLine = Pick<RowFinding, 'other' | 'changes' | 'stands' | 'line'>;
const ALONE: OfLine = { other: null, changes: [], stands: true, line: null };

/** A page of the plan's rows, in the order of the file. */
export function planRows(
  plan: Plan,
  end: RowFinding['end'] | 'all',
  offset: number,
  limit: number,
  partnerOf: (line: number) => OfLine = () => ALONE,
): { total: number; rows: RowFinding[] } {
  const { staging, lines } = plan.file;
  const { columns } = lines;
  const found: { readonly row: number; readonly at: number; readonly from: 'line' | 'skip' | 'problem' }[] =
    [];
  for (let line = 0; line < columns.count; line += 1) {
    const word = END_WORDS[(plan.arrivals.ends[line] ?? ADDED) as keyof typeof END_WORDS]; // Ends are one of the three.
    if (end === 'all' || end === word) found.push({ row: columns.row[line] ?? 0, at: line, from: 'line' });
  }
  staging.skips.forEach((skip, at) => {
    const word = isStructure(skip.reason) ? 'structure' : 'skipped';
    if (end === 'all' || end === word) found.push({ row: skip.row, at, from: 'skip' });
  });
  staging.problems.forEach((problem, at) => {
    if (end === 'all' || end === 'error') found.push({ row: problem.row, at, from: 'problem' });
  });
  found.sort((a, b) => a.row - b.row);
  const rows = found.slice(offset, offset + limit).map((each): RowFinding => {
    if (each.from === 'skip') {
      const reason = staging.skips[each.at]?.reason ?? 'blank_row';
      return {
        row: each.row,
        end: isStructure(reason) ? 'structure' : 'skipped',
        reason,
        column: '',
        text: '',
        expected: '',
        ...ALONE,
      };
    }
    if (each.from === 'problem') {
      const problem = staging.problems[each.at];
      return {
        row: each.row,
        end: 'error',
        reason: problem?.kind ?? '',
        column: problem?.column ?? '',
        text: problem ? maskProblem(problem) : '',
        expected: problem?.expected ?? '',
        ...ALONE,
      };
    }
    const word = END_WORDS[(plan.arrivals.ends[each.at] ?? ADDED) as keyof typeof END_WORDS]; // As above.
    return {
      row: each.row,
      end: word,
      reason: '',
      column: '',
      text: '',
      expected: '',
      ...partnerOf(each.at),
    };
  });
  return { total: found.length, rows };
}
