/**
 * Sales and refunds out of the columns of lines, each told once: by the trade bill; where a channel account gave none, by its fund bill; where a channel
 * gave neither, by our own orders.
 */
import { chinaDayNumber } from '../../../../shared/domain/china-time.ts';
import { CHANNELS, LINE_KINDS, LINE_STATUSES } from '../../../../shared/domain/statement-line.ts';
import { type LineSet, NO_DAY } from '../../statements/rules/line-columns.ts';
import { grouped } from './grouped.ts';
import { DECLINED, REFUND, SALE, type Sales, type SubjectOf } from './scene.ts';

const CHINA_SECONDS = 8 * 3600;
const [PAYMENT, GIVEN_BACK] = [LINE_KINDS.indexOf('payment'), LINE_KINDS.indexOf('refund')];
const FELL_THROUGH = new Set(
  (['closed', 'failed', 'revoked'] as const).map((each) => LINE_STATUSES.indexOf(each)),
);
const PENDING = LINE_STATUSES.indexOf('pending');

/** When a line was: its moment, else the beginning of its day in China; its day as China counts it. */
export function momentOf({ at, day }: LineSet, line: number): { at: number; day: number; isTimed: boolean } {
  const stated = at[line] ?? Number.NaN;
  if (!Number.isNaN(stated)) return { at: stated, day: chinaDayNumber(stated), isTimed: true };
  const on = day[line] ?? NO_DAY;
  return { at: on * 86_400 - CHINA_SECONDS, day: on, isTimed: false };
}

export const amountOf = ({ gross, net }: LineSet, line: number): number => {
  const stated = gross[line] ?? Number.NaN;
  return Math.abs(Number.isNaN(stated) ? (net[line] ?? 0) : stated);
};

const roleOf = ({ kind, status }: LineSet, line: number): number => {
  const [of, stands] = [kind[line], status[line] ?? 0];
  if (stands === PENDING) return 0;
  if (of === PAYMENT) return FELL_THROUGH.has(stands) ? DECLINED : SALE;
  return of === GIVEN_BACK && !FELL_THROUGH.has(stands) ? REFUND : 0;
};

/** A channel account and currency of a line, as one small number within its set. */
const placeOf = ({ account, channel, currency, currencies }: LineSet, line: number): number =>
  ((account[line] ?? 0) * CHANNELS.length + (channel[line] ?? 0)) * (currencies.length + 1) +
  (currency[line] ?? 0);

interface Source {
  readonly set: LineSet;
  /** By place: which subject, or -1 where another source tells of it. */
  readonly subjectAt: Map<number, number>;
}

export function salesOf(trade: LineSet, fund: LineSet, orders: LineSet): Sales {
  const keys = new Map<string, SubjectOf>();
  const told = new Set<string>();
  const sources = [trade, fund, orders].map((set, rank) => {
    const channels = new Set([...told].map((account) => account.slice(0, account.indexOf('/'))));
    const names = new Map<number, string>();
    const here = new Set<string>();
    for (let line = 0; line < set.count; line += 1) {
      const place = placeOf(set, line);
      if (names.has(place) || roleOf(set, line) === 0) continue;
      const channel = CHANNELS[set.channel[line] ?? 0] ?? 'none';
      const account = `${channel}/${set.accounts[set.account[line] ?? 0] ?? ''}`;
      const isTold = rank === 2 ? channels.has(channel) : told.has(account);
      const currency = set.currencies[set.currency[line] ?? 0] ?? '';
      names.set(place, isTold ? '' : `${account} ${currency}`);
      if (isTold) continue;
      here.add(account);
      keys.set(`${account} ${currency}`, {
        subject: { kind: 'channel_account', id: account, label: '' },
        currency,
        isOwn: false,
      });
    }
    for (const account of here) told.add(account);
    return { set, names };
  });
  const sorted = [...keys].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const at = new Map(sorted.map(([key], place) => [key, place]));
  return gather(
    sources.map(
      ({ set, names }): Source => ({
        set,
        subjectAt: new Map([...names].map(([place, key]) => [place, at.get(key) ?? -1])),
      }),
    ),
    sorted.map(([, subject]) => subject),
  );
}

function gather(sources: readonly Source[], subjects: readonly SubjectOf[]): Sales {
  const most = sources.reduce((sum, { set }) => sum + set.count, 0);
  const line = new Uint32Array(most);
  const role = new Uint8Array(most);
  const subject = new Uint32Array(most);
  const at = new Float64Array(most);
  const isTimed = new Uint8Array(most);
  const day = new Int32Array(most);
  const amount = new Float64Array(most);
  const orderNo = new Uint32Array(2 * most);
  let count = 0;
  for (const { set, subjectAt } of sources)
    for (let from = 0; from < set.count; from += 1) {
      const is = roleOf(set, from);
      if (is === 0) continue;
      const of = subjectAt.get(placeOf(set, from)) ?? -1;
      const moment = momentOf(set, from);
      if (of < 0 || moment.day === NO_DAY) continue;
      line[count] = set.lineId[from] ?? 0;
      role[count] = is;
      subject[count] = of;
      at[count] = moment.at;
      isTimed[count] = moment.isTimed ? 1 : 0;
      day[count] = moment.day;
      amount[count] = amountOf(set, from);
      orderNo[2 * count] = set.orderNo[2 * from] ?? 0;
      orderNo[2 * count + 1] = set.orderNo[2 * from + 1] ?? 0;
      count += 1;
    }
  return {
    ...{ count, line, role, subject, subjects, at, isTimed, day, amount, orderNo },
    ...grouped(count, subjects.length, subject, at),
  };
}
