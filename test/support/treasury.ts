/**
 * A house that pays: a clerk and a reviewer at their windows, an account to pay from, payees whose accounts were verified and have rested, and the four
 * steps of a batch as one line each.
 */
import type { Input, Output } from '../../shared/contract/calls.ts';
import type { BatchHeader, ItemDraft } from '../../shared/contract/payment-views.ts';
import { assert } from '../../shared/result.ts';
import { accountOf, partyOf } from './parties.ts';
import { House, type Seat, taskId } from './people.ts';

const reason = '五月货款';
export const PAYEES = ['江南纸业有限公司', '北山茶叶有限公司', '东港物流有限公司'] as const;
const numberOf = (place: number) => `4000022109000000${String(1000 + place)}`;

export class Treasury {
  readonly house: House;
  readonly clerk: Seat;
  readonly reviewer: Seat;
  fromAccountId = '';
  readonly partyIds: string[] = [];
  readonly accountIds: string[] = [];
  #count = 0;

  constructor(house: House, clerk: Seat, reviewer: Seat) {
    this.house = house;
    this.clerk = clerk;
    this.reviewer = reviewer;
  }

  static async open(): Promise<Treasury> {
    const house = await House.make();
    const treasury = new Treasury(house, await house.person('clerk'), await house.person('reviewer'));
    await treasury.furnish();
    return treasury;
  }

  /** Its account and its payees. */
  async furnish(): Promise<void> {
    const { limits } = await this.house.owner.get('payments.limits', {});
    await this.setLimits({ ...limits, coolOffHours: 0 });
    this.fromAccountId = await this.bind('', {
      holder: '城南商贸有限公司',
      number: '110060635018800012345',
      bankCode: '301290000007',
    });
    for (const [place, name] of PAYEES.entries()) {
      const { partyId } = await this.clerk.get('parties.save', {
        partyId: null,
        body: partyOf({ kind: 'payee', name }),
        reason,
      });
      this.partyIds.push(partyId);
      this.accountIds.push(await this.payee(partyId, { holder: name, number: numberOf(place) }));
    }
  }

  async setLimits(limits: Input<'payments.setLimits'>['limits']): Promise<void> {
    const { requestId } = await this.house.owner.get('payments.setLimits', { limits, reason });
    if (requestId !== null) await this.house.agree(requestId);
  }

  async bind(partyId: string, over: Parameters<typeof accountOf>[0]): Promise<string> {
    const body = accountOf({ isOrganisation: true, purpose: 'both', ...over });
    const { accountId, requestId } = await this.clerk.get('parties.bindAccount', { partyId, body, reason });
    if (requestId === null) return accountId;
    await this.house.agree(requestId);
    const of = partyId === '' ? 'house' : partyId;
    const { rows } = await this.clerk.get('parties.accounts', { query: '', of, offset: 0, limit: 500 });
    const bound = rows.find((each) => each.number.endsWith(body.number.slice(-4)));
    assert(bound !== undefined, 'the account is bound');
    return bound.id;
  }

  /** Bound, and verified by the reviewer. */
  async payee(partyId: string, over: Parameters<typeof accountOf>[0]): Promise<string> {
    const accountId = await this.bind(partyId, over);
    await this.verifyAccount(accountId);
    return accountId;
  }

  /** The account gets another number, as two persons say it. */
  async renumber(accountId: string, number: string): Promise<void> {
    const account = await this.clerk.get('parties.account', { accountId });
    const change = { accountId, body: { ...account, number }, reason: '换账户' };
    const { requestId } = await this.clerk.get('parties.changeAccount', change);
    await this.house.agree(requestId ?? 0);
  }

  async verifyAccount(accountId: string, version = 1): Promise<void> {
    const seen = { accountId, version, outcome: 'verified', method: 'document', note: '开户证明' } as const;
    await this.reviewer.get('parties.verifyAccount', seen);
  }

