/**
 * The books whatever comes: balances are the statements', nothing is posted twice, and replaying all facts gives the same books, whichever came first,
 * was taken back in between, or fell into a month that was closed by then.
 */
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { periodOf } from '../../shared/domain/books.ts';
import { minor } from '../../shared/domain/money.ts';
import type { ParsedLine } from '../../shared/domain/statement-line.ts';
import { type Asked, differenceOf } from '../../src-main/areas/journal/rules/difference.ts';
import { type BookedGroup, matchUnits } from '../../src-main/areas/journal/rules/match-units.ts';
import { openDayFor, stateOf } from '../../src-main/areas/journal/rules/periods.ts';
import { amountOf } from '../../src-main/areas/journal/rules/units.ts';
import type { Desk } from '../../src-main/engine/desk.ts';
import { importAll, info, newDesk, runAll } from '../support/desk.ts';
import { line } from '../support/lines.ts';
import { balancesOf, littleBooks } from '../unit/journal/little-books.ts';
import { shopDays, shopFiles } from '../unit/journal/shop.ts';

vi.mock('../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../support/quick-secrets.ts')).quick(await original()),
);

const day = fc.constantFrom('2026-01-30', '2026-01-31', '2026-02-01', '2026-03-15');
const amount = fc.integer({ min: 1, max: 5_000 });
const sale: fc.Arbitrary<ParsedLine> = fc
  .record({ day, gross: amount, feePart: fc.integer({ min: 0, max: 100 }), isRefund: fc.boolean() })
  .map(({ day: on, gross, feePart, isRefund }) => {
    const fee = Math.floor((gross * feePart) / 1000);
    return line({
      occurredAt: `${on}T10:00:00+08:00`,
      kind: isRefund ? 'refund' : 'payment',
      direction: isRefund ? 'out' : 'in',
      gross: minor(gross),
      fee: minor(isRefund ? -fee : fee),
      net: gross - fee,
    });
  });
const moved = (kinds: readonly ParsedLine['kind'][], over: Partial<ParsedLine>): fc.Arbitrary<ParsedLine> =>
  fc
    .record({ day, net: amount, kind: fc.constantFrom(...kinds), isIn: fc.boolean() })
    .map(({ day: on, net, kind, isIn }) =>
      line({
        ...over,
        occurredAt: `${on}T10:00:00+08:00`,
        kind,
        direction: isIn ? 'in' : 'out',
        net: minor(net),
      }),
    );
const fund = moved(
  ['payment', 'refund', 'fee', 'fee_return', 'payout', 'top_up', 'interest', 'adjustment'],
  {},
);
const bank = moved(['transfer', 'fee', 'interest'], { channel: 'bank', account: '6222' });
const some = (of: fc.Arbitrary<ParsedLine>) => fc.array(of, { maxLength: 8 });
const signed = (lines: readonly ParsedLine[]) =>
  lines.reduce((sum, { direction, net }) => sum + (direction === 'in' ? net : -net), 0);

test('whatever moved, each account’s book balance is what its lines say, and what is explained is no longer open', () => {
  fc.assert(
    fc.property(
      some(sale),
      some(fund),
      some(bank),
      fc.array(fc.boolean(), { maxLength: 8 }),
      (trades, funds, banks, isMatched) => {
        const books = littleBooks({ trade: trades, fund: funds, bank: banks });
        const payouts = funds.flatMap(({ kind }, at) => (kind === 'payout' ? [at] : []));
        const transfers = banks.flatMap(({ kind }, at) => (kind === 'transfer' ? [at] : []));
        const pairs = payouts.flatMap((left, at) => {
          const right = transfers[at];
          return right !== undefined && isMatched[at] ? [{ left, right }] : [];
        });
        const groups = pairs.map(
          ({ left, right }): BookedGroup => ({
            leg: 'fund_bank',
            left: [books.first.fund + left],
            right: [books.first.bank + right],
          }),
        );
        matchUnits(groups, books.explaining);
        const balances = balancesOf(books.sums());
        const of = (role: string) => balances[role] ?? 0;
        const settled = funds.filter(({ kind }) => ['payment', 'refund', 'fee', 'fee_return'].includes(kind));
        const explained = pairs.flatMap(({ right }) => banks[right] ?? []);
        expect(of('channel_balance')).toBe(signed(funds));
        expect(of('bank')).toBe(signed(banks));
        expect(of('channel_clearing')).toBe(signed(trades) - signed(settled));
        expect(of('bank_unmatched')).toBe(
          signed(explained) - signed(banks.filter(({ kind }) => kind === 'transfer')),
        );
        expect(Object.values(balances).reduce((sum, each) => sum + each, 0)).toBe(0);
      },
    ),
  );
});

/** One file of one story, which comes and goes. */
interface File {
  readonly trade: readonly ParsedLine[];
  readonly fund: readonly ParsedLine[];
  readonly bank: readonly ParsedLine[];
}
type Act =
  | { readonly what: 'come' | 'go'; readonly file: number }
  | { readonly what: 'post' }
  | { readonly what: 'close' | 'reopen'; readonly period: string };
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ what: fc.constantFrom('come' as const, 'go' as const), file: fc.nat({ max: 3 }) }),
  fc.constant({ what: 'post' as const }),
  fc.record({
    what: fc.constantFrom('close' as const, 'reopen' as const),
    period: fc.constantFrom('2026-01', '2026-02'),
  }),
);

