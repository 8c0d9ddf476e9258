/**
 * Why two sets of lines may belong together, signal by signal: what agrees and what does not. Words are made by name at the edge.
 */
import type { LineView, Signal } from '../../../../shared/contract/shapes.ts';
import { parseDay } from '../../../../shared/domain/dates.ts';
import { formatMinor } from '../../../../shared/domain/money.ts';

const CHANNEL_NAMES: Readonly<Record<string, readonly string[]>> = {
  wechat: ['财付通', '微信', 'tenpay', 'wechat', 'weixin'],
  alipay: ['支付宝', 'alipay', '蚂蚁'],
  unionpay: ['银联', 'unionpay'],
  paypal: ['paypal', '贝宝'],
  stripe: ['stripe'],
};
/** Shorter numbers agree by chance. */
const REFERENCE_LENGTH_MIN = 6;

/** `difference` is left − right in minor units, as the leg counts it. */
export function signalsOf(
  left: readonly LineView[],
  right: readonly LineView[],
  difference: number,
): Signal[] {
  const first = left[0];
  const other = right[0];
  if (!first || !other) return [];
  const signals: Signal[] = [
    {
      name: 'amount',
      agrees: difference === 0,
      value: difference === 0 ? '' : formatMinor(difference, first.currency),
    },
  ];
  if (first.currency !== other.currency)
    signals.push({ name: 'currency', agrees: false, value: `${first.currency}/${other.currency}` });
  const reference = sharedReference(left, right);
  signals.push({ name: 'reference', agrees: reference !== '', value: reference });
  const lag = dayOf(other) - dayOf(first);
  if (Number.isFinite(lag))
    signals.push({ name: 'days_apart', agrees: Math.abs(lag) <= 3, value: String(lag) });
  const named = channelNamed(first, other);
  if (named !== null) signals.push({ name: 'counterparty', agrees: named, value: other.counterparty });
  const statuses = new Set(
    [...left, ...right].map((line) => line.status).filter((status) => status !== 'none'),
  );
  if (
    statuses.size > 1 &&
    [...statuses].some((status) => status === 'pending' || status === 'closed' || status === 'failed')
  ) {
    signals.push({ name: 'status', agrees: false, value: [...statuses].toSorted().join('/') });
  }
  return signals;
}

const dayOf = (line: LineView): number => parseDay(line.occurredAt || line.bookingDate) ?? Number.NaN;

/** A number that stands on both sides, or whose text the other side quotes. */
function sharedReference(left: readonly LineView[], right: readonly LineView[]): string {
  const numbers = (line: LineView) =>
    [
      line.merchantOrderNo,
      line.refundNo,
      line.channelTransactionId,
      line.relatedTransactionId,
      line.batchNo,
      line.bankReference,
    ].filter((text) => text.length >= REFERENCE_LENGTH_MIN);
  const quoted = (lines: readonly LineView[]) =>
    lines.map((line) => `${line.bankReference} ${line.description}`).join(' ');
  const leftNumbers = left.flatMap(numbers);
  const rightNumbers = new Set(right.flatMap(numbers));
  return (
    leftNumbers.find((number) => rightNumbers.has(number)) ??
    leftNumbers.find((number) => quoted(right).includes(number)) ??
    [...rightNumbers].find((number) => quoted(left).includes(number)) ??
    ''
  );
}

/** Does the bank's text name the channel the money comes from? Null where nothing can be said. */
function channelNamed(line: LineView, bank: LineView): boolean | null {
  const names = CHANNEL_NAMES[line.channel];
  if (!names || bank.sourceKind !== 'bank') return null;
  const text = `${bank.counterparty} ${bank.description}`.toLowerCase();
  if (text.trim() === '') return null;
  return names.some((name) => text.includes(name));
}