  header(over: Partial<BatchHeader> = {}): BatchHeader {
    return {
      purpose: 'payout',
      format: 'bank_csv',
      fromAccountId: this.fromAccountId,
      currency: 'CNY',
      executionDay: chinaToday(),
      note: '',
      ...over,
    };
  }

  /** To the payee of that place, an amount nobody else was paid. */
  item(payee = 0, over: Partial<ItemDraft> = {}): ItemDraft {
    this.#count += 1;
    return {
      accountId: this.accountIds[payee] ?? '',
      amount: 100_00 + this.#count,
      remark: '货款',
      merchantOrderNo: '',
      retryOf: '',
      ...over,
    };
  }

  draft(items: readonly ItemDraft[], header: Partial<BatchHeader> = {}) {
    return this.clerk.get('payments.save', {
      batchNo: null,
      version: 0,
      header: this.header(header),
      items: [...items],
    });
  }

  verify({ batchNo, version }: Output<'payments.save'>) {
    return this.clerk.get('payments.verify', { batchNo, version, taskId: taskId() });
  }

  /** Saved, verified, asked for. */
  async submitted(items: readonly ItemDraft[], header: Partial<BatchHeader> = {}) {
    const saved = await this.draft(items, header);
    await this.verify(saved);
    const { requestId, hash } = await this.clerk.get('payments.submit', { ...saved, reason });
    assert(requestId !== null, 'it waits for a second person');
    return { ...saved, requestId, hash };
  }

  approve(requestId: number, hash: string, seat = this.reviewer) {
    return seat.ask('approvals.approve', { id: requestId, hash, note: '' });
  }

  async approved(items: readonly ItemDraft[], header: Partial<BatchHeader> = {}): Promise<string> {
    const { batchNo, requestId, hash } = await this.submitted(items, header);
    const answer = await this.approve(requestId, hash);
    assert(answer.ok, 'the reviewer agrees');
    return batchNo;
  }

  async instruct(batchNo: string) {
    await this.clerk.prove();
    return this.clerk.get('payments.instruct', { batchNo });
  }

  /** Out as a file; its payments by place. */
  async instructed(items: readonly ItemDraft[], header: Partial<BatchHeader> = {}) {
    const batchNo = await this.approved(items, header);
    await this.instruct(batchNo);
    return { batchNo, itemNos: (await this.payments(batchNo)).map((each) => each.itemNo) };
  }

  async payments(batchNo: string) {
    return (await this.clerk.get('payments.list', { query: '', batchNo, offset: 0, limit: 500 })).rows;
  }

  async states(batchNo: string) {
    return (await this.payments(batchNo)).map((each) => each.state);
  }

  async state(batchNo: string) {
    return (await this.clerk.get('payments.batch', { batchNo })).batch.state;
  }

  /** A bank's result table; rows are number, word, and perhaps an amount in yuan. */
  async plan(...files: readonly { readonly name: string; readonly text: string }[]) {
    const tokens: string[] = [];
    for (const { name, text } of files) tokens.push(await this.clerk.upload(name, text));
    return this.clerk.get('payments.planResults', { files: tokens, taskId: taskId() });
  }

  async take(...files: readonly { readonly name: string; readonly text: string }[]) {
    const { planId, hash } = await this.plan(...files);
    return this.clerk.get('payments.takeResults', { planId, hash });
  }
}

export const chinaToday = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

export const resultTable = (
  batchNo: string,
  rows: readonly { readonly itemNo: string; readonly amount: number; readonly word: string }[],
  name = `${batchNo}-result.csv`,
) => ({
  name,
  text: [
    '业务参考号,收款账号,收款户名,金额,处理状态,失败原因,完成时间,批次号',
    ...rows.map(
      ({ itemNo, amount, word }) =>
        `${itemNo},6222020200112233441,某某,${(amount / 100).toFixed(2)},${word},,${chinaToday()} 10:00:00,${batchNo}`,
    ),
    '',
  ].join('\n'),
});
