/**
 * The headings of a layout as a result of the same bank prints them: what the layout says of a heading goes before what is usual, so that our number
 * is looked for where we put it.
 */
import type { BankLayout, LayoutField } from '../../../../shared/domain/bank-layout.ts';
import { headerWord } from '../../statements/adapters/cells.ts';
import { RESULT_WORDS, type ResultField } from '../formats/results/columns.ts';
import type { ReadBy } from '../formats/results/table-reader.ts';

export function resultWordsOf({ columns, amountIn, currencies }: BankLayout): ReadBy {
  const means: Partial<Record<LayoutField, ResultField>> = {
    itemNo: 'itemNo',
    amount: amountIn === 'main' ? 'amount' : 'amountMinor',
    currency: 'currency',
    batchNo: 'batchNo',
  };
  const ours = new Set(columns.map((each) => headerWord(each.heading)));
  const words = (field: ResultField): string[] => [
    ...columns.filter((each) => means[each.field] === field).map((each) => each.heading),
    // A word that the layout has for something else means that here.
    ...RESULT_WORDS[field].filter((word) => !ours.has(headerWord(word))),
  ];
  return {
    words: {
      itemNo: words('itemNo'),
      amount: words('amount'),
      amountMinor: words('amountMinor'),
      currency: words('currency'),
      status: words('status'),
      reasonCode: words('reasonCode'),
      reasonText: words('reasonText'),
      happenedAt: words('happenedAt'),
      batchNo: words('batchNo'),
    },
    currency: currencies[0] ?? 'CNY',
  };
}
