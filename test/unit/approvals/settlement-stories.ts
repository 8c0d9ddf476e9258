/** Requests about settlement: how each is asked for, what has come of it once agreed to, and what may change underneath. */
import type { RequestKind } from '../../../shared/contract/approvals.ts';
import { formatDay, parseDay } from '../../../shared/domain/dates.ts';
import { assert } from '../../../shared/result.ts';
import type { Asked, Office } from './office.ts';

const reason = '日终结算';
const FIRST_DAY = parseDay('2025-01-01') ?? 0;

const waits = (requestId: number | null): number => {
  assert(requestId !== null, 'it waits for a second person');
  return requestId;
};

/** A day nobody else has trades on. */
async function tradedDay(office: Office) {
  const at = office.next();
  const day = formatDay(FIRST_DAY + at);
  const bill = (count: number) =>
    office.bill(count, (place) => ({ no: `S-${at}-${place}`, day, yuan: `${100 + at}.50` }));
  await office.take(`settled-${at}.csv`, bill(2));
  const late = async () => void (await office.take(`settled-${at}-later.csv`, bill(3)));
  return { day, late };
}

async function batchOf(office: Office, day: string) {
  const asked = { query: '', side: 'channel', show: 'all', from: day, to: day, offset: 0, limit: 1 } as const;
  const [batch] = (await office.clerk.get('settlement.list', asked)).rows;
  assert(batch !== undefined, `there is a batch of ${day}`);
  return batch;
}

export const SETTLEMENT_STORIES: Readonly<
  Record<
    Extract<RequestKind, 'settlement_sign' | 'settlement_adjustment'>,
    (office: Office) => Promise<Asked>
  >
> = {
  settlement_sign: async (office) => {
    const { day, late } = await tradedDay(office);
    const { key, hash } = await batchOf(office, day);
    const { requestId } = await office.clerk.get('settlement.decide', {
      ...{ batches: [{ key, hash }], decision: 'approve', without: [], reason },
    });
    return {
      id: waits(requestId),
      maker: office.clerk,
      isDone: async () => (await batchOf(office, day)).state === 'approved',
      change: late,
    };
  },
  settlement_adjustment: async (office) => {
    const { day } = await tradedDay(office);
    const { key } = await batchOf(office, day);
    const ask = async (amount: number) => {
      const of = { side: 'channel', key, day, kind: 'correction', effect: 'add' } as const;
      const { requestId } = await office.clerk.get('settlement.adjust', {
        ...{ ...of, amount, evidence: null },
        reason,
      });
      return waits(requestId);
    };
    const amount = 1_000 + office.next();
    return {
      id: await ask(amount),
      maker: office.clerk,
      isDone: async () =>
        (await office.clerk.get('settlement.get', { key })).adjustments.some(
          (each) => each.amount === amount,
        ),
      change: async () => office.agree(await ask(amount + 5_000)),
    };
  },
};
