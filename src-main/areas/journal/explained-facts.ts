/**
 * What persons and matching said of the money: matches in force at the bank, what was given up and to which account, payments and top-ups. As the
 * rules read them.
 */
import { chinaDay } from '../../../shared/domain/china-time.ts';
import type { ExceptionKind, Leg } from '../../../shared/domain/leg.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { BANK_LEGS } from '../matching/rules/legs/bank-sharing.ts';
import { signedAmount } from '../matching/rules/work/leg-amount.ts';
import type { PartyStore } from '../parties/store.ts';
import type { PaymentFact } from '../payments/booking.ts';
import type { TopUpFact } from '../payments/funds/facts.ts';
import type { Standing, StandingException } from '../review/standing.ts';
import { eventsOf } from '../review/store.ts';
import { exceptionSource, groupSource } from './rules/fact.ts';
import { houseSub } from './rules/house-sub.ts';
import type { BookedGroup, Counted, GivenUp } from './rules/match-units.ts';
import type { BookedPayment, BookedTopUp } from './rules/payment-units.ts';

/** Groups in force on the bank legs, one after the other: there may be a million. */
export function* bankGroups(standing: Standing): Generator<BookedGroup> {
  const legs = standing.legs();
  for (const leg of BANK_LEGS.filter((each) => legs.includes(each))) {
    const groups = standing.view(leg).groupIndex(['accepted', 'confirmed']);
    for (let at = 0; at < groups.count; at += 1) {
      const { left, right } = groups.at(at);
      yield { leg, left, right };
    }
  }
}

/** Groups of trades and fund lines in force, as far as one of these fund lines is in them. */
export function fundGroups(standing: Standing, lines: readonly number[]): BookedGroup[] {
  if (lines.length === 0 || !standing.legs().includes('trade_fund')) return [];
  const view = standing.view('trade_fund');
  const found = new Map<string, BookedGroup>();
  for (const line of lines) {
    if (!view.isMatched('right', line)) continue;
    const group = view.groupOf('right', line);
    if (group) found.set(group.key, { leg: 'trade_fund', left: group.left, right: group.right });
  }
  return [...found.values()];
}

export const countedIn =
  (standing: Standing): Counted =>
  (leg, side, lineId) => {
    const view = standing.view(leg);
    const position = view.positionOf(side, lineId);
    return position < 0 ? 0 : signedAmount(leg, side, view.set(side), position);
  };

/** Of two files side by side neither is booked for the other. */
const isBooked = (leg: Leg): boolean => leg !== 'left_right';

export function givenUp(ledger: Ledger, standing: Standing): GivenUp[] {
  const legs = standing.legs().filter(isBooked);
  const byPersons = legs.flatMap((leg) =>
    standing
      .view(leg)
      .persons()
      .flatMap((group): GivenUp[] => {
        const { remainder, id, left, right, madeAt } = group;
        if (leg === 'order_trade' || remainder?.treatment !== 'write_off' || !remainder.account) return [];
        const { account } = remainder;
        return [
          {
            leg,
            left,
            right,
            source: groupSource(id),
            rule: 'write_off',
            account,
            sides: 'matched',
            day: chinaDay(madeAt),
          },
        ];
      }),
  );
  return [...byPersons, ...explainedExceptions(ledger, standing)];
}

function explainedExceptions(ledger: Ledger, standing: Standing): GivenUp[] {
  const named = ledger.first(
    ledger.query.selectFrom('exception_detail').select('row').where('action', '=', 'account').limit(1),
  );
  if (!named) return []; // Exceptions may be a million: they are read only where one was given up.
  return standing.exceptions().flatMap((each): GivenUp[] => {
    const { leg, key, left, right, account, disposition, state } = each;
    if (state !== 'explained' || !account || !isBooked(leg)) return [];
    if (disposition !== 'write_off' && disposition !== 'to_suspense') return [];
    const decided = eventsOf(ledger, key).findLast(({ action }) => action === 'dispose');
    if (!decided) return [];
    return [
      {
        leg,
        left,
        right,
        source: exceptionSource(key),
        rule: disposition,
        account,
        sides: sidesOf(each),
        day: chinaDay(decided.at),
      },
    ];
  });
}

/** Kinds that put two sides together and say how they differ. */
const DIFFERING: readonly ExceptionKind[] = [
  'amount_differs',
  'fee_differs',
  'refund_differs',
  'status_differs',
];

function sidesOf({
  left,
  right,
  kind,
}: Pick<StandingException, 'left' | 'right' | 'kind'>): GivenUp['sides'] {
  if (left.length === 0 || right.length === 0) return 'one_sided';
  return DIFFERING.includes(kind) ? 'differs' : 'unclear';
}

export const bookedPayments = (payments: readonly PaymentFact[], parties: PartyStore): BookedPayment[] =>
  payments.map((payment) => ({
    ...payment,
    partyKind: parties.party(payment.partyId)?.kind ?? '',
    fromSub: subOfAccount(parties, payment.fromAccountId),
    lines: payment.lines.map(({ lineId }) => lineId),
  }));

/** The sub-ledger of an account of the house. */
export function subOfAccount(parties: PartyStore, accountId: string): string {
  const account = parties.account(accountId);
  return account ? houseSub(account.channel, account.number) : accountId;
}

export const bookedTopUps = (topUps: readonly TopUpFact[], parties: PartyStore): BookedTopUp[] =>
  topUps.map(({ orderNo, partyId, lineId }) => ({
    orderNo,
    partyId,
    partyKind: parties.party(partyId)?.kind ?? '',
    line: lineId,
  }));
