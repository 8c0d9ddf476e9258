/** A house that signs its settlement: a clerk who asks, a reviewer who agrees, and a little shop's bills of three days. */
import type { Input } from '../../../../shared/contract/calls.ts';
import type { SettlementView } from '../../../../shared/contract/settlement-views.ts';
import { assert } from '../../../../shared/result.ts';
import type { NamedBytes } from '../../../support/desk.ts';
import { House, type Seat, taskId } from '../../../support/people.ts';
import { type Day, fundFiles, shopDays, tradeFile } from '../../journal/shop.ts';

export const reason = '日终结算';
const DAYS: readonly Day[] = shopDays('2026-03-30', 3);

export class SigningHouse {
  readonly house: House;
  readonly clerk: Seat;
  readonly reviewer: Seat;

  constructor(house: House, clerk: Seat, reviewer: Seat) {
    this.house = house;
    this.clerk = clerk;
    this.reviewer = reviewer;
  }

  static async open(): Promise<SigningHouse> {
    const house = await House.make();
    const made = new SigningHouse(house, await house.person('clerk'), await house.person('reviewer'));
    await made.take([...DAYS.map(tradeFile), ...fundFiles(DAYS)]);
    return made;
  }

  async take(files: readonly NamedBytes[]): Promise<readonly number[]> {
    const tokens = await Promise.all(files.map(({ name, bytes }) => this.clerk.upload(name, bytes)));
    const { plans } = await this.clerk.get('statements.plan', { files: tokens, taskId: taskId() });
    const { imports } = await this.clerk.get('statements.commit', {
      plans: plans.map(({ planId, hash }) => ({ planId, hash })),
      taskId: taskId(),
    });
    return imports.map(({ id }) => id);
  }

  async batches(over: Partial<Input<'settlement.list'>> = {}): Promise<readonly SettlementView[]> {
    const asked = {
      query: '',
      side: 'channel',
      show: 'all',
      from: '',
      to: '',
      offset: 0,
      limit: 500,
    } as const;
    return (await this.clerk.get('settlement.list', { ...asked, ...over })).rows;
  }

  /** The batch of a day; the newest of its corrections where there are some and `correction` asks for one. */
  async batch(day: string, correction = 0): Promise<SettlementView> {
    const found = (await this.batches()).find((each) => each.from === day && each.correction === correction);
    assert(found !== undefined, `there is a batch of ${day}`);
    return found;
  }

  ask(batches: readonly SettlementView[], over: Partial<Input<'settlement.decide'>> = {}) {
    return this.clerk.ask('settlement.decide', {
      batches: batches.map(({ key, hash }) => ({ key, hash })),
      ...{ decision: 'approve', without: [], reason },
      ...over,
    });
  }

  async askFor(
    batches: readonly SettlementView[],
    over: Partial<Input<'settlement.decide'>> = {},
  ): Promise<number> {
    const answer = await this.ask(batches, over);
    assert(answer.ok && answer.value.requestId !== null, 'it waits for a second person');
    return answer.value.requestId;
  }

  async approve(id: number) {
    const { hash } = await this.reviewer.get('approvals.get', { id });
    return this.reviewer.ask('approvals.approve', { id, hash, note: '' });
  }

  async sign(
    batches: readonly SettlementView[],
    over: Partial<Input<'settlement.decide'>> = {},
  ): Promise<void> {
    const { state } = await this.#done(await this.askFor(batches, over));
    assert(state === 'done', 'it is signed');
  }

  async #done(id: number) {
    const answer = await this.approve(id);
    assert(answer.ok, 'the reviewer agrees');
    return answer.value;
  }

  /** Another bill of the second day, with one more refund: 10.01 of the order of 126.51's day, whose fee is given back. */
  lateRefund(): NamedBytes {
    const [, second] = DAYS;
    assert(second !== undefined, 'the shop was open');
    const [sold] = second.trades;
    assert(sold !== undefined, 'it sold something');
    const more = { ...second, trades: [...second.trades, { fen: -1001, order: `${sold.order}` }] };
    return { ...tradeFile(more), name: 'trade-2026-03-31-again.csv' };
  }
}
