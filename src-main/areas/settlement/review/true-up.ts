/**
 * What a month's volume makes good of our own fee (阶梯费率月末补差), for merchants whose agreement has steps: the month's payments at the step they reached, less
 * what was charged of them. Proposed once the month is over and as long as nobody made it; two persons then agree to it as an adjustment.
 */
import type { Output } from '../../../../shared/contract/calls.ts';
import { chinaDay } from '../../../../shared/domain/china-time.ts';
import { MonthFees } from '../../../../shared/domain/fee-tiers.ts';
import type { Agreement } from '../../../../shared/domain/party.ts';
import type { FeeSchedule } from '../../../../shared/domain/settlement-terms.ts';
import { feeIn, tiersIn } from '../../../../shared/domain/terms-currency.ts';
import type { StoredAgreement } from '../../parties/rules/agreement-days.ts';
import type { ComputedBatch } from '../computed.ts';
import type { SettlementDeps } from '../deps.ts';
import { adjustmentsMade } from './adjustment-store.ts';

type Proposal = Output<'settlement.get'>['proposals'][number];

export function proposedTrueUps(deps: SettlementDeps, { of, owner, from }: ComputedBatch): Proposal[] {
  const month = from.slice(0, 7);
  if (of.side === 'channel' || month >= chinaDay(deps.now()).slice(0, 7)) return [];
  if (deps.parties.agreementsOf(of.partyId).every(({ feeTiers }) => feeTiers === null)) return [];
  const isMade = adjustmentsMade(deps.ledger).some(
    (each) => each.kind === 'tier_true_up' && each.owner === owner && each.day.startsWith(month),
  );
  if (isMade) return [];
  const batches = deps.book
    .standing()
    .map(({ batch }) => batch)
    .filter((batch) => batch.owner === owner && batch.from.startsWith(month));
  const lastDay = batches.reduce((last, batch) => (batch.to > last ? batch.to : last), from);
  let due = 0;
  let volume = 0;
  for (const { agreement, sales } of byAgreement(deps, of.partyId, batches)) {
    const fees = new MonthFees(scheduleOf(agreement, of.currency));
    let charged = 0;
    for (const { gross, fee } of sales) {
      fees.next(gross);
      charged += fee;
      volume += gross;
    }
    due += fees.trueUp(charged);
  }
  if (due === 0) return [];
  return [
    {
      kind: 'tier_true_up',
      effect: due > 0 ? 'less' : 'add',
      amount: Math.abs(due),
      day: lastDay.startsWith(month) ? lastDay : from,
      volume,
    },
  ];
}

/** What our fee would be as a schedule of its own: rounded half up a payment, within its least and most, over the month's steps. */
function scheduleOf(agreement: Agreement, currency: string): FeeSchedule {
  const { feePpm, feeFixedMinor, feeMinMinor, feeCapMinor } = feeIn(agreement, currency);
  return {
    ...{ currency, ratePpm: feePpm, fixedMinor: feeFixedMinor, minMinor: feeMinMinor, capMinor: feeCapMinor },
    tiers: tiersIn(agreement, currency),
    ...{ rounding: 'half_up', roundedPer: 'line', refunds: 'kept', chargebackMinor: null },
    ...{ words: [], from: agreement.from, to: agreement.to },
  };
}

interface Sold {
  readonly agreement: StoredAgreement;
  readonly sales: readonly { readonly gross: number; readonly fee: number }[];
}

/** Each agreement begins its volume anew. Payments as they stand, what corrections took back of them taken back. */
function byAgreement(
  deps: SettlementDeps,
  partyId: string,
  batches: readonly ComputedBatch[],
): readonly Sold[] {
  const found = new Map<
    string,
    { agreement: StoredAgreement; sales: Map<number, { gross: number; fee: number }> }
  >();
  for (const { members, from } of batches) {
    const place = (id: number) => {
      const { channel } = deps.lines.importOf(id).view;
      const agreement = deps.parties.agreementFor({ partyId, channel, day: from });
      if (!agreement || agreement.feeTiers === null) return null;
      const known = found.get(agreement.id) ?? { agreement, sales: new Map() };
      found.set(agreement.id, known);
      const sale = known.sales.get(id) ?? { gross: 0, fee: 0 };
      known.sales.set(id, sale);
      return sale;
    };
    for (const [at, id] of members.get('sales')?.lineIds.entries() ?? []) {
      const sale = place(id);
      if (sale) sale.gross += members.get('sales')?.amounts[at] ?? 0;
    }
    for (const [at, id] of members.get('fees')?.lineIds.entries() ?? []) {
      const sale = place(id);
      if (sale) sale.fee -= members.get('fees')?.amounts[at] ?? 0;
    }
  }
  return [...found.values()].map(({ agreement, sales }) => ({
    agreement,
    sales: [...sales.values()].filter(({ gross }) => gross > 0),
  }));
}
