/** What is typed of an agreement, read digit by digit: percents and amounts never as floats; shares that add up to more than all are said at once. */
import type { AgreementView } from '../../../shared/contract/parties.ts';
import { sharesOf } from '../../../shared/domain/agreement-shares.ts';
import { formatMinor, parseMinor } from '../../../shared/domain/money.ts';
import { type Agreement, agreement, type OperatingMode } from '../../../shared/domain/party.ts';
import type { Channel } from '../../../shared/domain/statement-line.ts';
import { percentText } from '../../../shared/wording/terms-sentence.ts';

export interface AgreementFields {
  readonly mode: OperatingMode;
  readonly channel: Channel;
  readonly from: string;
  readonly to: string;
  readonly rate: string;
  readonly fixed: string;
  readonly isFeeReturned: boolean;
  readonly splits: readonly { readonly partyId: string; readonly share: string }[];
}

export const NEW_AGREEMENT: AgreementFields = {
  mode: 'agent',
  channel: 'none',
  from: '',
  to: '',
  rate: '',
  fixed: '',
  isFeeReturned: true,
  splits: [],
};

export const agreementFields = (of: AgreementView): AgreementFields => ({
  mode: of.mode,
  channel: of.channel,
  from: of.from,
  to: of.to,
  rate: percentText(of.feePpm),
  fixed: of.feeFixedMinor === 0 ? '' : formatMinor(of.feeFixedMinor, 'CNY'),
  isFeeReturned: of.isFeeReturned,
  splits: of.splits.map(({ partyId, sharePpm }) => ({ partyId, share: percentText(sharePpm) })),
});

export interface ReadAgreement {
  readonly body: Agreement | null;
  readonly bad: ReadonlySet<'from' | 'to' | 'rate' | 'fixed' | `share${number}`>;
  /** In ppm, where it is more than all; null otherwise. */
  readonly sharesOver: number | null;
}

/** Percent has four decimals at most: one ppm. */
const ppmOf = (text: string): number => {
  if (text.trim() === '') return 0;
  const read = parseMinor(text, 4);
  return read.ok && read.value >= 0 && read.value <= 1_000_000 ? read.value : Number.NaN;
};

export function readAgreement(fields: AgreementFields): ReadAgreement {
  const fixed = fields.fixed.trim() === '' ? 0 : parseMinor(fields.fixed, 2);
  const splits = fields.mode === 'own' ? [] : fields.splits;
  const read = agreement.safeParse({
    mode: fields.mode,
    channel: fields.channel,
    from: fields.from.trim(),
    to: fields.to.trim(),
    feePpm: ppmOf(fields.rate),
    feeFixedMinor: fixed === 0 ? 0 : fixed.ok ? fixed.value : Number.NaN,
    isFeeReturned: fields.isFeeReturned,
    splits: splits.map(({ partyId, share }) => ({
      partyId,
      sharePpm: share.trim() === '' ? Number.NaN : ppmOf(share),
    })),
  });
  const sum = splits.reduce((total, { share }) => total + (ppmOf(share) || 0), 0);
  const sharesOver = sum > 1_000_000 ? sum : null;
  const isBackwards = read.success && read.data.to !== '' && read.data.to < read.data.from;
  const bad = new Set<'from' | 'to' | 'rate' | 'fixed' | `share${number}`>(isBackwards ? ['to'] : []);
  for (const { path } of read.success ? [] : read.error.issues) {
    const [field, at] = path;
    if (field === 'from' || field === 'to') bad.add(field);
    if (field === 'feePpm') bad.add('rate');
    if (field === 'feeFixedMinor') bad.add('fixed');
    if (field === 'splits' && typeof at === 'number') bad.add(`share${at}`);
  }
  const isComplete = read.success && bad.size === 0 && sharesOver === null;
  const needsSplits = fields.mode === 'partner_share' && splits.length === 0;
  return { body: isComplete && !needsSplits ? read.data : null, bad, sharesOver };
}

/** Who gets what of a sale of 100.00. */
export const exampleOf = (body: Agreement) => sharesOf(body, { gross: 10_000, currency: 'CNY' });
