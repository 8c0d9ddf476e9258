/** A batch as the rows of a layout: its heading, a row for each item, the total where the layout has one; and why a batch does not fit it. */
import {
  type BankLayout,
  type LayoutColumn,
  type LayoutField,
  NEEDED_FIELDS,
} from '../../../../../shared/domain/bank-layout.ts';
import { GBK, strangerIn, UNICODE } from '../character-set.ts';
import type { FormatProblem, InstructionBatch, InstructionItem } from '../format.ts';
import { PAYING, ProblemList } from '../problem-list.ts';
import { amountText, dayText } from '../tables/cells.ts';

/** Free texts: a spreadsheet's apostrophe before them changes no payment. All others are written as they are or not at all. */
const FREE: ReadonlySet<LayoutField> = new Set(['bankName', 'remark']);

export interface TableCell {
  readonly text: string;
  readonly isFree: boolean;
}

function textOf(
  { field, text }: LayoutColumn,
  item: InstructionItem,
  batch: InstructionBatch,
  layout: BankLayout,
): string {
  const values: Readonly<Record<LayoutField, string>> = {
    place: String(item.place),
    itemNo: item.itemNo,
    number: item.number,
    payee: item.payee,
    bankName: item.bankName,
    bankCode: item.bankCode,
    amount: amountText(item.amount, item.currency, layout.amountIn),
    currency: item.currency,
    remark: item.remark,
    isOrganisation: layout.organisation[item.isOrganisation ? 0 : 1],
    batchNo: batch.batchNo,
    executionDay: dayText(batch.executionDay, layout.dayForm),
    fromNumber: batch.from.number,
    fromHolder: batch.from.holder,
    fixed: text,
    blank: '',
  };
  return values[field];
}

export function tableOf(batch: InstructionBatch, layout: BankLayout): TableCell[][] {
  const { columns } = layout;
  const fixed = (text: string): TableCell => ({ text, isFree: false });
  const rows = [
    columns.map(({ heading }) => fixed(heading)),
    ...batch.items.map((item) =>
      columns.map((column) => ({
        text: textOf(column, item, batch, layout),
        isFree: FREE.has(column.field),
      })),
    ),
  ];
  return layout.hasTotal
    ? [...rows, columns.map((column, at) => fixed(totalText(column, at, batch, layout)))]
    : rows;
}

/** 合计 in the first column, how many in the second, the sum under the amounts. */
function totalText({ field }: LayoutColumn, at: number, batch: InstructionBatch, layout: BankLayout): string {
  if (at === 0) return '合计';
  if (field === 'amount') return amountText(batch.sum, batch.currency, layout.amountIn);
  return at === 1 ? String(batch.count) : '';
}

/** `isText`: the file is a text in the layout's encoding, a workbook takes every character. */
export function layoutProblems(
  batch: InstructionBatch,
  layout: BankLayout,
  isText: boolean,
): readonly FormatProblem[] {
  const list = new ProblemList();
  const set = isText && layout.encoding === 'gbk' ? GBK : UNICODE;
  list.purpose(batch, PAYING);
  list.currency(batch, layout.currencies);
  list.itemsMax(batch, layout.itemsMax);
  for (const item of batch.items) {
    list.kind(item, item.kind === 'bank', 'bank');
    for (const column of layout.columns) {
      const { field, max } = column;
      const text = textOf(column, item, batch, layout);
      list.text(item.place, field, text, { set, max, isRequired: isRequired(column) });
      if (!FREE.has(field)) list.unbitten(item.place, field, text);
    }
  }
  return list.found;
}

const isRequired = ({ field, isRequired: isAsked }: LayoutColumn): boolean =>
  field !== 'blank' && (isAsked || NEEDED_FIELDS.some((each) => each === field));

/** Headings and fixed words that a text file in the layout's encoding has no letters for; '' where it has them all. */
export function strangerInLayout({ columns, organisation, encoding }: BankLayout): string {
  const set = encoding === 'gbk' ? GBK : UNICODE;
  const texts = [...columns.flatMap(({ heading, text }) => [heading, text]), ...organisation];
  return texts.map((text) => strangerIn(text, set)).find((stranger) => stranger !== '') ?? '';
}
