/** What whoever agrees is shown of batches that are to be signed: each with its days and net, what they come to, and what the checks warn of. */

import { formatMinorGrouped } from '../../../../shared/domain/money.ts';
import { together } from '../../../../shared/domain/settlement.ts';
import type { SettlementDeps } from '../deps.ts';
import type { StandingBatch } from '../settlement-book.ts';
import { look } from './look.ts';
import { ownerShown } from './views.ts';

interface Fact {
  readonly name: string;
  readonly value: string;
}
/** More are counted and summed: nobody reads five hundred lines of a request. */
const BATCHES_SHOWN_MAX = 20;

export function signFacts(
  deps: SettlementDeps,
  signing: readonly StandingBatch[],
  without: number,
): readonly Fact[] {
  const [first] = signing;
  const currency = first?.batch.of.currency ?? '';
  const { net } = together(signing.map(({ batch }) => batch));
  const warnings = new Map<string, number>();
  for (const each of signing)
    for (const { name, outcome } of look(deps, each).checks)
      if (outcome === 'warn') warnings.set(name, 1 + (warnings.get(name) ?? 0));
  return [
    ...signing.slice(0, BATCHES_SHOWN_MAX).map(({ batch }) => ({
      name: 'settlement_batch',
      value: [
        ownerShown(deps, batch.of),
        batch.from === batch.to ? batch.from : `${batch.from}–${batch.to}`,
        `${currency} ${formatMinorGrouped(batch.net, currency)}`,
      ].join(' '),
    })),
    { name: 'settlement_count', value: String(signing.length) },
    { name: 'settlement_net', value: `${currency} ${formatMinorGrouped(net, currency)}` },
    ...(without > 0 ? [{ name: 'settlement_without', value: String(without) }] : []),
    ...[...warnings].map(([name, count]) => ({ name: 'settlement_warning', value: `${name} ${count}` })),
  ];
}
