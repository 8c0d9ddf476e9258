/** Payouts that a bank refused come back to the channel's account: neither that one nor its return answers for any day. */
import type { Move } from './drafts.ts';

type Returned = Pick<Move, 'owner' | 'numberKey' | 'day' | 'at' | 'signed' | 'lineId'>;

/** What came back takes the payout of its number and amount away, else the last one of its amount before it. */
export function withoutReturned<Each extends Returned>(payouts: readonly Each[]): readonly Each[] {
  const inTime = payouts.toSorted(
    (a, b) => a.day - b.day || (a.at || 0) - (b.at || 0) || a.lineId - b.lineId,
  );
  const gone = new Set<Each>();
  for (const back of inTime) {
    if (back.signed <= 0) continue;
    gone.add(back);
    const sent = inTime.filter(
      (each) =>
        each.signed === -back.signed && each.owner === back.owner && each.day <= back.day && !gone.has(each),
    );
    const ofNumber = sent.filter(({ numberKey }) => numberKey !== '' && numberKey === back.numberKey);
    const found = ofNumber.at(-1) ?? sent.at(-1);
    if (found) gone.add(found);
  }
  return payouts.filter((each) => !gone.has(each));
}
