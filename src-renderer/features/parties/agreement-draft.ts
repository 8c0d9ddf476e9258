/** What is typed of an agreement, read digit by digit: percents and amounts never as floats; shares that add up to more than all are said at once. */
import type { AgreementView } from '../../../shared/contract/parties.ts';
import { sharesOf } from '../../../shared/domain/agreement-shares.ts';
import { formatMinor } from '../../../shared/domain/money.ts';
import { type Agreement, agreement, type OperatingMode } from '../../../shared/domain/party.ts';
import { shippedCycle } from '../../../shared/domain/shipped-terms.ts';
import type { Channel } from '../../../shared/domain/statement-line.ts';
import { TERMS_CURRENCY } from '../../../shared/domain/terms-currency.ts';
import { percentText } from '../../../shared/wording/terms-sentence.ts';
import { type PayFields, payFields, type ReadCycle, readCycle } from '../../ui/terms-fields/cycle-draft.ts';
import {
  NO_RESERVE,
  type ReadReserve,
  type ReserveFields,
  readReserve,
  reserveFields,
} from '../../ui/terms-fields/reserve-draft.ts';
import {
  NO_TIERS,
  type ReadTiers,
  readTiers,
  type TierFields,
  tierFields,
} from '../../ui/terms-fields/tiers-draft.ts';
import { amountOf, ppmOf } from '../../ui/terms-fields/typed-number.ts';

/** Flat, so that a kept draft of before a field was there gives what it has. */
export interface AgreementFields extends PayFields, TierFields, ReserveFields {
  readonly mode: OperatingMode;
  readonly channel: Channel;
  readonly from: string;
  readonly to: string;
  readonly rate: string;
  readonly fixed: string;
  readonly min: string;
  readonly cap: string;
  readonly isFeeReturned: boolean;
  readonly splits: readonly { readonly partyId: string; readonly share: string }[];
}

/** Merchants are paid as channels usually pay, until something else is typed. */
const USUAL = shippedCycle('none');

export const NEW_AGREEMENT: AgreementFields = {
  mode: 'agent',
  channel: 'none',
  from: '',
  to: '',
  rate: '',
  fixed: '',
  min: '',
  cap: '',
  isFeeReturned: true,
  splits: [],
  ...payFields(USUAL),
  ...NO_TIERS,
  ...NO_RESERVE,
};

export function agreementFields(of: AgreementView): AgreementFields {
  const amount = (minor: number | null) => (minor === null ? '' : formatMinor(minor, TERMS_CURRENCY));
  return {
    mode: of.mode,
    channel: of.channel,
    from: of.from,
    to: of.to,
    rate: percentText(of.feePpm),
    fixed: of.feeFixedMinor === 0 ? '' : amount(of.feeFixedMinor),
    min: amount(of.feeMinMinor),
    cap: amount(of.feeCapMinor),
    isFeeReturned: of.isFeeReturned,
    splits: of.splits.map(({ partyId, sharePpm }) => ({ partyId, share: percentText(sharePpm) })),
    ...payFields(of.cycle),
    ...tierFields(of.feeTiers, TERMS_CURRENCY),
    ...reserveFields(of.reserve),
  };
}

type PlainField = 'from' | 'to' | 'rate' | 'fixed' | 'min' | 'cap';
export interface ReadAgreement {
  readonly body: Agreement | null;
  readonly bad: ReadonlySet<PlainField | `share${number}`>;
  readonly badCycle: ReadCycle['bad'];
  readonly badTiers: ReadTiers['bad'];
  readonly badReserve: ReadReserve['bad'];
  /** In ppm, where it is more than all; null otherwise. */
  readonly sharesOver: number | null;
}

const FIELDS: Readonly<Record<string, PlainField>> = {
  from: 'from',
  to: 'to',
  feePpm: 'rate',
  feeFixedMinor: 'fixed',
  feeMinMinor: 'min',
  feeCapMinor: 'cap',
};

export function readAgreement(fields: AgreementFields): ReadAgreement {
  const isAgent = fields.mode === 'agent';
  const splits = fields.mode === 'own' ? [] : fields.splits;
  // What is not shown is not read: where the sales are ours, nothing is paid by a cycle and nothing held back.
  const { cycle, bad: badCycle } = readCycle({
    ...(isAgent ? fields : payFields(USUAL)),
    graceDays: String(USUAL.graceDays),
    billDays: String(USUAL.billDays),
  });
  const tiers = readTiers(fields, TERMS_CURRENCY);
  const reserve = readReserve(isAgent ? fields : NO_RESERVE, fields.from);
  const read = agreement.safeParse({
    mode: fields.mode,
    channel: fields.channel,
    from: fields.from.trim(),
    to: fields.to.trim(),
    feePpm: fields.rate.trim() === '' ? 0 : ppmOf(fields.rate),
    feeFixedMinor: amountOf(fields.fixed) ?? 0,
    feeMinMinor: amountOf(fields.min),
    feeCapMinor: amountOf(fields.cap),
    feeTiers: tiers.tiers,
    isFeeReturned: fields.isFeeReturned,
    splits: splits.map(({ partyId, share }) => ({ partyId, sharePpm: ppmOf(share) })),
    cycle: cycle ?? USUAL,
    reserve: reserve.reserve,
  });
  const sum = splits.reduce((total, { share }) => total + (ppmOf(share) || 0), 0);
  const sharesOver = sum > 1_000_000 ? sum : null;
  const bad = new Set<PlainField | `share${number}`>(read.success ? misfits(read.data) : []);
  for (const { path } of read.success ? [] : read.error.issues) {
    const [field, at] = path;
    const name = FIELDS[String(field)];
    if (name !== undefined) bad.add(name);
    if (field === 'splits' && typeof at === 'number') bad.add(`share${at}`);
  }
  const badReserve = new Set(reserve.bad);
  if (read.success && isOutside(read.data)) badReserve.add('reserveFrom');
  const isComplete =
    read.success && bad.size + badReserve.size === 0 && sharesOver === null && cycle !== null && tiers.isGood;
  const needsSplits = fields.mode === 'partner_share' && splits.length === 0;
  return {
    body: isComplete && reserve.isGood && !needsSplits ? read.data : null,
    bad,
    badCycle,
    badTiers: tiers.bad,
    badReserve,
    sharesOver,
  };
}

/** What can be read each by itself and not together. */
const misfits = ({ from, to, feeMinMinor, feeCapMinor }: Agreement): readonly PlainField[] => [
  ...(to !== '' && to < from ? (['to'] as const) : []),
  ...(feeMinMinor !== null && feeCapMinor !== null && feeCapMinor < feeMinMinor ? (['cap'] as const) : []),
];

const isOutside = ({ from, to, reserve }: Agreement): boolean =>
  reserve !== null && (reserve.from < from || (to !== '' && reserve.from > to));

/** Who gets what of a sale of 100.00. */
export const exampleOf = (body: Agreement) => sharesOf(body, { gross: 10_000, currency: TERMS_CURRENCY });
