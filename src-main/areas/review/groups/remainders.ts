/**
 * What matches by hand leave over. A remainder that stays open is an exception over its match, so that it is not forgotten: it goes when the match is
 * extended or taken apart, and is decided about like any other.
 */
import type { Side } from '../../../../shared/domain/leg.ts';
import { formatMinor } from '../../../../shared/domain/money.ts';
import type { RemainderTreatment, WriteOffAccount } from '../../../../shared/domain/write-off-accounts.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { StoredException } from '../../matching/exception-store.ts';
import { signedAmount } from '../../matching/rules/work/leg-amount.ts';
import { NO_DAY } from '../../statements/rules/line-columns.ts';
import type { LegView } from '../leg-view.ts';
import type { PersonGroup } from '../store.ts';

export interface Remainder {
  readonly treatment: RemainderTreatment;
  readonly account: WriteOffAccount | null;
}

/** Inside the write of its group. */
export function appendRemainder(
  ledger: Ledger,
  groupId: number,
  about: Remainder & Pick<PersonGroup, 'difference' | 'currency' | 'reason' | 'madeAt'> & { by: string },
): void {
  ledger.append(
    ledger.query.insertInto('person_group_remainder').values({
      group_id: groupId,
      treatment: about.treatment,
      account: about.account ?? '',
      amount: about.difference,
      currency: about.currency,
      reason: about.reason,
      at: about.madeAt,
      by: about.by,
    }),
  );
}

export const remainderKey = (groupId: number): string => `remainder-p${groupId}`;

/** One for each match in force whose difference was left open; groups whose lines left with their import say nothing. */
export function remainderExceptions(view: LegView): (StoredException & { readonly groupKey: string })[] {
  return view
    .persons()
    .filter((group) => group.remainder?.treatment === 'open' && group.difference !== 0)
    .map((group) => ({
      leg: view.leg,
      key: remainderKey(group.id),
      groupKey: `p${group.id}`,
      kind: 'amount_differs' as const,
      amount: Math.abs(group.difference),
      difference: group.difference,
      currency: group.currency,
      sinceDay: firstDay(view, group),
      expectedByDay: null,
      suggestion: 'choose_partner' as const,
      left: group.left,
      right: group.right,
      evidence: [
        { name: 'left_amount', value: formatMinor(sumOf(view, 'left', group), group.currency) },
        { name: 'right_amount', value: formatMinor(sumOf(view, 'right', group), group.currency) },
      ],
    }));
}

const sumOf = (view: LegView, side: Side, group: PersonGroup): number =>
  group[side].reduce(
    (sum, line) => sum + signedAmount(view.leg, side, view.set(side), view.positionOf(side, line)),
    0,
  );

/** The day the money arose: what the remainder's age is counted from. */
function firstDay(view: LegView, group: PersonGroup): number {
  const days = (['left', 'right'] as const)
    .flatMap((side) => group[side].map((line) => view.set(side).day[view.positionOf(side, line)] ?? NO_DAY))
    .filter((day) => day !== NO_DAY);
  return days.length === 0 ? 0 : Math.min(...days);
}
