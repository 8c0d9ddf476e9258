/** The stories of what is asked for about orders: cancelled, refunded, supplemented, corrected; underneath, a file tells another story of the same order. */
import type { RequestKind } from '../../../shared/contract/approvals.ts';
import { assert } from '../../../shared/result.ts';
import type { Asked, Office } from './office.ts';

const HEADER = 'merchant_order_no,kind,refund_no,channel,created_at,paid_at,amount,currency,status,product';
const reason = '客户来电';
const DAY = '2026-03-25';

const said = (number: string, status: string, amount = '88.00') =>
  [HEADER, `${number},payment,,wechat,${DAY} 09:00:00,,${amount},CNY,${status},茶`, ''].join('\n');
const trade = (office: Office, number: string) =>
  office.take(
    `trade-${number}.csv`,
    office.bill(1, () => ({ no: number, day: DAY, yuan: '88.00' })),
  );
const stands = (office: Office, merchantOrderNo: string) =>
  office.clerk.get('orders.story', { merchantOrderNo });

async function asked(
  office: Office,
  { requestId }: { readonly requestId: number | null },
  rest: Omit<Asked, 'id' | 'maker'>,
): Promise<Asked> {
  assert(requestId !== null, 'it waits for a second person');
  return { id: requestId, maker: office.clerk, ...rest };
}

type OrderKind = Extract<RequestKind, `order_${string}`>;

export const ORDER_STORIES: Readonly<Record<OrderKind, (office: Office) => Promise<Asked>>> = {
  order_cancel: async (office) => {
    const number = `CANCEL-${office.next()}`;
    await office.take(`${number}.csv`, said(number, 'pending'));
    return asked(office, await office.clerk.get('orders.cancel', { merchantOrderNo: number, reason }), {
      isDone: async () => (await stands(office, number)).standing?.state === 'closed',
      // It is paid after all.
      change: async () => void (await office.take(`${number}-paid.csv`, said(number, 'paid'))),
    });
  },
  order_refund: async (office) => {
    const number = `REFUND-${office.next()}`;
    await office.take(`${number}.csv`, said(number, 'paid'));
    const wanted = { merchantOrderNo: number, amount: 500, currency: 'CNY', reason };
    return asked(office, await office.clerk.get('orders.refund', wanted), {
      isDone: async () => (await stands(office, number)).standing?.refundPending === 500,
      // All of it is given back meanwhile.
      change: async () => void (await office.take(`${number}-back.csv`, said(number, 'refunded'))),
    });
  },
  order_supplement: async (office) => {
    const number = `LOST-${office.next()}`;
    await trade(office, number);
    const [line] = (await stands(office, number)).trades;
    const wanted = { lineId: line?.id ?? 0, merchantOrderNo: number, reason };
    return asked(office, await office.clerk.get('orders.supplement', wanted), {
      isDone: async () => (await stands(office, number)).standing?.state === 'paid',
      // The order comes in with a file of its own, as something else.
      change: async () => void (await office.take(`${number}-own.csv`, said(number, 'pending'))),
    });
  },
  order_status: async (office) => {
    const number = `STATUS-${office.next()}`;
    await office.take(`${number}.csv`, said(number, 'pending'));
    await trade(office, number);
    const { orders, trades } = await stands(office, number);
    const wanted = { status: 'success' as const, amount: null, evidence: [trades[0]?.id ?? 0], reason };
    return asked(office, await office.clerk.get('orders.fix', { lineId: orders[0]?.id ?? 0, ...wanted }), {
      isDone: async () => (await stands(office, number)).standing?.state === 'paid',
      change: async () => void (await office.take(`${number}-failed.csv`, said(number, 'failed'))),
    });
  },
};
