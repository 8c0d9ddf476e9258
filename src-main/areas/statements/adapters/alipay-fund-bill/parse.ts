/**
 * Alipay fund bill (账务明细): every movement of the account with the balance after it. Fees are rows of their own.
 *
 * Direction is the column the amount stands in; 支出 is printed positive, negative, 0 or blank by account.
 */
import { minor } from '../../../../../shared/domain/money.ts';
import type { Direction } from '../../../../../shared/domain/statement-line.ts';
import type { RawRow } from '../../adapter.ts';
import { AlipayBillParser, type FooterNames } from '../alipay-lines.ts';
import type { Header } from '../cells.ts';
import { isCutShort, RowReader } from '../row-reader.ts';
import { ScopedSums, WHOLE } from '../scoped-sums.ts';
import { type Field, headerOf, kindOf, NEEDED } from './columns.ts';

const FOOTERS: Readonly<Record<string, FooterNames>> = {
  收入合计: { count: 'in_count', sums: { '': 'in_sum' } },
  支出合计: { count: 'out_count', sums: { '': 'out_sum' } },
};

const FOOTER_OF: Readonly<Record<Direction, string>> = { in: '收入合计', out: '支出合计' };

export class FundBillParser extends AlipayBillParser<Field> {
  protected readonly footers = FOOTERS;
  readonly #needed = new Set<string>();
  readonly #sums = new ScopedSums(['ins', 'income', 'outs', 'outgo']);

  protected headerOf(raw: RawRow): Header<Field> | null {
    return headerOf(raw);
  }

  protected finish(): Iterable<string> {
    // What the summary (账务汇总) of the same day states, over all and by kind.
    this.#sums.tell(this.sink, (of) => [
      ['in_count', of.ins],
      ['in_sum', of.income],
      ['out_count', of.outs],
      ['out_sum', of.outgo],
    ]);
    return this.#needed;
  }

  protected data(raw: RawRow, header: Header<Field>): void {
    if (isCutShort(raw, header, NEEDED, this.sink)) return;
    const reader = new RowReader(raw, header, this.sink);
    const entryNo = reader.requiredId('entryNo');
    const businessNo = reader.id('businessNo');
    const merchantOrderNo = reader.id('merchantOrderNo');
    const occurredAt = reader.moment('occurredAt');
    const balance = reader.amount('balance');
    const movement = movementOf(reader);
    if (!reader.isReadable || movement === null) return;
    if (movement.amount === 0) {
      this.sink.skip(raw.row, 'no_movement');
      return;
    }
    this.#needed.add(FOOTER_OF[movement.direction]);
    const type = reader.text('businessType');
    const amounts = movement.direction === 'in' ? [1, movement.amount, 0, 0] : [0, 0, 1, movement.amount];
    this.#sums.add(WHOLE, amounts);
    if (type !== '') this.#sums.add(type, amounts);
    const kind = kindOf(type, movement.direction);
    this.sink.line({
      row: raw.row,
      account: this.account,
      channel: 'alipay',
      kind,
      direction: movement.direction,
      occurredAt,
      bookingDate: '',
      valueDate: '',
      gross: null,
      fee: null,
      net: minor(movement.amount),
      orderAmount: null,
      currency: 'CNY',
      balance,
      status: 'none',
      merchantOrderNo,
      refundNo: '', // The bill has no column for it.
      channelTransactionId: businessNo,
      relatedTransactionId: entryNo,
      batchNo: kind === 'payout' ? businessNo : '',
      bankReference: '',
      counterparty: reader.text('counterparty'),
      description: [reader.text('product'), reader.text('remark')].filter((part) => part !== '').join(' · '),
    });
  }
}

/** Null where the two columns do not say one movement; the sink knows why. */
function movementOf(reader: RowReader<Field>): { direction: Direction; amount: number } | null {
  const income = reader.amount('income');
  const outgo = reader.amount('outgo');
  if (income === null && outgo === null) {
    reader.refuse('income', 'missing_value', '', '1,234.56');
    return null;
  }
  if ((income ?? 0) !== 0 && (outgo ?? 0) !== 0) {
    const both = `${reader.text('income')} / ${reader.text('outgo')}`;
    reader.refuse('outgo', 'direction_contradicts', both, '收入 / 支出');
    return null;
  }
  if ((income ?? 0) < 0) {
    // Only 支出 is known with either sign; a negative income might be a reversal, and nobody says so.
    reader.refuse('income', 'direction_contradicts', reader.text('income'), '≥ 0');
    return null;
  }
  return (income ?? 0) !== 0
    ? { direction: 'in', amount: income ?? 0 }
    : { direction: 'out', amount: Math.abs(outgo ?? 0) };
}
