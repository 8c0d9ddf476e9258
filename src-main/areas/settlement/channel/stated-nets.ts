/**
 * What a channel's own summary of a day states as its net (UnionPay 清算净额 of the RD, Alipay 实收净额 of the 汇总), as the import that it proved kept it: the
 * channel's own batch where its lines bear no number.
 */
import { parseDay } from '../../../../shared/domain/dates.ts';
import { LESS_REFUNDS } from '../../statements/adapters/alipay-trade-bill/store-sums.ts';
import { WHOLE } from '../../statements/adapters/scoped-sums.ts';
import type { BillFile } from './bill-files.ts';

type StatedChecks = BillFile['imported']['view']['checks'];

/** Total over all rows that is their net, refunds taken off. Of a day without refunds payments alone are the same, and a summary is read as that. */
function netIn(checks: StatedChecks): number | null {
  const stated = (name: string, scope: string) =>
    checks.find((check) => check.name === name && check.scope === scope)?.stated ?? null;
  const hasRefunds = stated('refund_count', WHOLE) !== 0;
  return (
    stated('settled_sum', WHOLE) ??
    stated('net_sum', WHOLE + LESS_REFUNDS) ??
    (hasRefunds ? null : stated('net_sum', WHOLE))
  );
}

/** Of the bills of one account. Null where no summary came along, or where more than one bill is of the day. */
export function statedNets(
  account: string,
  bills: readonly BillFile[],
): (day: number, currency: string) => number | null {
  const covering = new Map<number, BillFile[]>();
  for (const file of bills) {
    const { periodFrom, periodTo } = file.imported.view;
    const day = parseDay(periodFrom);
    if (day === null || periodFrom !== periodTo || file.from === file.to) continue;
    covering.set(day, [...(covering.get(day) ?? []), file]);
  }
  return (day, currency) => {
    const [file, ...others] = covering.get(day) ?? [];
    if (!file || others.length > 0 || file.story.name !== 'trade' || file.accounts.join() !== account)
      return null;
    const { checks, currencies } = file.imported.view;
    // A summary of one currency does not say which.
    if (currencies.join() !== currency) return null;
    return netIn(checks);
  };
}
