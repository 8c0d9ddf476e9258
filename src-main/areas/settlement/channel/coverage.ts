/** Which days of an account of a channel its files cover: the bills its batches are of, and the fund bills beside them. */

import { SILENT_AFTER_DAYS } from '../../../../shared/domain/arrival.ts';
import { parseDay } from '../../../../shared/domain/dates.ts';
import type { Channel } from '../../../../shared/domain/statement-line.ts';
import type { ArrivedFile } from '../../statements/rules/arrival-days.ts';
import { CoveredDays } from '../../statements/rules/covered-days.ts';
import { accountKeyOf, type BillFile } from './bill-files.ts';
import { statedNets } from './stated-nets.ts';

export interface AccountBills {
  readonly channel: Channel;
  readonly account: string;
  /** Of its bills: as files print the account, for what a person said of how often they come. */
  readonly printed: readonly string[];
  readonly sourceKind: 'trade_bill' | 'fund_bill';
  readonly adapters: ReadonlySet<string>;
  readonly files: readonly ArrivedFile[];
  /** A proved bill covers the day, or says that nothing moved. */
  readonly isHere: (day: number) => boolean;
  /** By the channel's own summary of a day. */
  readonly statedNet: (day: number, currency: string) => number | null;
  /** The balance its first fund bill opens with; null where none is stated. */
  readonly heldFirst: (currency: string) => { readonly day: number; readonly amount: number } | null;
  /** Null where the account has no fund bill beside its trade bill. */
  readonly beside: {
    readonly isHere: (day: number) => boolean;
    /** Fund bills began by then and have not stopped long before. */
    readonly isAsked: (day: number) => boolean;
  } | null;
}

export function coverageOf(files: readonly BillFile[]): ReadonlyMap<string, AccountBills> {
  const keys = new Map<string, { readonly channel: Channel; readonly account: string }>();
  for (const { imported, accounts } of files)
    for (const account of accounts) {
      const { channel } = imported.view;
      keys.set(accountKeyOf(channel, account), { channel, account });
    }
  const byKey = new Map<string, BillFile[]>();
  for (const file of files)
    for (const account of file.accounts) {
      const key = accountKeyOf(file.imported.view.channel, account);
      byKey.set(key, [...(byKey.get(key) ?? []), file]);
    }
  return new Map(
    [...keys]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([key, of]) => {
        const own = byKey.get(key) ?? [];
        const bills = own.filter(({ mode }) => mode !== 'beside');
        return bills.length === 0
          ? []
          : [
              [
                key,
                accountBills(
                  of,
                  bills,
                  own.filter(({ mode }) => mode === 'beside'),
                ),
              ],
            ];
      }),
  );
}

function accountBills(
  { channel, account }: { readonly channel: Channel; readonly account: string },
  bills: readonly BillFile[],
  beside: readonly BillFile[],
): AccountBills {
  const files = bills.flatMap(arrived);
  const funds = beside.flatMap(arrived);
  const begins = Math.min(...funds.map(({ from }) => from));
  const ends = Math.max(...funds.map(({ to }) => to));
  return {
    channel,
    account,
    printed: [...new Set(bills.flatMap(({ imported }) => imported.view.accounts))].toSorted(),
    sourceKind: bills.some(({ story }) => story.name === 'trade') ? 'trade_bill' : 'fund_bill',
    adapters: new Set(bills.map(({ imported }) => imported.view.adapter)),
    files,
    isHere: hereIn(files),
    statedNet: statedNets(account, bills),
    heldFirst: heldFirst(account, [...bills, ...beside]),
    beside:
      funds.length === 0
        ? null
        : {
            isHere: hereIn(funds),
            isAsked: (day) => day >= begins && day <= ends + SILENT_AFTER_DAYS,
          },
  };
}

function arrived({ imported: { id, view } }: BillFile): ArrivedFile[] {
  const [from, to] = [parseDay(view.periodFrom), parseDay(view.periodTo)];
  if (from === null || to === null) return [];
  const { rows, added } = view.counts;
  return [{ from, to, importId: id, rows, lines: added, isFailed: view.proof === 'failed' }];
}

function hereIn(files: readonly ArrivedFile[]): (day: number) => boolean {
  const covered = new CoveredDays(files);
  return (day) => {
    const says = covered.at(day);
    return says !== null && says !== 'failed';
  };
}

/** By currency: of the fund bills of the account, the earliest that states one. */
function heldFirst(account: string, files: readonly BillFile[]): AccountBills['heldFirst'] {
  const first = new Map<string, { readonly day: number; readonly amount: number }>();
  for (const { story, imported, accountOf } of files) {
    if (story.name !== 'fund') continue;
    for (const { account: printed, currency, opening, from } of imported.balances) {
      const day = parseDay(from || imported.view.periodFrom);
      const known = first.get(currency);
      if (opening === null || day === null || accountOf(printed) !== account) continue;
      if (!known || day < known.day) first.set(currency, { day, amount: opening });
    }
  }
  return (currency) => first.get(currency) ?? null;
}
