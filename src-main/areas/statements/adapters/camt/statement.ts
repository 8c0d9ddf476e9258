/**
 * What one statement states beside its entries, held against them: balances, its own summary, its pages. Everything it states is checked, strictly
 * but where its kind promises less: a report in the midst of a day need not begin with it, one page of several need not hold what is summed.
 */
import type { RawRow, Sink } from '../../adapter.ts';
import type { TagNode } from '../../split-tags.ts';
import { childOf, childrenOf, isTrue, TagReader, textOf } from '../tag-reader.ts';
import { type Balance, type BalancePair, balancesOf } from './balances.ts';
import type { AccountInfo } from './entry.ts';
import { type Period, periodOf } from './period.ts';
import { type SummaryTotal, summaryTotals } from './summary.ts';
import type { Tally } from './tally.ts';

/** What the statements of one account are strung together by. */
export interface StatementLink {
  readonly account: string;
  readonly currency: string;
  readonly opening: number | null;
  readonly closing: number | null;
  readonly period: Period;
  /** ElctrncSeqNb or LglSeqNb; null where there is none. */
  readonly number: number | null;
  readonly scope: string;
  readonly row: number;
}

export interface StatementFrame {
  readonly raw: RawRow;
  readonly tree: TagNode;
  readonly account: AccountInfo;
  readonly tally: Tally;
  /** Group header of the message. */
  readonly header: TagNode | undefined;
  readonly isIntraday: boolean;
  /** A name no other statement of the file has. */
  readonly scopeOf: (name: string) => string;
}

/** Null where something it states cannot be read: then the sink knows. */
export function closeStatement(
  frame: StatementFrame,
  sink: Sink,
): { readonly period: Period; readonly links: readonly StatementLink[] } | null {
  const { raw, tree, account, tally } = frame;
  const reader = new TagReader(raw, tree, sink);
  const pairs = balancesOf(tree, account.currency, reader);
  const [onlyCurrency] = tally.entryCurrencies;
  const currency = onlyCurrency ?? (account.currency || (pairs[0]?.currency ?? ''));
  const totals = summaryTotals(tree, tally, currency, reader);
  if (!isSafe(pairs, totals, tally)) reader.refuse(tree.name, 'out_of_range', textOf(tree, 'Id'), '< 2^53');
  if (!reader.isReadable) return null;
  const scope = frame.scopeOf(
    `${account.account} ${textOf(tree, 'Id') || textOf(tree, 'ElctrncSeqNb')}`.trim(),
  );
  const isPage =
    isOnePage(childOf(frame.header, 'MsgPgntn')) || PAGES.some((name) => isOnePage(childOf(tree, name)));
  for (const total of totals) {
    const isSure = !isPage && total.code === '';
    const weight = isSure || total.stated === total.computed ? 'strict' : 'advisory';
    const its = total.code === '' ? scope : frame.scopeOf(`${scope} ${total.code}`);
    const unit = total.isMoney ? currency : '';
    sink.stated({ name: total.name, value: total.stated, row: raw.row, weight, currency: unit, scope: its });
    sink.computed(total.name, total.computed, unit, its);
  }
  const period = periodOf(tree, pairs.length > 1 ? undefined : pairs[0], tally);
  // Opened in one currency and closed in another: then the other must have begun at nothing.
  const isLeftOpen = pairs.some((pair) => pair.opening !== null && pair.closing === null);
  const links = pairs.map((pair) => {
    // A report in the midst of a day may begin anywhere in it.
    const isSure = !(frame.isIntraday && pair.closing?.isInterim === true);
    checkBalances(pair, tally, { scope, row: raw.row, isSure, isLeftOpen }, sink);
    const link = {
      account: account.account,
      currency: pair.currency,
      opening: finalOf(pair.opening),
      closing: finalOf(pair.closing),
      period: period.from === '' ? periodOf(tree, pair, tally) : period,
      number: numberOf(tree),
      scope,
      row: raw.row,
    };
    if (link.opening !== null || link.closing !== null)
      sink.balance({
        account: link.account,
        currency: link.currency,
        opening: link.opening,
        closing: link.closing,
        from: link.period.from,
        to: link.period.to || (pair.closing?.day ?? ''),
      });
    return link;
  });
  sink.skip(raw.row, 'summary');
  return { period: period.from === '' ? (links[0]?.period ?? period) : period, links };
}

/** An interim balance opens or closes a page, not the account. */
const finalOf = (balance: Balance | null): number | null =>
  balance === null || balance.isInterim ? null : balance.value;

const PAGES = ['StmtPgntn', 'RptPgntn', 'NtfctnPgntn'];
const isOnePage = (pages: TagNode | undefined): boolean =>
  pages !== undefined && (Number(textOf(pages, 'PgNb')) > 1 || !isTrue(textOf(pages, 'LastPgInd') || 'true'));

function numberOf(statement: TagNode): number | null {
  const text = textOf(statement, 'ElctrncSeqNb') || textOf(statement, 'LglSeqNb');
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}

function checkBalances(
  pair: BalancePair,
  tally: Tally,
  at: {
    readonly scope: string;
    readonly row: number;
    readonly isSure: boolean;
    readonly isLeftOpen: boolean;
  },
  sink: Sink,
): void {
  const { opening, closing, currency } = pair;
  const { row, scope } = at;
  if (pair.available)
    sink.stated({
      name: 'available_balance',
      value: pair.available.value,
      row,
      weight: 'advisory',
      currency,
      scope,
    });
  if (opening && pair.previous) {
    // The bank may date the two apart; which one is right its closing decides.
    const its = `${scope} PRCD`;
    sink.stated({
      name: 'opening_balance',
      value: opening.value,
      row,
      weight: 'advisory',
      currency,
      scope: its,
    });
    sink.computed('opening_balance', pair.previous.value, currency, its);
  }
  if (!closing || !(opening || at.isLeftOpen)) return;
  const opened = opening?.value ?? 0;
  const reached = opened + tally.moved(currency);
  const weight = at.isSure || reached === closing.value ? 'strict' : 'advisory';
  sink.stated({ name: 'closing_balance', value: closing.value, row, weight, currency, scope });
  sink.computed('closing_balance', reached, currency, scope);
  for (const { day, value } of pair.between) {
    const its = `${scope} ${day}`;
    sink.stated({ name: 'closing_balance', value, row, weight: 'advisory', currency, scope: its });
    sink.computed('closing_balance', opened + tally.moved(currency, day), currency, its);
  }
}

const isSafe = (pairs: readonly BalancePair[], totals: readonly SummaryTotal[], tally: Tally): boolean =>
  pairs.every(({ currency, opening }) =>
    Number.isSafeInteger((opening?.value ?? 0) + tally.moved(currency)),
  ) &&
  totals.every((total) => Number.isSafeInteger(total.computed)) &&
  Number.isSafeInteger(tally.all.inSum + tally.all.outSum);

/** Whose account it is; its currency stands for amounts that print none. */
export const accountInfoOf = (node: TagNode, account: string): AccountInfo => ({
  account,
  name: textOf(node, 'Ownr', 'Nm') || textOf(node, 'Ownr', 'Pty', 'Nm'),
  currency: (childrenOf(node, 'Ccy').length === 1 ? textOf(node, 'Ccy') : '').toUpperCase(),
});
