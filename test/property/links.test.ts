/**
 * Counted once: whatever was moved between our accounts and whatever two sources tell of, in whatever order the files come, the sums are those
 * of the movements with the outside world.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Desk } from '../../src-main/engine/desk.ts';
import { importAll, info, type NamedBytes, newDesk } from '../support/desk.ts';
import { type BankRow, bankFile, type WalletRow, wechatFile } from '../support/own-money.ts';

const ACCOUNTS = ['6225880012345678', '6217000099998888', '6222021234567777'] as const;
const tail = (account: string) => account.slice(-4);
const day = (at: number) => `2026-03-${String(at).padStart(2, '0')}`;
const yuan = (fen: number) => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;

/** What happened, each with one truth: what it is for the house as a whole. */
type Event =
  | {
      readonly what: 'sale' | 'purchase';
      readonly account: number;
      readonly day: number;
      readonly fen: number;
    }
  | {
      readonly what: 'transfer';
      readonly from: number;
      readonly to: number;
      readonly day: number;
      readonly late: number;
      readonly fen: number;
    }
  | {
      readonly what: 'by_card' | 'from_wallet' | 'withdrawal';
      readonly account: number;
      readonly day: number;
      readonly late: number;
      readonly fen: number;
    };

const place = fc.integer({ min: 0, max: 2 });
const when = fc.integer({ min: 1, max: 25 });
const late = fc.integer({ min: 0, max: 3 });
/** Few different amounts, so that equal ones meet. */
const fen = fc.constantFrom(300, 1_000, 1_000, 2_816, 100_000);
const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ what: fc.constantFrom('sale', 'purchase'), account: place, day: when, fen }),
  fc
    .record({ what: fc.constant('transfer' as const), from: place, to: place, day: when, late, fen })
    .filter(({ from, to }) => from !== to),
  fc.record({
    what: fc.constantFrom('by_card', 'from_wallet', 'withdrawal'),
    account: place,
    day: when,
    late,
    fen,
  }),
);

function filesOf(events: readonly Event[]): NamedBytes[] {
  const banks: BankRow[][] = [[], [], []];
  const wallet: WalletRow[] = [];
  const book = (account: number, row: BankRow) => banks[account]?.push(row);
  events.forEach((each, at) => {
    const id = `4200${String(at).padStart(10, '0')}`;
    const time = `${day(each.day)} 12:${String(at % 60).padStart(2, '0')}:00`;
    switch (each.what) {
      case 'sale':
        book(each.account, { day: day(each.day), amount: yuan(each.fen), party: `客户${at}号有限公司` });
        break;
      case 'purchase':
        book(each.account, {
          day: day(each.day),
          amount: `-${yuan(each.fen)}`,
          party: `供货${at}号有限公司`,
        });
        break;
      case 'transfer': {
        const [from = '', to = ''] = [ACCOUNTS[each.from], ACCOUNTS[each.to]];
        book(each.from, { day: day(each.day), amount: `-${yuan(each.fen)}`, party: '清河茶业', other: to });
        book(each.to, {
          day: day(each.day + each.late),
          amount: yuan(each.fen),
          party: '清河茶业',
          other: from,
        });
        break;
      }
      case 'by_card':
        wallet.push({
          at: time,
          amount: yuan(each.fen),
          id,
          method: `招商银行(${tail(ACCOUNTS[each.account] ?? '')})`,
        });
        book(each.account, {
          day: day(each.day + each.late),
          amount: `-${yuan(each.fen)}`,
          party: '财付通-便利店',
          text: '快捷支付',
        });
        break;
      case 'from_wallet':
        wallet.push({ at: time, amount: yuan(each.fen), id, method: '零钱' });
        break;
      case 'withdrawal':
        wallet.push({
          at: time,
          type: '零钱提现',
          direction: '/',
          amount: yuan(each.fen),
          id,
          method: `招商银行(${tail(ACCOUNTS[each.account] ?? '')})`,
          status: '提现已到账',
        });
        book(each.account, {
          day: day(each.day + each.late),
          amount: yuan(each.fen),
          party: '财付通支付科技有限公司',
          text: '提现',
        });
        break;
    }
  });
  return [
    ...banks.flatMap((rows, at) =>
      rows.length === 0
        ? []
        : [
            bankFile(
              ACCOUNTS[at] ?? '',
              rows.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)),
            ),
          ],
    ),
    ...(wallet.length === 0 ? [] : [wechatFile(wallet.toSorted((a, b) => (a.at < b.at ? -1 : 1)))]),
  ];
}

/** With the outside world: in and out. */
function truthOf(events: readonly Event[]) {
  const truth = { inCount: 0, inSum: 0, outCount: 0, outSum: 0 };
  for (const { what, fen: amount } of events) {
    if (what === 'sale') {
      truth.inCount += 1;
      truth.inSum += amount;
    } else if (what === 'purchase' || what === 'by_card' || what === 'from_wallet') {
      truth.outCount += 1;
      truth.outSum += amount;
    }
  }
  return truth;
}

async function lookAt(desk: Desk) {
  const states = ['linked' as const, 'proposed' as const];
  const links = await desk.handlers['statements.links'](
    { states, lineId: null, offset: 0, limit: 500 },
    info,
  );
  const { totals } = await desk.handlers['statements.totals']({ query: '', importId: null }, info);
  const nameOf = ({ file, row }: { file: string; row: number }) => `${file}:${row}`;
  return {
    links: links.rows.map((link) => `${link.kind} ${link.state} ${nameOf(link.a)} ${nameOf(link.b)}`),
    held: links.rows
      .filter((link) => link.state === 'linked')
      .flatMap((link) => [nameOf(link.a), nameOf(link.b)]),
    proposals: links.counts.proposed,
    totals,
  };
}

test('links do not depend on the order of files, no line is in two, and sums are those of the outside world', async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(event, { minLength: 1, maxLength: 24 }),
      fc.boolean(),
      async (events, isTogether) => {
        const files = filesOf(events);
        const desk = await newDesk();
        const other = await newDesk();
        try {
          await importAll(desk, files);
          if (isTogether) await importAll(other, files.toReversed());
          else for (const file of files.toReversed()) await importAll(other, [file]);
          const seen = await lookAt(desk);
          expect(await lookAt(other)).toEqual(seen);
          expect(new Set(seen.held).size).toBe(seen.held.length);
          if (seen.proposals > 0) return; // What a person has yet to decide is not counted for her.
          compared += 1;
          const [total] = seen.totals;
          expect(total?.once ?? truthOf([])).toEqual(truthOf(events));
        } finally {
          desk.close();
          other.close();
        }
      },
    ),
    { numRuns: 20 },
  );
  expect(compared).toBeGreaterThan(5);
});
