/** What the firm's own decisions say of a rule, and the rules they suggest. */
import { afterEach, expect, test, vi } from 'vitest';
import { assert } from '../../../shared/result.ts';
import { taskId } from '../../support/people.ts';
import { Bench } from '../review/bench.ts';
import { lateMoney } from './late-money.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

let bench: Bench;
afterEach(() => bench.house.close());

const ID = 'order_bank_by_amount';
const REASON = '两周来都是这样';

test('what persons confirm, reject and take apart counts for the rule, and the last word about the same lines stands', async () => {
  bench = await Bench.withProposals(['120.00', '88.00', '60.00']);
  const [first, second, third] = await bench.groups(['proposed'], 'order_bank');
  await bench.clerk.get('review.accept', { keys: [first?.key ?? '', second?.key ?? ''], note: '' });
  await bench.clerk.get('review.reject', { key: third?.key ?? '', reason: REASON });
  const counted = async () => {
    const { rules: all } = await bench.clerk.get('matching.ruleQuality', {});
    const bands = all.find(({ id }) => id === ID)?.bands ?? [];
    return bands.reduce(
      (sum, { confirmed, rejected }) => ({
        confirmed: sum.confirmed + confirmed,
        rejected: sum.rejected + rejected,
      }),
      {
        confirmed: 0,
        rejected: 0,
      },
    );
  };
  expect(await counted()).toEqual({ confirmed: 2, rejected: 1 });
  const [confirmed] = await bench.groups(['confirmed'], 'order_bank');
  await bench.clerk.get('review.unmatch', { key: confirmed?.key ?? '', reason: REASON });
  expect(await counted()).toEqual({ confirmed: 1, rejected: 2 });
});

test('two matches by hand of late money are offered as a rule, which finds the third', async () => {
  bench = await lateMoney(['120.00', '88.00', '61.00']);
  const { clerk } = bench;
  const open = async (side: 'left' | 'right') =>
    (
      await clerk.get('matching.openLines', {
        leg: 'order_bank',
        side,
        query: '',
        includeOutside: false,
        offset: 0,
        limit: 9,
      })
    ).rows;
  const match = async (amount: number) => {
    const of = async (side: 'left' | 'right') =>
      (await open(side)).filter(({ net }) => net === amount).map(({ id }) => id);
    const lines = { leftLineIds: await of('left'), rightLineIds: await of('right') };
    await clerk.get('review.match', { leg: 'order_bank', ...lines, difference: 0, reason: REASON });
  };
  await match(12_000);
  expect((await clerk.get('matching.ruleOffers', {})).offers).toEqual([]);
  await match(8800);
  const { offers } = await clerk.get('matching.ruleOffers', {});
  expect(offers).toMatchObject([{ kind: 'lag', leg: 'order_bank', support: 2, facts: { from: 61, to: 61 } }]);
  const [offer] = offers;
  assert(offer !== undefined, 'it is offered');
  expect(offer.examples).toHaveLength(2);

  const { version: _, ...rule } = offer.rule;
  const { id, problems } = await clerk.get('matching.draftRule', {
    rule: { ...rule, id: '', name: '南方茶行的货款' },
    offer: offer.key,
  });
  expect(problems.filter(({ isFatal }) => isFatal)).toEqual([]);
  expect((await clerk.get('matching.ruleOffers', {})).offers).toEqual([]); // Taken.
  const { figures } = await clerk.get('matching.backtestRule', { id, from: '', to: '', taskId: taskId() });
  expect(figures.legs.find(({ leg }) => leg === 'order_bank')).toMatchObject({ gained: 1, lost: 0 });
});

test('an offer that is declined is not made again', async () => {
  bench = await lateMoney(['120.00', '88.00']);
  const { clerk } = bench;
  const ids = async (side: 'left' | 'right') =>
    (
      await clerk.get('matching.openLines', {
        leg: 'order_bank',
        side,
        query: '',
        includeOutside: false,
        offset: 0,
        limit: 9,
      })
    ).rows;
  for (const left of await ids('left')) {
    const right = (await ids('right')).find(({ net }) => net === left.net);
    const lines = { leftLineIds: [left.id], rightLineIds: [right?.id ?? 0] };
    await clerk.get('review.match', { leg: 'order_bank', ...lines, difference: 0, reason: REASON });
  }
  const [offer] = (await clerk.get('matching.ruleOffers', {})).offers;
  assert(offer !== undefined, 'it is offered');
  await clerk.get('matching.declineOffer', { key: offer.key });
  expect((await clerk.get('matching.ruleOffers', {})).offers).toEqual([]);
});
