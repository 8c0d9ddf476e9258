/** What a claim list says: fees of a channel over days that are not the schedule's, whose they are and by which schedules. As calls list them. */
import type { Input } from '../../../../shared/contract/calls.ts';
import { formatDay } from '../../../../shared/domain/dates.ts';
import { scheduleCode } from '../../../../shared/domain/schedule-code.ts';
import type { FeeTerms } from '../../../../shared/domain/settlement-terms.ts';
import type { Channel } from '../../../../shared/domain/statement-line.ts';
import type { Locale, WordKey } from '../../../../shared/wording/catalogue.ts';
import { feeScheduleText } from '../../../../shared/wording/fee-schedule.ts';
import type { SettlementDeps } from '../../settlement/deps.ts';
import type { Variance } from '../../settlement/fees/variance-list.ts';
import { varianceList } from '../../settlement/fees/variance-list.ts';
import type { Reader } from '../tables/reader.ts';
import type { ReportTable, TableCell } from '../tables/table.ts';

type ClaimDeps = Pick<SettlementDeps, 'fees' | 'lines'>;
export type ClaimsAsked = Pick<Input<'settlement.export'>, 'channel' | 'currency' | 'from' | 'to'>;

export interface ClaimSum {
  readonly currency: string;
  count: number;
  gross: number;
  charged: number;
  expected: number;
  over: number;
  under: number;
}

export interface Claims {
  readonly variances: readonly Variance[];
  /** By currency. */
  readonly sums: readonly ClaimSum[];
  readonly channels: readonly Channel[];
  readonly accounts: readonly string[];
  readonly schedules: readonly FeeTerms[];
  /** First and last day of settlement; '' where nothing differs. */
  readonly days: readonly [first: string, last: string];
}

export function claimsOf({ fees }: ClaimDeps, { channel, currency, from, to }: ClaimsAsked): Claims {
  const list = varianceList(fees, { batch: null, channel, from, to }, 'differing');
  const { rows } = fees.judged();
  const variances = Array.from({ length: list.count }, (_, place) => list.at(place)).filter(
    ({ row }) => currency === '' || rows.ownerOf(row).currency === currency,
  );
  const sums = new Map<string, ClaimSum>();
  for (const { row, gross, charged, expected } of variances) {
    const of = rows.ownerOf(row).currency;
    const sum = sums.get(of) ?? {
      currency: of,
      count: 0,
      gross: 0,
      charged: 0,
      expected: 0,
      over: 0,
      under: 0,
    };
    sums.set(of, sum);
    sum.count += 1;
    sum.gross += gross;
    sum.charged += charged;
    sum.expected += expected;
    sum.over += Math.max(0, charged - expected);
    sum.under += Math.max(0, expected - charged);
  }
  const days = variances.map(({ row }) => rows.day[row] ?? 0).toSorted((a, b) => a - b);
  const dayAt = (at: number) => formatDay(days.at(at) ?? 0);
  const owners = variances.map(({ row }) => rows.ownerOf(row));
  return {
    variances,
    sums: [...sums.values()].toSorted((a, b) => (a.currency < b.currency ? -1 : 1)),
    channels: [...new Set(owners.map((each) => each.channel))],
    accounts: [...new Set(owners.map(({ account }) => account))].filter((each) => each !== '').toSorted(),
    days: days.length === 0 ? ['', ''] : [dayAt(0), dayAt(-1)],
    schedules: [...new Set(variances.flatMap(({ row }) => rows.termsOf(row) ?? []))],
  };
}

type CodeOf<Key> = Key extends `fee_claim.column.${infer Code}` ? Code : never;
const COLUMNS: readonly {
  readonly code: CodeOf<WordKey>;
  readonly share: number;
  readonly isAmount?: boolean;
  readonly isOffPaper?: boolean;
}[] = [
  { code: 'date', share: 2.2 },
  { code: 'order_no', share: 4.4 },
  { code: 'transaction_id', share: 5.4 },
  { code: 'kind', share: 1.8 },
  { code: 'currency', share: 1.5 },
  { code: 'gross', share: 2.4, isAmount: true },
  { code: 'charged', share: 2.2, isAmount: true },
  { code: 'expected', share: 2.2, isAmount: true },
  { code: 'difference', share: 2, isAmount: true },
  { code: 'reason', share: 3.2 },
  { code: 'schedule', share: 5, isOffPaper: true },
];

export function claimsTable(deps: ClaimDeps, { variances, sums }: Claims, reader: Reader): ReportTable {
  const { words } = reader;
  return {
    title: words('fee_claim.title'),
    lines: [],
    columns: COLUMNS.map((column) => ({ ...column, head: words(`fee_claim.column.${column.code}`) })),
    count: variances.length,
    rows: rowsOf(deps, variances, reader),
    totals: sums.map(({ currency, gross, charged, expected }): readonly TableCell[] => [
      ...[words('fee_claim.total'), '', '', '', currency],
      ...[gross, charged, expected, charged - expected].map((amount) => ({ amount, currency })),
      ...['', ''],
    ]),
    hasTotalsInCsv: false,
  };
}

function* rowsOf({ fees, lines }: ClaimDeps, variances: readonly Variance[], { words, locale }: Reader) {
  const { rows } = fees.judged();
  for (const { row, gross, charged, expected } of variances) {
    const line = lines.view(rows.lineIdOf(row));
    const [why, terms, { currency }] = [rows.whyOf(row), rows.termsOf(row), rows.ownerOf(row)];
    // What a batch or a month is compared by as a whole is no single trade.
    const isTrade = why !== 'per_batch' && why !== 'true_up_open';
    yield [
      (line.occurredAt || line.bookingDate).slice(0, 10),
      isTrade ? line.merchantOrderNo : '',
      isTrade ? line.channelTransactionId : '',
      isTrade ? { code: line.kind, text: words(`lineKind.${line.kind}`) } : '',
      currency,
      ...[gross, charged, expected, charged - expected].map((amount) => ({ amount, currency })),
      why === '' ? '' : { code: why, text: words(`fee_variance.${why}`) },
      scheduleCell(terms, locale),
    ] satisfies TableCell[];
  }
}

/** By its name for scripts, in the reader's language for people. */
function scheduleCell(terms: FeeTerms | null, locale: Locale): TableCell {
  if (!terms) return '';
  const code = scheduleCode(terms);
  return { code, text: feeScheduleText(locale, code) };
}
