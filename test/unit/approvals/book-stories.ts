/** Requests about the books: how each is asked for, what has come of it once agreed to, and what may change underneath. */
import type { RequestKind } from '../../../shared/contract/approvals.ts';
import { assert } from '../../../shared/result.ts';
import type { Asked, Office } from './office.ts';

type BookKind = Extract<
  RequestKind,
  'chart_change' | 'manual_journal' | 'journal_reverse' | 'period_close' | 'period_reopen'
>;
const reason = '月末结账';

const waits = (requestId: number | null): number => {
  assert(requestId !== null, 'it waits for a second person');
  return requestId;
};

/** An account nobody else uses. */
const accountOf = (at: number, name = `备用科目 ${at}`) => ({
  code: String(7_000 + at),
  nameZh: name,
  nameEn: `Spare ${at}`,
  class: 'expense' as const,
  role: 'none' as const,
  subLedger: 'none' as const,
});

async function changeAccount(
  office: Office,
  body: ReturnType<typeof accountOf>,
  version = 0,
): Promise<number> {
  return waits((await office.clerk.get('journal.changeAccount', { body, version, reason })).requestId);
}

/** Debits a spare account: opened for it, so that it can be closed underneath. */
async function proposed(office: Office) {
  const at = office.next();
  const account = accountOf(at);
  await office.agree(await changeAccount(office, account));
  const memo = `手工凭证 ${at}`;
  const { requestId } = await office.clerk.get('journal.propose', {
    day: '2026-03-25',
    memo,
    postings: [
      { account: account.code, sub: '', side: 'debit', amount: 100 + at, currency: 'CNY' },
      { account: '2241', sub: '', side: 'credit', amount: 100 + at, currency: 'CNY' },
    ],
    reason,
  });
  return { id: waits(requestId), memo, account };
}

async function entriesSaying(office: Office, memo: string) {
  const { rows } = await office.clerk.get('journal.entries', {
    query: '',
    from: '',
    to: '',
    offset: 0,
    limit: 500,
  });
  return rows.filter((entry) => entry.memo === memo);
}

async function stateOf(office: Office, period: string) {
  return (
    (await office.clerk.get('journal.periods', {})).periods.find((each) => each.period === period)?.state ??
    'open'
  );
}

async function setPeriod(
  office: Office,
  period: string,
  state: 'open' | 'soft_closed' | 'closed',
): Promise<number> {
  return waits((await office.clerk.get('journal.setPeriod', { period, state, reason })).requestId);
}

/** Long before anything was booked: what other stories post is not in its way. */
const periodOf = (at: number) => `${1990 + (at % 20)}-${String(1 + (at % 12)).padStart(2, '0')}`;

export const BOOK_STORIES: Readonly<Record<BookKind, (office: Office) => Promise<Asked>>> = {
  chart_change: async (office) => {
    const at = office.next();
    const nameOf = async () =>
      (await office.clerk.get('journal.chart', {})).accounts.find(({ code }) => code === String(7_000 + at))
        ?.nameZh;
    return {
      id: await changeAccount(office, accountOf(at)),
      maker: office.clerk,
      isDone: async () => (await nameOf()) === accountOf(at).nameZh,
      // Somebody else opens an account of that number.
      change: async () => office.agree(await changeAccount(office, accountOf(at, `另一个 ${at}`))),
    };
  },
  manual_journal: async (office) => {
    const { id, memo, account } = await proposed(office);
    return {
      id,
      maker: office.clerk,
      isDone: async () => (await entriesSaying(office, memo)).length === 1,
      change: async () => {
        const { requestId } = await office.clerk.get('journal.closeAccount', { code: account.code, reason });
        await office.agree(waits(requestId));
      },
    };
  },
  journal_reverse: async (office) => {
    const { id, memo } = await proposed(office);
    await office.agree(id);
    const [entry] = await entriesSaying(office, memo);
    assert(entry !== undefined, 'the entry was posted');
    const ask = async (day: string) =>
      waits((await office.clerk.get('journal.reverse', { entryId: entry.id, day, reason })).requestId);
    return {
      id: await ask('2026-03-26'),
      maker: office.clerk,
      isDone: async () =>
        (await entriesSaying(office, memo)).some(
          ({ origin, day }) => origin === 'reversal' && day === '2026-03-26',
        ),
      change: async () => office.agree(await ask('2026-03-27')),
    };
  },
  period_close: async (office) => {
    const period = periodOf(office.next());
    return {
      id: await setPeriod(office, period, 'closed'),
      maker: office.clerk,
      isDone: async () => (await stateOf(office, period)) === 'closed',
      change: async () => office.agree(await setPeriod(office, period, 'soft_closed')),
    };
  },
  period_reopen: async (office) => {
    const period = periodOf(office.next());
    await office.agree(await setPeriod(office, period, 'closed'));
    return {
      id: await setPeriod(office, period, 'open'),
      maker: office.clerk,
      isDone: async () => (await stateOf(office, period)) === 'open',
      change: async () => office.agree(await setPeriod(office, period, 'soft_closed')),
    };
  },
};
