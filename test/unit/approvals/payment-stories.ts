/** Requests about payments: how each is asked for, what has come of it once agreed to, and what may change underneath. */
import type { RequestKind } from '../../../shared/contract/approvals.ts';
import { assert } from '../../../shared/result.ts';
import { resultTable, Treasury } from '../../support/treasury.ts';
import type { Asked, Office } from './office.ts';

type PaymentKind = Extract<
  RequestKind,
  'payment_batch' | 'payment_resolve' | 'payment_limits' | 'payment_layout'
>;
const reason = '五月货款';

/** One a house, furnished when the first story needs it. */
const treasuries = new WeakMap<Office, Promise<Treasury>>();
function treasuryOf(office: Office): Promise<Treasury> {
  const known = treasuries.get(office);
  if (known) return known;
  const treasury = new Treasury(office.house, office.clerk, office.reviewer);
  const furnished = treasury.furnish().then(() => treasury);
  treasuries.set(office, furnished);
  return furnished;
}

const waits = (requestId: number | null): number => {
  assert(requestId !== null, 'it waits for a second person');
  return requestId;
};

export const PAYMENT_STORIES: Readonly<Record<PaymentKind, (office: Office) => Promise<Asked>>> = {
  payment_batch: async (office) => {
    const treasury = await treasuryOf(office);
    const { batchNo, requestId } = await treasury.submitted([treasury.item(0), treasury.item(1)]);
    return {
      id: requestId,
      maker: office.clerk,
      isDone: async () => (await treasury.state(batchNo)) === 'approved',
      change: async () => void (await office.clerk.get('payments.cancel', { batchNo, reason })),
    };
  },
  payment_resolve: async (office) => {
    const treasury = await treasuryOf(office);
    const item = treasury.item(0);
    const { batchNo, itemNos } = await treasury.instructed([item]);
    const [itemNo = ''] = itemNos;
    const says = (word: string) =>
      resultTable(batchNo, [{ itemNo, amount: item.amount, word }], `${word}.csv`);
    await treasury.take(says('待查'));
    const asked = { itemNo, state: 'paid', lineId: null, reason } as const;
    const { requestId } = await office.clerk.get('payments.resolve', asked);
    return {
      id: waits(requestId),
      maker: office.clerk,
      isDone: async () => (await treasury.states(batchNo))[0] === 'paid',
      // The bank says it failed, before anybody agrees that it was paid.
      change: async () => void (await treasury.take(says('失败'))),
    };
  },
  payment_layout: async (office) => {
    const name = `城商行代付 ${office.next()}`;
    const { shipped } = await office.clerk.get('payments.layouts', {});
    const [{ layout }] = shipped as [(typeof shipped)[0], ...typeof shipped]; // Two are shipped.
    const of = async () =>
      (await office.clerk.get('payments.layouts', {})).layouts.find((each) => each.name === name);
    const ask = async (itemsMax: number) => {
      const known = await of();
      const asked = { id: known?.id ?? null, version: known?.version ?? 0, name, reason };
      const answer = await office.clerk.get('payments.setLayout', {
        ...asked,
        layout: { ...layout, itemsMax },
      });
      return waits(answer.requestId);
    };
    return {
      id: await ask(100),
      maker: office.clerk,
      isDone: async () => (await of())?.layout.itemsMax === 100,
      // Another asks for a layout of the same name, and is agreed to first.
      change: async () => office.agree(await ask(200)),
    };
  },
  payment_limits: async (office) => {
    await treasuryOf(office);
    const ask = async (duplicateDays: number) => {
      const { limits } = await office.owner.get('payments.limits', {});
      const next = { ...limits, duplicateDays };
      return waits((await office.owner.get('payments.setLimits', { limits: next, reason })).requestId);
    };
    const days = 10 + office.next();
    const other = 10 + office.next();
    return {
      id: await ask(days % 360),
      maker: office.owner,
      isDone: async () => (await office.owner.get('payments.limits', {})).limits.duplicateDays === days % 360,
      change: async () => office.agree(await ask(other % 360)),
    };
  },
};
