/**
 * A till for tests of funds: a real ledger with parties and statements, and in place of payments and books two that do just what they are told, so
 * that a test can stop between any two steps.
 */

import { Refused } from '../../../../shared/contract/errors.ts';
import type { AccountBody } from '../../../../shared/contract/parties.ts';
import type { ItemState } from '../../../../shared/domain/payment.ts';
import { PartyStore } from '../../../../src-main/areas/parties/store.ts';
import { awaitedTopUp } from '../../../../src-main/areas/payments/bank-lines/awaited-top-up.ts';
import { linkLine } from '../../../../src-main/areas/payments/bank-lines/line-links.ts';
import { lineOffers } from '../../../../src-main/areas/payments/bank-lines/line-offers.ts';
import type { PaymentsDeps } from '../../../../src-main/areas/payments/deps.ts';
import { fundsCalls } from '../../../../src-main/areas/payments/funds/calls.ts';
import type { FundsDeps, Movement, UnderWay } from '../../../../src-main/areas/payments/funds/deps.ts';
import { fundFacts } from '../../../../src-main/areas/payments/funds/facts.ts';
import { PaymentStore } from '../../../../src-main/areas/payments/payment-store.ts';
import type { Desk } from '../../../../src-main/engine/desk.ts';
import type { CallInfo } from '../../../../src-main/platform/handlers.ts';
import { importAll, newDesk, info as someone } from '../../../support/desk.ts';

export const PARTY = 'M-00000001';
export const OURS = 'A-00000001';
export const THEIRS = 'A-00000002';
const AT = '2026-10-19T01:00:00.000Z';
const said = { at: AT, by: '林会计', reason: '开户' };

export class Till {
  readonly desk: Desk;
  /** The owner, alone at her desk: what needs a second person is done at once. */
  readonly info: CallInfo;
  readonly deps: FundsDeps;
  readonly calls: ReturnType<typeof fundsCalls>;
  /** Payments by number of their order; tests move them. */
  readonly items = new Map<string, { itemNo: string; state: ItemState }>();
  /** Payments to the party that no order asked for. */
  readonly paidOtherwise: UnderWay[] = [];
  /** Of the party in CNY before anything else. */
  opening = 0;
  /** What the books took in and off when they were last posted. */
  readonly #posted = new Map<string, number>();
  readonly #links: PaymentStore;

