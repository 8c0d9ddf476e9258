/** The scope of a pack as it is chosen: named periods, what there is to choose from, and the scope as the engine takes it. Pure. */
import type { Output } from '../../../../shared/contract/calls.ts';
import type { PackScope } from '../../../../shared/contract/evidence.ts';
import { formatDay, parseDay } from '../../../../shared/domain/dates.ts';
import { CHANNELS } from '../../../../shared/domain/statement-line.ts';
import type { Words } from '../../../ui/words.ts';

type Plan = Output<'evidence.plan'>;

/** As a form holds it, and as it is kept between two looks. */
export interface ScopeFields {
  readonly from: string;
  readonly to: string;
  readonly channels: readonly string[];
  readonly accounts: readonly string[];
  readonly parties: readonly string[];
  readonly originals: boolean;
  readonly workbooks: boolean;
  readonly revealed: boolean;
}

export const WHOLE_SCOPE: ScopeFields = {
  from: '',
  to: '',
  channels: [],
  accounts: [],
  parties: [],
  originals: false,
  workbooks: false,
  revealed: false,
};

/** Who may not see what is protected, as it stands in originals too, asks for none of it, whatever was kept of an earlier choice. */
export const scopeOf = (fields: ScopeFields, mayReveal: boolean): PackScope => ({
  from: fields.from,
  to: fields.to,
  channels: CHANNELS.filter((channel) => fields.channels.includes(channel)),
  accounts: [...fields.accounts],
  parties: [...fields.parties],
  originals: fields.originals && mayReveal,
  workbooks: fields.workbooks,
  revealed: fields.revealed && mayReveal,
});

/** An auditor comes for what is over: the last month, quarter, year, or all there is. */
export const PERIODS = ['all', 'lastMonth', 'lastQuarter', 'lastYear'] as const;
export type PeriodName = (typeof PERIODS)[number];

interface Days {
  readonly from: string;
  readonly to: string;
}

/** `today`: 'YYYY-MM-DD'. */
export function periodOf(name: PeriodName, today: string): Days {
  const [year = 0, month = 1] = today.split('-').map(Number);
  if (name === 'lastYear') return { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` };
  if (name === 'lastMonth') return monthsUpTo(year, month, 1);
  if (name === 'lastQuarter') return monthsUpTo(year, month - ((month - 1) % 3), 3);
  return { from: '', to: '' };
}

/** The `count` months before the first of this month. */
function monthsUpTo(year: number, month: number, count: number): Days {
  const end = parseDay(firstOf(year, month));
  const begin = month - count < 1 ? firstOf(year - 1, month - count + 12) : firstOf(year, month - count);
  return end === null ? { from: '', to: '' } : { from: begin, to: formatDay(end - 1) };
}
const firstOf = (year: number, month: number): string => `${year}-${String(month).padStart(2, '0')}-01`;

export const periodNamed = (days: Days, today: string): PeriodName | null =>
  PERIODS.find((name) => {
    const { from, to } = periodOf(name, today);
    return from === days.from && to === days.to;
  }) ?? null;

/** An account that several channels have stands once, with all of them. */
export function accountChoices(
  words: Words,
  accounts: Plan['accounts'],
): { readonly value: string; readonly label: string }[] {
  const found = new Map<string, { readonly shown: string; readonly channels: string[] }>();
  for (const { channel, account, shown } of accounts) {
    const held = found.get(account) ?? { shown, channels: [] };
    held.channels.push(words(`channel.${channel}`));
    found.set(account, held);
  }
  return [...found].map(([value, { shown, channels }]) => ({
    value,
    label: `${channels.join(' / ')} ${shown}`,
  }));
}

/** Rows of the table of totals: one for each currency of each sum. */
export const totalRows = (totals: Plan['totals']) =>
  totals.flatMap(({ table, name, sums }) =>
    sums.map(({ currency, amount }) => ({
      key: `${table} ${name} ${currency}`,
      table,
      name,
      currency,
      amount,
    })),
  );

/** Of what a pack leaves something out: of a table, named as its file is, or a kind of thing by its word. */
export const exclusionText = (words: Words, what: string): string =>
  words.or(`exclusion.what.${what}`, words('exclusion.what.rows', { name: what }), { name: what });
