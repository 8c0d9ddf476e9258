/** A settlement cycle as it is typed: a channel's, with its grace and bills, or the one by which a merchant is paid, without them. Pure. */
import { formatMinor } from '../../../shared/domain/money.ts';
import { CUT_OFF, type SettlementCycle, settlementCycle } from '../../../shared/domain/settlement-terms.ts';
import { TERMS_CURRENCY } from '../../../shared/domain/terms-currency.ts';
import { amountOf, wholeOf } from './typed-number.ts';

export interface PayFields {
  readonly days: string;
  readonly unit: SettlementCycle['unit'];
  readonly cutOff: string;
  readonly minimum: string;
  readonly roll: SettlementCycle['roll'];
}

export interface CycleFields extends PayFields {
  readonly graceDays: string;
  readonly billDays: string;
}

export const payFields = ({ days, unit, cutOff, minimumMinor, roll }: SettlementCycle): PayFields => ({
  days: String(days),
  unit,
  cutOff: cutOff ?? '',
  minimum: minimumMinor === null ? '' : formatMinor(minimumMinor, TERMS_CURRENCY),
  roll,
});

export const cycleFields = (cycle: SettlementCycle): CycleFields => ({
  ...payFields(cycle),
  graceDays: String(cycle.graceDays),
  billDays: String(cycle.billDays),
});

const NAMES = [
  ['days', 'days'],
  ['cutOff', 'cutOff'],
  ['minimum', 'minimumMinor'],
  ['graceDays', 'graceDays'],
  ['billDays', 'billDays'],
] as const;
type CycleField = (typeof NAMES)[number][0];

/** `bad`: names of the fields that cannot be read. */
export interface ReadCycle {
  readonly cycle: SettlementCycle | null;
  readonly bad: ReadonlySet<CycleField>;
}

export function readCycle(fields: CycleFields): ReadCycle {
  const cutOff = fields.cutOff.trim().replace('：', ':');
  const checked = settlementCycle.safeParse({
    days: wholeOf(fields.days),
    unit: fields.unit,
    cutOff: cutOff === '' ? null : CUT_OFF.test(`0${cutOff}`) ? `0${cutOff}` : cutOff,
    minimumMinor: amountOf(fields.minimum),
    roll: fields.roll,
    graceDays: wholeOf(fields.graceDays),
    billDays: wholeOf(fields.billDays),
  });
  if (checked.success) return { cycle: checked.data, bad: new Set() };
  const names = checked.error.issues.map(({ path }) => path[0]);
  return {
    cycle: null,
    bad: new Set(NAMES.filter(([, name]) => names.includes(name)).map(([field]) => field)),
  };
}
