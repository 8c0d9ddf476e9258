/** A scene for risk rules out of statement lines and payments, as the engine would make it, without a ledger. */
import { plainName } from '../../shared/domain/plain-account.ts';
import type { RiskBook, RiskRuleId } from '../../shared/domain/risk.ts';
import type { ParsedLine } from '../../shared/domain/statement-line.ts';
import { assert } from '../../shared/result.ts';
import { SHIPPED_BOOK } from '../../src-main/areas/risk/book/shipped.ts';
import { RULES } from '../../src-main/areas/risk/rules/all.ts';
import type { Subject } from '../../src-main/areas/risk/rules/finding.ts';
import { flowsOf } from '../../src-main/areas/risk/rules/flows-of.ts';
import { holdersTold } from '../../src-main/areas/risk/rules/holders.ts';
import type { Outcome } from '../../src-main/areas/risk/rules/outcomes.ts';
import { salesOf } from '../../src-main/areas/risk/rules/sales-of.ts';
import type { PaidOut, RefundAsked, Scene } from '../../src-main/areas/risk/rules/scene.ts';
import { setOf } from './leg-input.ts';
import { line } from './lines.ts';

export interface Given {
  readonly trade?: readonly ParsedLine[];
  readonly fund?: readonly ParsedLine[];
  readonly orders?: readonly ParsedLine[];
  readonly bank?: readonly ParsedLine[];
  readonly payments?: readonly PaidOut[];
  readonly refundsAsked?: readonly RefundAsked[];
  /** Lines that were matched with a channel's settlement, by their place from 1. */
  readonly settled?: readonly number[];
}

export function sceneOf({
  trade = [],
  fund = [],
  orders = [],
  bank = [],
  settled = [],
  ...rest
}: Given): Scene {
  const set = setOf('bank', bank);
  const names = [...new Set(bank.map(({ counterparty }) => counterparty))].filter((name) => name !== '');
  const other = Int32Array.from(bank, ({ counterparty }) => names.indexOf(counterparty));
  const others = names.map((label) => ({
    subject: { kind: 'counterparty', id: plainName(label), label } satisfies Subject,
    ...{ isOwn: false, isChannel: label.includes('财付通') },
  }));
  const purposes = [...new Set(bank.map(({ description }) => description))].filter((text) => text !== '');
  const holders = holdersTold(
    set,
    { other, others },
    set.accounts.map(() => null),
  );
  return {
    sales: salesOf(setOf('trade_bill', trade), setOf('fund_bill', fund), setOf('orders', orders)),
    flows: flowsOf(set, {
      ...{ other, others },
      purpose: Uint32Array.from(
        bank,
        ({ description }) => 2 * (purposes.indexOf(description) + 1) + (/\d/.test(description) ? 1 : 0),
      ),
      holders: holders.map(
        (each, at) => each ?? { kind: 'counterparty', id: set.accounts[at] ?? '', label: '' },
      ),
      isSettled: (id) => settled.includes(id),
      isOurs: () => false,
    }),
    ...{ payments: [], refundsAsked: [], watchedFlows: new Map(), watchedAccounts: [], ...rest },
  };
}

/** By the shipped book, or with other parameters and bands of that rule. */
export function ruleOn(id: RiskRuleId, scene: Scene, over: Partial<RiskBook['rules'][number]> = {}): Outcome {
  const rule = SHIPPED_BOOK.rules.find((each) => each.id === id);
  assert(rule !== undefined, `${id} is in the shipped book`);
  return RULES[id](scene, { ...rule, ...over });
}

const yuan = (amount: number): number => Math.round(amount * 100);
export const dayText = (from: string, days: number): string =>
  new Date(Date.parse(`${from}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** A sale of yuan at a moment of China. */
export const sale = (day: string, clock: string, amount: number, over: Parameters<typeof line>[0] = {}) =>
  line({ occurredAt: `${day}T${clock}+08:00`, net: yuan(amount), ...over });

export const refund = (day: string, clock: string, amount: number, over: Parameters<typeof line>[0] = {}) =>
  sale(day, clock, amount, { kind: 'refund', direction: 'out', ...over });

/** Money in or out of a bank account; '' for the clock is a statement that says days alone. */
export const bankLine = (
  direction: 'in' | 'out',
  who: string,
  day: string,
  clock: string,
  amount: number,
  over: Parameters<typeof line>[0] = {},
) =>
  line({
    ...{ account: '1100', channel: 'bank', kind: 'transfer', status: 'none', direction, counterparty: who },
    occurredAt: clock === '' ? '' : `${day}T${clock}+08:00`,
    bookingDate: day,
    net: yuan(amount),
    ...over,
  });

export function payment(
  no: string,
  payee: string,
  day: string,
  clock: string,
  amount: number,
  over: Partial<PaidOut> = {},
): PaidOut {
  const at = Date.parse(`${day}T${clock}+08:00`) / 1000;
  return {
    ...{ no, amount: yuan(amount), currency: 'CNY', channel: 'bank', number: `62${payee}`, at },
    day: Math.floor((at + 8 * 3600) / 86_400),
    payee: { kind: 'party', id: payee, label: '' },
    ...{ isRefund: false, merchantOrderNo: '', retryOf: '', remark: '', by: 'clerk', isLive: true },
    ...{ accountSince: 0, isChanged: false, watched: [], paidBy: 'none' },
    ...over,
  };
}
