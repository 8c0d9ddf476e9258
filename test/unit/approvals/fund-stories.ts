/** Frozen funds let go: how it is asked for, what has come of it, and that somebody else may have let them go meanwhile. */
import type { RequestKind } from '../../../shared/contract/approvals.ts';
import { assert } from '../../../shared/result.ts';
import { partyOf } from '../../support/parties.ts';
import type { Seat } from '../../support/people.ts';
import type { Asked, Office } from './office.ts';

const reason = '案件已结';
const HELD = 88_000;

/** A party with money by the books, and all of it frozen. */
async function frozen(office: Office) {
  const at = office.next();
  const body = partyOf({ kind: 'customer', name: `存款人 ${at}` });
  const { partyId } = await office.clerk.get('parties.save', { partyId: null, body, reason });
  const posting = { amount: HELD, currency: 'CNY' } as const;
  const { requestId } = await office.clerk.get('journal.propose', {
    day: '2026-03-25',
    memo: `客户存入 ${at}`,
    postings: [
      { ...posting, account: '2241', sub: '', side: 'debit' },
      { ...posting, account: '2203', sub: partyId, side: 'credit' },
    ],
    reason,
  });
  assert(requestId !== null, 'it waits for a second person');
  await office.agree(requestId);
  const of = { partyId, currency: 'CNY' } as const;
  const { id } = await office.clerk.get('funds.freeze', { ...of, amount: HELD, reason });
  return { id, of };
}

async function asks(seat: Seat, id: number): Promise<number> {
  const { requestId } = await seat.get('funds.unfreeze', { id, reason });
  assert(requestId !== null, 'it waits for a second person');
  return requestId;
}

export const FUND_STORIES: Readonly<
  Record<Extract<RequestKind, 'fund_unfreeze'>, (office: Office) => Promise<Asked>>
> = {
  fund_unfreeze: async (office) => {
    const { id, of } = await frozen(office);
    return {
      id: await asks(office.clerk, id),
      maker: office.clerk,
      isDone: async () => (await office.clerk.get('funds.account', of)).balance.available === HELD,
      change: async () => office.agree(await asks(office.owner, id)),
    };
  },
};