  constructor(desk: Desk) {
    this.desk = desk;
    const [owner] = desk.people.holders('approve_money');
    this.info = { ...someone, person: owner?.id ?? '' };
    const { info } = this;
    const { ledger } = desk.workspace;
    const parties = new PartyStore(ledger, () => 24);
    this.#links = new PaymentStore(ledger);
    desk.record.write(info, { action: 'test.parties', subject: {} }, () => {
      const texts = { shortName: '', identityNo: '', parentId: '', contact: '', note: '' } as const;
      const body = { kind: 'merchant', name: '青山茶叶有限公司', identityKind: 'none', ...texts } as const;
      parties.appendParty({ id: PARTY, state: 'active', ...body, ...said });
      const account: AccountBody = {
        kind: 'bank',
        purpose: 'both',
        channel: 'bank',
        holder: '青山茶叶有限公司',
        number: '6222020200112233',
        bankName: '工商银行',
        bankCode: '',
        currency: 'CNY',
        isOrganisation: true,
        mandateId: '',
        mandateDay: '',
      };
      parties.appendAccount({ id: OURS, partyId: '', state: 'bound', ...account, ...said });
      parties.appendAccount({ id: THEIRS, partyId: PARTY, state: 'bound', ...account, ...said });
    });
    this.deps = {
      ledger,
      record: desk.record,
      now: () => AT,
      nameOf: (person) => person,
      secondPerson: desk.requests,
      lines: desk.lines,
      standing: desk.standing,
      parties,
      batches: {
        lay: ({ orderNo }) => {
          this.items.set(orderNo, { itemNo: `IT${orderNo}`, state: 'draft' });
          return { batchNo: 'PB20261019-001' };
        },
        takeOut: (orderNo) => {
          if (this.items.get(orderNo)?.state !== 'draft') throw new Refused('move_not_allowed');
          this.items.delete(orderNo);
        },
        carried: () =>
          new Map(
            [...this.items].map(([orderNo, item]) => [orderNo, { batchNo: 'PB20261019-001', ...item }]),
          ),
        underWay: () => this.paidOtherwise,
      },
      books: {
        balances: () => [{ partyId: PARTY, currency: 'CNY', amount: this.#balance() }],
        movements: () => this.#movements(),
        booked: () => new Set(this.#posted.keys()),
      },
      linksChanged: () => this.#links.forget(),
    };
    this.calls = fundsCalls(this.deps);
  }

  static async open(opening = 0): Promise<Till> {
    const till = new Till(await newDesk());
    till.opening = opening;
    return till;
  }

  /** The books are made equal to the facts: arrived top-ups in, payments that went out and did not come back off. */
  post(): void {
    this.#posted.clear();
    for (const { orderNo, amount } of this.facts()) this.#posted.set(orderNo, amount);
    for (const order of this.orders()) {
      const item = this.items.get(order.orderNo);
      if (item && ['instructed', 'accepted', 'unknown', 'paid'].includes(item.state))
        this.#posted.set(item.itemNo, -order.amount);
    }
  }

  facts = () => fundFacts(this.deps);
  orders = () => this.ask('funds.orders', { query: '', show: 'all', offset: 0, limit: 500 }).rows;
  balance = () => this.ask('funds.account', { partyId: PARTY, currency: 'CNY' }).balance;
  find = () => this.ask('funds.findArrivals', {}).linked;
  topUp = (amount: number, reference = '') =>
    this.ask('funds.topUp', {
      partyId: PARTY,
      currency: 'CNY',
      amount,
      accountId: OURS,
      reference,
      note: '',
    }).orderNo;
  withdraw = (amount: number) =>
    this.ask('funds.withdraw', { partyId: PARTY, accountId: THEIRS, fromAccountId: OURS, amount, note: '' });
  freeze = (amount: number) =>
    this.ask('funds.freeze', { partyId: PARTY, currency: 'CNY', amount, reason: '法院通知' }).id;

  offers = (orderNo: string) => lineOffers(this.#linking(), orderNo).offers;
  /** A person says that a line is it. */
  link = (orderNo: string, lineId: number) =>
    linkLine(this.#linking(), { itemNo: orderNo, lineId, role: 'arrived', reason: '' }, this.info);

  /** What linking of lines asks of payments. */
  #linking(): PaymentsDeps {
    const { record, now, lines, standing } = this.deps;
    const topUp = (orderNo: string) => awaitedTopUp(this.deps, orderNo);
    const asked: Partial<PaymentsDeps> = { record, now, lines, standing, store: this.#links, topUp };
    return asked as PaymentsDeps; // It asks for nothing else.
  }

  /** None of these calls waits for anything. */
  ask<N extends keyof ReturnType<typeof fundsCalls>>(
    name: N,
    input: Parameters<ReturnType<typeof fundsCalls>[N]>[0],
  ): Exclude<ReturnType<ReturnType<typeof fundsCalls>[N]>, Promise<unknown>> {
    const call = this.calls[name] as (input: unknown, who: CallInfo) => unknown; // One name, one input.
    return call(input, this.info) as never; // And its own answer.
  }

  /** A statement of the bank with these movements, a remark each. */
  async statement(name: string, rows: readonly { readonly fen: number; readonly remark: string }[]) {
    let balance = 0;
    const text = [
      '记账日期,货币,交易金额,联机余额,交易摘要,对手信息,客户摘要',
      ...rows.map(({ fen, remark }) => {
        balance += fen;
        return `2026-10-19,CNY,"${yuan(fen)}","${yuan(balance)}",转账,青山茶叶有限公司,${remark}`;
      }),
    ].join('\r\n');
    await importAll(this.desk, [{ name, bytes: Buffer.from(text) }]);
    return this.desk.lines.imports().at(-1)?.id ?? 0;
  }

  async undo(importId: number): Promise<void> {
    const { hash } = await this.desk.handlers['statements.undoPreview']({ importId }, this.info);
    await this.desk.handlers['statements.undo']({ importId, hash, reason: '重来' }, this.info);
  }

  #balance(): number {
    return [...this.#posted.values()].reduce((sum, amount) => sum + amount, this.opening);
  }

  #movements(): Movement[] {
    return [...this.#posted].map(([memo, amount], at) => ({
      day: '2026-10-19',
      entryId: at + 1,
      number: `2026-10-${String(at + 1).padStart(6, '0')}`,
      rule: 'top_up',
      memo,
      side: amount > 0 ? 'credit' : 'debit',
      amount: Math.abs(amount),
    }));
  }
}

const yuan = (fen: number) => (fen / 100).toFixed(2);
