/**
 * UnionPay's report of a merchant's day (全渠道商户交易汇总表): no trades, only their count and sums by kind of trade and by card, and over all.
 *
 * Nothing of it becomes a line. What it states over all is stated for the details (ZM) of the same merchant and day.
 */
import { minor } from '../../../../../shared/domain/money.ts';
import type { RawRow, RowParser, Sink } from '../../adapter.ts';
import { readAmount } from '../cells.ts';
import { WHOLE } from '../scoped-sums.ts';
import { dayOf } from '../unionpay-files.ts';

export interface Layout {
  readonly settledOn: string;
  readonly merchant: string;
}

const LABELLED = /(商户代码|清算日期|清算币种)\s*[:：]\s*(\S+)/g;
const YUAN: ReadonlySet<string> = new Set(['人民币', '人民币元', 'CNY', 'RMB', '156']);
/** 交易笔数; 交易金额, 费用 and 资金清算差额, each in debit (借) and credit (贷). */
const FIGURES = 7;

export class ReportParser implements RowParser {
  readonly #sink: Sink;
  /** The figures of the first 总计; the one over the cards must say the same. */
  #total = '';
  #lastRow = 0;

  constructor({ settledOn, merchant }: Layout, sink: Sink) {
    this.#sink = sink;
    sink.facts({ account: merchant, periodFrom: settledOn, periodTo: settledOn });
  }

  row(raw: RawRow): void {
    this.#lastRow = raw.row;
    const text = (raw.cells[0] ?? '').normalize('NFKC').trim();
    const words = text.split(/\s+/);
    const figures = words.slice(-FIGURES);
    const name = words.slice(0, -FIGURES).join(' ');
    if (text === '') this.#sink.skip(raw.row, 'blank_row');
    else if (name !== '' && figures.every((word) => /^-?[\d,]+(?:\.\d+)?$/.test(word)))
      this.#figures(raw.row, name, figures);
    else if (/^(?:总计|合计)/.test(text)) this.#refuse(raw.row, text, '总计, 7 figures');
    else this.#heading(raw.row, text);
  }

  end(): void {
    if (this.#total === '') this.#refuse(this.#lastRow, '', '总计');
  }

  #heading(row: number, text: string): void {
    for (const [, label, value = ''] of text.matchAll(LABELLED)) {
      const day = dayOf(value.replace(/\D/g, ''));
      if (label === '商户代码') this.#sink.facts({ account: value });
      else if (label === '清算日期' && day !== '') this.#sink.facts({ periodFrom: day, periodTo: day });
      else if (label === '清算币种' && !YUAN.has(value.toUpperCase())) {
        this.#refuse(row, value, '人民币');
        return;
      }
    }
    this.#sink.skip(row, 'preamble');
  }

  #figures(row: number, name: string, figures: readonly string[]): void {
    const isTotal = name === '总计' || name === '合计';
    const [count, ...amounts] = figures.map((text, at) => readAmount(text, at === 0 ? 0 : 2));
    const [debit, credit, charged, returned, out, inward] = amounts.map((read) =>
      read?.ok ? read.value : null,
    );
    if (
      !count?.ok ||
      debit == null ||
      credit == null ||
      charged == null ||
      returned == null ||
      out == null ||
      inward == null
    ) {
      this.#refuse(row, figures.join(' '), '8 0.00 13,227.00 79.36 0.00 0.00 13,147.64');
      return;
    }
    // Which codes a name of the report counts is known of some only: shown beside the details, while the total over all must be met.
    const base = {
      row,
      weight: isTotal ? 'strict' : 'advisory',
      currency: '',
      scope: isTotal ? WHOLE : name,
    } as const;
    if (isTotal) {
      const figures = [count.value, ...amounts.map((read) => (read?.ok ? read.value : 0))].join(' ');
      if (this.#total !== '' && this.#total !== figures) {
        this.#refuse(row, figures, this.#total);
        return;
      }
      const isRepeated = this.#total !== '';
      this.#total = figures;
      if (isRepeated) {
        this.#sink.skip(row, 'summary');
        return;
      }
    }
    this.#sink.stated({ ...base, name: 'count', value: count.value });
    this.#sink.stated({ ...base, name: 'payment_sum', value: credit });
    this.#sink.stated({ ...base, name: 'refund_sum', value: debit });
    this.#sink.stated({ ...base, name: 'fee_sum', value: minor(charged - returned) });
    this.#sink.stated({ ...base, name: 'settled_sum', value: minor(inward - out) });
    this.#sink.skip(row, 'summary');
  }

  #refuse(row: number, text: string, expected: string): void {
    this.#sink.problem({
      row,
      column: '',
      kind: text === '' ? 'missing_value' : 'unknown_word',
      text,
      expected,
    });
  }
}
