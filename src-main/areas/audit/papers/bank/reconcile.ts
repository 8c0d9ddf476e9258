/**
 * 银行存款余额调节表 of one account on one day. The books follow the bank line by line (1002) and keep apart what nobody explained (2242), what was paid and
 * the bank has not shown (1014), and payouts under way to it (1013); the four together are what the house says it has there, and each of their open
 * members is an item of the statement. So every difference has a line, or is named as one.
 */

import { Refused } from '../../../../../shared/contract/errors.ts';
import type { BankReconciliation } from '../../../../../shared/contract/evidence.ts';
import { maskName } from '../../../../../shared/domain/masking/party.ts';
import { maskText } from '../../../../../shared/domain/masking/text.ts';
import { minor } from '../../../../../shared/domain/money.ts';
import { say } from '../../../../../shared/wording/catalogue.ts';
import { houseSub } from '../../../journal/rules/house-sub.ts';
import { paymentFacts } from '../../../payments/booking.ts';
import type { EvidenceDeps } from '../../deps.ts';
import { adjusted, itemsOf, type Open as OpenItem } from '../rules/reconciled.ts';
import { statedOn } from '../rules/stated-balance.ts';
import { type BankAccount, type BankLine, BankSide } from './bank-lines.ts';
import { balanceOf, openOn } from './booked.ts';
import { payoutsUnderWay } from './payouts.ts';

interface AskedStatement {
  readonly account: string;
  readonly currency: string;
  readonly day: string;
}

export function reconcileBank(deps: EvidenceDeps, asked: AskedStatement): BankReconciliation {
  const side = new BankSide(deps);
  const account = accountAsked(side.accounts(), asked);
  const { sub, currency } = account;
  const { day } = asked;
  const all = side.lines(sub, currency);
  const lines = all.filter((line) => line.day <= day);
  const moved = (from: string, to: string) =>
    minor(all.reduce((sum, each) => sum + (each.day >= from && each.day <= to ? each.signed : 0), 0));
  const bank = statedOn(side.spans(sub, currency), day, moved);
  const own = ownSide(
    deps,
    { sub, currency, day },
    { lines, all, isOnly: isOnly(side.accounts(), currency) },
  );
  const items = itemsOf(own.open, day);
  const bookBalance = minor(own.books.reduce((sum, { amount }) => sum + amount, 0));
  return {
    ...{ account: sub, bankName: account.bankName, currency, day, items, bookBalance },
    books: own.books,
    standing: bank.standing,
    bankBalance: bank.balance,
    ...adjusted(items, bookBalance, bank.balance),
  };
}

const isOnly = (accounts: readonly BankAccount[], currency: string): boolean =>
  accounts.filter((each) => each.currency === currency).length === 1;

/** By its sub-ledger or by its number as a statement prints it. */
function accountAsked(accounts: readonly BankAccount[], { account, currency }: AskedStatement): BankAccount {
  const found = accounts.find(
    (each) => each.currency === currency && (each.sub === account || each.sub === houseSub('bank', account)),
  );
  if (!found) throw new Refused('not_found', { what: 'bank_account' });
  return found;
}

function ownSide(
  deps: EvidenceDeps,
  of: { readonly sub: string; readonly currency: string; readonly day: string },
  bank: { readonly lines: readonly BankLine[]; readonly all: readonly BankLine[]; readonly isOnly: boolean },
) {
  const { chart, ledger } = deps;
  const paidBy = new Map(
    paymentFacts(deps.payments).flatMap(({ itemNo, lines }) =>
      lines.map(({ lineId }) => [lineId, itemNo] as const),
    ),
  );
  const lineKey = (id: number) => `line:${id}`;
  const code = {
    bank: chart.codeOf('bank'),
    transit: chart.codeOf('payments_in_transit'),
    unmatched: chart.codeOf('bank_unmatched'),
    payouts: chart.codeOf('funds_in_transit'),
  };
  const booked = openOn(ledger, { ...of, account: code.bank }, lineKey);
  const unmatched = openOn(ledger, { ...of, account: code.unmatched }, lineKey);
  const paid = openOn(ledger, { ...of, account: code.transit }, (id) => paidBy.get(id) ?? lineKey(id));
  const here = new Set(bank.all.map(({ id }) => id));
  const payouts = payoutsUnderWay(deps, of, { isHere: (id) => here.has(id), isOnly: bank.isOnly });
  const texts = new ItemTexts(deps);
  const open: OpenItem[] = [
    // The bank has it, the books do not know what it is.
    ...[...unmatched].map(([key, { amount, day, memo }]): OpenItem => {
      return { side: 'bank', day, signed: -amount, ...texts.of(key, memo) };
    }),
    // The books say it was paid, or collected, and the bank has not shown it.
    ...[...paid].map(([key, { amount, day, memo }]): OpenItem => {
      return { side: 'book', day, signed: amount, ...texts.of(key, memo) };
    }),
    ...payouts.map(({ line, day, amount }): OpenItem => {
      return { side: 'book', day, signed: amount, ...texts.of(lineKey(line), '') };
    }),
  ];
  const ofBank = new Map([...booked].filter(([key]) => key !== of.sub)); // What the account began with is on both sides.
  for (const { id, day, signed } of bank.lines) {
    const known = ofBank.get(lineKey(id));
    ofBank.delete(lineKey(id));
    const missing = signed - (known?.amount ?? 0);
    // The bank has it and the books do not yet.
    if (missing !== 0) open.push({ side: 'bank', day, signed: missing, ...texts.of(lineKey(id), '') });
  }
  for (const [key, { amount, day, memo }] of ofBank)
    open.push({ side: 'book', day, signed: amount, ...texts.of(key, memo) });
  const part = (account: string, amount: number) => {
    const { nameZh, nameEn } = chart.get(account);
    return { account, nameZh, nameEn, amount: minor(amount) };
  };
  return {
    open,
    books: [
      part(code.bank, balanceOf(booked)),
      part(code.unmatched, balanceOf(unmatched)),
      part(code.transit, balanceOf(paid)),
      part(
        code.payouts,
        payouts.reduce((sum, { amount }) => sum + amount, 0),
      ),
    ],
  };
}

/** What an item is called and by which number it is found again, masked. */
class ItemTexts {
  readonly #deps: EvidenceDeps;

  constructor(deps: EvidenceDeps) {
    this.#deps = deps;
  }

  of(key: string, memo: string): Pick<OpenItem, 'text' | 'reference'> {
    if (key.startsWith('line:')) return this.#line(Number(key.slice('line:'.length)));
    if (key.startsWith('entry:')) return { text: maskText(memo), reference: key.slice('entry:'.length) };
    const item = this.#deps.payments.store.item(key);
    return { text: item ? maskName(item.payee) : '', reference: key };
  }

  #line(id: number): Pick<OpenItem, 'text' | 'reference'> {
    const { channel, counterparty, description, bankReference, batchNo, channelTransactionId } =
      this.#deps.lines.view(id);
    const whose = channel === 'bank' ? counterparty : say(this.#deps.locale(), `channel.${channel}`);
    return {
      text: [whose, description].filter((text) => text !== '').join(' '),
      reference: bankReference || batchNo || channelTransactionId || `#${id}`,
    };
  }
}
