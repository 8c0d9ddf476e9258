/**
 * An adjustment (调整) of what is owed, by two persons. A merchant's is booked and enters her next batch that nobody signed. What is expected of a channel
 * is neither: it stands by its batches until the channel's own bill brings it, or it would be counted twice.
 */
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import { formatMinorGrouped } from '../../../../shared/domain/money.ts';
import type { Figure } from '../../../../shared/domain/settlement.ts';
import { settlementAdjustment } from '../../../../shared/domain/settlement-adjustment.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import type { Executor, RequestSubject } from '../../../platform/second-person.ts';
import { sha256OfJson } from '../../../platform/sha256.ts';
import type { SettlementDeps } from '../deps.ts';
import type { Members } from '../rules/members.ts';
import { type Adjustment, adjustmentsMade, appendAdjustment } from './adjustment-store.ts';
import { ownerShown } from './views.ts';

type Proposed = Omit<Adjustment, 'id' | 'at' | 'by' | 'reason'>;

export function adjustSettlement(
  deps: SettlementDeps,
  input: Input<'settlement.adjust'>,
  info: CallInfo,
): Output<'settlement.adjust'> {
  const { reason, key, ...of } = input;
  const found = deps.book.find(key);
  if (!found || found.batch.of.side !== input.side) throw new Refused('not_found', { what: 'settlement' });
  const { owner, of: about } = found.batch;
  // As it will be read again: the hash is over its very text.
  const proposed: Proposed = settlementAdjustment.parse({ ...of, owner, currency: about.currency });
  refuseEvidence(deps, proposed);
  refuseOthers(deps, proposed);
  const { amount, currency } = proposed;
  const asking = {
    kind: 'settlement_adjustment',
    subject: { adjustment: JSON.stringify(proposed) },
    hash: hashOf(deps, proposed),
    facts: [
      { name: 'settlement_owner', value: ownerShown(deps, about) },
      { name: 'adjustment_kind', value: proposed.kind },
      {
        name: 'adjustment_effect',
        value: `${proposed.effect} ${currency} ${formatMinorGrouped(amount, currency)}`,
      },
      { name: 'adjustment_day', value: proposed.day },
      { name: 'adjustment_booked', value: proposed.side === 'channel' ? 'expected' : 'booked' },
      ...evidenceFacts(deps, proposed),
    ],
    amount,
    currency,
    reason,
  } as const;
  const { requestId } = deps.secondPerson.decide(info, asking, () =>
    write(deps, proposed, { maker: info.person, reason }, info),
  );
  info.changed('settlement', 'journal', 'approvals', 'record');
  return { requestId };
}

export function adjustmentExecutor(deps: SettlementDeps): Executor {
  return {
    hashNow: (subject) => {
      const proposed = proposedOf(subject);
      return isHere(deps, proposed.evidence) ? hashOf(deps, proposed) : null;
    },
    run: (subject, maker, reason, info) => write(deps, proposedOf(subject), { maker, reason }, info),
    after: (info) => info.changed('settlement', 'journal', 'approvals', 'record'),
  };
}

const proposedOf = (subject: RequestSubject): Proposed =>
  settlementAdjustment.parse(JSON.parse(String(subject['adjustment'])));

/** A line that counts. */
function isHere({ lines }: SettlementDeps, evidence: number | null): boolean {
  if (evidence === null) return true;
  return lines
    .active()
    .some(({ firstLineId, lineCount }) => evidence >= firstLineId && evidence < firstLineId + lineCount);
}

function refuseEvidence(deps: SettlementDeps, { evidence }: Proposed): void {
  if (!isHere(deps, evidence)) throw new Refused('not_found', { what: 'line', id: evidence ?? 0 });
}

/** A line of a batch of somebody else shows nothing of hers; one of no batch (the bank's, another file's) may. */
function refuseOthers({ book }: SettlementDeps, { evidence, owner, side }: Proposed): void {
  if (evidence === null) return;
  const holders = new Set(
    book
      .batches()
      .filter(({ of, members }) => of.side === side && holds(members, evidence))
      .map((each) => each.owner),
  );
  if (holders.size > 0 && !holders.has(owner))
    throw new Refused('move_not_allowed', { why: 'evidence_of_other' });
}

const holds = (members: ReadonlyMap<Figure, Members>, line: number): boolean =>
  [...members.values()].some(({ lineIds }) => lineIds.includes(line));

/** Over what is asked for and every adjustment of the owner before it: two who ask for the same do not get it twice. */
const hashOf = ({ ledger }: SettlementDeps, proposed: Proposed): string =>
  sha256OfJson([
    proposed,
    adjustmentsMade(ledger).flatMap(({ owner, id }) => (owner === proposed.owner ? [id] : [])),
  ]);

function evidenceFacts({ lines }: SettlementDeps, { evidence }: Proposed) {
  if (evidence === null) return [];
  const { file, row } = lines.view(evidence);
  return [{ name: 'adjustment_evidence', value: `${file}:${row}` }];
}

function write(
  { ledger, record, now }: SettlementDeps,
  proposed: Proposed,
  { maker, reason }: { readonly maker: string; readonly reason: string },
  info: CallInfo,
): void {
  const { kind, effect, amount, currency, day } = proposed;
  const subject = { maker, kind, effect, amount, currency, day, reason };
  record.write(info, { action: 'settlement.adjusted', subject }, () =>
    appendAdjustment(ledger, { ...proposed, reason, at: now(), by: maker }),
  );
}
