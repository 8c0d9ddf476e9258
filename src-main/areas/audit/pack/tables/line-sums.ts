/**
 * Lines counted and summed from their columns alone, by file, direction and currency, within the scope and outside of it: what the plan says, and what the
 * totals of lines are held against.
 */
import { minor } from '../../../../../shared/domain/money.ts';
import { CHANNELS, DIRECTIONS } from '../../../../../shared/domain/statement-line.ts';
import type { LineColumns } from '../../../statements/rules/line-columns.ts';
import { readColumns, type StoredImport } from '../../../statements/store.ts';
import type { LedgerSum, PackGround } from '../table.ts';

export type LineFilter = (imported: StoredImport) => (position: number, columns: LineColumns) => boolean;

/** Of lines of one file, direction and currency. */
interface LineSum {
  readonly importId: number;
  readonly isIn: boolean;
  readonly direction: string;
  readonly currency: string;
  readonly records: number;
  readonly net: number;
  /** Null where no line of them states one. */
  readonly gross: number | null;
  readonly fee: number | null;
}
type SumName = 'net' | 'gross' | 'fee';

export const directionOf = (byte: number | undefined): string => (byte ? (DIRECTIONS[byte - 1] ?? '') : '');

/** By day, channel and account of the line. */
export const lineFilter =
  ({ cut }: PackGround): LineFilter =>
  (imported) => {
    const accounts = new Map<number, boolean>();
    const days = new Map<number, boolean>();
    const isAllDays = cut.scope.from === '' && cut.scope.to === '';
    return (position, of) => {
      const day = of.day[position] ?? 0;
      if (!isAllDays) {
        const held = days.get(day) ?? cut.dayNumber(day);
        days.set(day, held);
        if (!held) return false;
      }
      const account = of.account[position] ?? 0;
      const channel = of.channel[position] ?? 0;
      const key = account * CHANNELS.length + channel;
      const isIn =
        accounts.get(key) ?? cut.account(CHANNELS[channel] ?? 'none', imported.view.accounts[account] ?? '');
      accounts.set(key, isIn);
      return isIn;
    };
  };

/** Read once for a pack: a million lines are a second. */
const known = new WeakMap<PackGround, readonly LineSum[]>();

export function lineSums(ground: PackGround): readonly LineSum[] {
  const held = known.get(ground) ?? ground.deps.lines.imports().flatMap((each) => sumsOf(ground, each));
  known.set(ground, held);
  return held;
}

function sumsOf(ground: PackGround, imported: StoredImport): LineSum[] {
  const { ledger, lines } = ground.deps;
  const of = imported.view.state === 'active' ? lines.columns(imported) : readColumns(ledger, imported);
  const isWanted = lineFilter(ground)(imported);
  const { currencies } = imported.view;
  const sides = 2 * (DIRECTIONS.length + 1);
  const sums = Array.from({ length: 6 }, () => new Float64Array(sides * Math.max(1, currencies.length)));
  const [counts, net, gross, fee, withGross, withFee] = sums;
  for (let position = 0; position < imported.lineCount; position += 1) {
    const place =
      sides * (of.currency[position] ?? 0) +
      2 * (of.direction[position] ?? 0) +
      (isWanted(position, of) ? 1 : 0);
    add(counts, place, 1);
    add(net, place, of.net[position]);
    add(gross, place, of.gross[position]);
    add(fee, place, of.fee[position]);
    add(withGross, place, stated(of.gross[position]));
    add(withFee, place, stated(of.fee[position]));
  }
  return [...(counts ?? [])].flatMap((count, place): LineSum[] =>
    count === 0
      ? []
      : [
          {
            importId: imported.id,
            isIn: place % 2 === 1,
            direction: directionOf(Math.floor((place % sides) / 2)),
            currency: currencies[Math.floor(place / sides)] ?? '',
            records: count,
            net: minor(net?.[place] ?? 0),
            gross: withGross?.[place] ? minor(gross?.[place] ?? 0) : null,
            fee: withFee?.[place] ? minor(fee?.[place] ?? 0) : null,
          },
        ],
  );
}

const stated = (value: number | undefined): number => (value === undefined || Number.isNaN(value) ? 0 : 1);

function add(sums: Float64Array | undefined, place: number, value: number | undefined): void {
  if (sums && value !== undefined && !Number.isNaN(value)) sums[place] = (sums[place] ?? 0) + value;
}

export function sumsBy(lines: readonly LineSum[], name: SumName, isByImport = false): LedgerSum[] {
  const found = new Map<string, { amount: number; currency: string; values: readonly string[] }>();
  for (const line of lines) {
    const { currency, direction } = line;
    const amount = line[name];
    if (amount === null) continue;
    const values = isByImport ? [String(line.importId), direction] : [direction];
    const key = `${currency}|${values.join('|')}`;
    const sum = found.get(key) ?? { amount: 0, currency, values };
    sum.amount = minor(sum.amount + amount);
    found.set(key, sum);
  }
  return [...found.values()];
}

/** Files of which the scope wants lines; of those without lines, the ones whose days and channel it wants. */
export function importsInScope(ground: PackGround): ReadonlySet<number> {
  const { deps, cut } = ground;
  const withLines = lineSums(ground).flatMap(({ isIn, importId }) => (isIn ? [importId] : []));
  const touches = ({ view, lineCount }: StoredImport) =>
    lineCount === 0 &&
    cut.span(view.periodFrom, view.periodTo) &&
    (view.accounts.length === 0
      ? cut.account(view.channel, '')
      : view.accounts.some((each) => cut.account(view.channel, each)));
  const empty = deps.lines.imports().flatMap((each) => (touches(each) ? [each.id] : []));
  return new Set([...withLines, ...empty]);
}