interface Posted extends Asked {
  readonly id: number;
  readonly on: string;
}
/** What the files on hand ask for; each file is a source of its own, as imports are. */
const askedBy = (files: readonly File[], here: ReadonlySet<number>): Asked[] =>
  files.flatMap((file, at) =>
    here.has(at)
      ? littleBooks(file)
          .sums()
          .map(({ debit, credit, ...sum }) => ({
            ...sum,
            source: `${sum.source}/${at}`,
            debit: { account: debit.role, sub: debit.sub },
            credit: { account: credit.role, sub: credit.sub },
          }))
      : [],
  );
function totalsOf(entries: readonly Asked[]): Record<string, number> {
  const totals = new Map<string, number>();
  for (const { debit, credit, members, currency } of entries)
    for (const [side, sign] of [
      [debit, 1],
      [credit, -1],
    ] as const) {
      const key = `${side.account} ${side.sub} ${currency}`;
      totals.set(key, (totals.get(key) ?? 0) + sign * amountOf(members));
    }
  return Object.fromEntries([...totals].filter(([, each]) => each !== 0).toSorted());
}

test('posting now and then, with files coming and going and months closing, ends with the books of one post at the end', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ trade: some(sale), fund: some(fund), bank: some(bank) }), {
        minLength: 4,
        maxLength: 4,
      }),
      fc.array(act, { maxLength: 14 }),
      (files, acts) => {
        const here = new Set<number>();
        const states = new Map<string, 'open' | 'closed'>();
        let standing: Posted[] = [];
        const closedWith = new Map<string, number>();
        let count = 0;
        const datedIn = (period: string) => standing.filter(({ on }) => periodOf(on) === period).length;
        const post = () => {
          const asked = askedBy(files, here);
          const posted = standing.map((each) => ({ ...each, members: () => each.members }));
          const { reverse, add } = differenceOf(asked, posted);
          const gone = new Set(reverse.map(({ id }) => id));
          const added = add.map((each): Posted => {
            const on = openDayFor(states, each.day) ?? '';
            expect(stateOf(states, periodOf(on))).toBe('open');
            count += 1;
            return { ...each, id: count, on };
          });
          standing = [...standing.filter(({ id }) => !gone.has(id)), ...added];
          // Done again there is nothing to do.
          const again = differenceOf(
            asked,
            standing.map((each) => ({ ...each, members: () => each.members })),
          );
          expect([again.reverse.length, again.add.length]).toEqual([0, 0]);
        };
        for (const each of acts) {
          if (each.what === 'come') here.add(each.file);
          else if (each.what === 'go') here.delete(each.file);
          else if (!('period' in each)) post();
          else {
            states.set(each.period, each.what === 'close' ? 'closed' : 'open');
            if (each.what === 'close') closedWith.set(each.period, datedIn(each.period));
            else closedWith.delete(each.period);
          }
          // Nothing was added to a month after it was closed.
          for (const [period, before] of closedWith) expect(datedIn(period)).toBeLessThanOrEqual(before);
        }
        post();
        expect(totalsOf(standing)).toEqual(totalsOf(askedBy(files, here)));
      },
    ),
  );
});

const DAYS = shopDays('2026-02-27', 3);
const FILES = shopFiles(DAYS);
async function post(desk: Desk): Promise<void> {
  const { hash } = await desk.handlers['journal.plan']({ offset: 0, limit: 1, taskId: '' }, info);
  await desk.handlers['journal.post']({ hash, taskId: '' }, info);
}
async function balances(desk: Desk) {
  const { rows } = await desk.handlers['journal.trialBalance']({ from: '', to: '', isBySub: true }, info);
  return rows
    .filter(({ closing }) => closing !== 0)
    .map(({ account, sub, currency, closing }) => [account, sub, currency, closing]);
}

test('a desk that took files in any order, undid some, matched and posted in between, has the books of a desk that took them all at once', async () => {
  const once = await newDesk();
  await importAll(once, FILES);
  await runAll(once);
  await post(once);
  const wanted = await balances(once);
  once.close();
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(FILES, { minLength: FILES.length }),
      fc.array(fc.nat({ max: FILES.length - 1 }), { maxLength: 2 }),
      async (order, undone) => {
        const desk = await newDesk();
        const owner = { ...info, person: desk.workspace.person };
        try {
          const half = Math.ceil(order.length / 2);
          await importAll(desk, order.slice(0, half));
          await runAll(desk);
          await post(desk);
          for (const at of undone) {
            const found = desk.lines.active()[at];
            if (!found) continue;
            const { hash } = await desk.handlers['statements.undoPreview']({ importId: found.id }, owner);
            await desk.handlers['statements.undo']({ importId: found.id, hash, reason: 'x' }, owner);
          }
          await post(desk);
          await importAll(desk, [...order.slice(half), ...order.slice(0, half)]);
          await runAll(desk);
          await post(desk);
          expect(await balances(desk)).toEqual(wanted);
        } finally {
          desk.close();
        }
      },
    ),
    { numRuns: 4 },
  );
});
