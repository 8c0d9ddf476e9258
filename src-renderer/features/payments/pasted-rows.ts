/**
 * Rows pasted from a spreadsheet: cells told apart by tabs, columns by their heading or, without one, by what stands in them. Pure.
 *
 * Every row pasted is told of, the good and the bad; nothing is taken out of a row that was not understood.
 */
import { fractionDigits, parseMinor } from '../../../shared/domain/money.ts';

/** What a pasted row says, still without the bound account it means. */
export interface PastedRow {
  /** From 1, as the spreadsheet was copied; the heading counts. */
  readonly row: number;
  /** Number of an account, or a name where no number stands in the row. */
  readonly account: string;
  readonly payee: string;
  readonly amount: string;
  readonly remark: string;
  readonly merchantOrderNo: string;
  /** '' where the row can be looked up. */
  readonly problem: '' | 'no_account' | 'no_amount' | 'bad_amount' | 'zero';
}

type Field = 'account' | 'payee' | 'amount' | 'remark' | 'merchantOrderNo';
/** Headings of the files people keep, without spaces and brackets, in lower case. */
const HEADINGS: Readonly<Record<Field, readonly string[]>> = {
  account: [
    '收款账号',
    '收款人账号',
    '账号',
    '卡号',
    '银行卡号',
    '收款账户',
    'account',
    'accountnumber',
    'number',
    'iban',
  ],
  payee: [
    '收款户名',
    '收款人',
    '收款人名称',
    '收款方',
    '户名',
    '姓名',
    '账户名称',
    'payee',
    'name',
    'holder',
    'accountholder',
  ],
  amount: ['金额', '付款金额', '转账金额', 'amount'],
  remark: ['备注', '用途', '附言', '摘要', '付款理由', 'remark', 'purpose', 'memo', 'note'],
  merchantOrderNo: ['订单号', '商户订单号', '业务单号', 'orderno', 'order', 'merchantorderno', 'ordernumber'],
};
/** From this share of its cells on a column is what they are. */
const MOST = 0.5;
const FIELDS: readonly Field[] = ['account', 'payee', 'amount', 'remark', 'merchantOrderNo'];

const plain = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[（(【[].*?[）)】\]]/gu, '')
    .replace(/[\s_\-.*：:]/gu, '');
const fieldOf = (heading: string): Field | null =>
  FIELDS.find((field) => HEADINGS[field].includes(plain(heading))) ?? null;

export function pastedRows(text: string, currency: string): PastedRow[] {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const cells = lines.map((line) => line.split('\t').map((cell) => cell.trim()));
  const head = cells.findIndex((row) => row.some((cell) => cell !== ''));
  const first = cells[head];
  if (!first) return [];
  const headed = first.map(fieldOf);
  const hasHeading = headed.filter((field) => field !== null).length >= 2;
  const columns = hasHeading ? headed : columnsOf(cells, currency);
  const from = hasHeading ? head + 1 : head;
  return cells.flatMap((row, at) =>
    at < from || row.every((cell) => cell === '') ? [] : [rowOf(row, at + 1, columns, currency)],
  );
}

function rowOf(
  row: readonly string[],
  place: number,
  columns: readonly (Field | null)[],
  currency: string,
): PastedRow {
  const at = (field: Field): string => row[columns.indexOf(field)] ?? '';
  // Spreadsheets keep long numbers as text behind an apostrophe, and people space them in fours.
  const number = at('account').replace(/^'/, '').replace(/\s/g, '');
  const payee = at('payee');
  const amount = at('amount')
    .replace(/^[¥￥]\s*/u, '')
    .replace(/元$/u, '');
  const read = parseMinor(amount, fractionDigits(currency));
  const account = number === '' ? payee : number;
  return {
    row: place,
    account,
    payee,
    amount,
    remark: at('remark'),
    merchantOrderNo: at('merchantOrderNo').replace(/^'/, ''),
    problem:
      account === ''
        ? 'no_account'
        : amount === ''
          ? 'no_amount'
          : !read.ok
            ? 'bad_amount'
            : read.value <= 0
              ? 'zero'
              : '',
  };
}

/**
 * Without a heading: the column of long numbers is the account, of names the payee, of amounts the amount; what follows is remark and order. Most of
 * a column says what it is, so that one wrong cell costs its own row and no other.
 */
function columnsOf(rows: readonly (readonly string[])[], currency: string): (Field | null)[] {
  const width = Math.max(...rows.map((row) => row.length));
  const filled = (at: number) => rows.map((row) => row[at] ?? '').filter((cell) => cell !== '');
  const columns: (Field | null)[] = Array.from({ length: width }, () => null);
  const shareOf = (at: number, says: (cell: string) => boolean) => {
    const cells = filled(at);
    return cells.length === 0 ? 0 : cells.filter(says).length / cells.length;
  };
  const give = (field: Field, says: (cell: string) => boolean) => {
    const [best] = columns
      .flatMap((held, at) => (held === null ? [{ at, share: shareOf(at, says) }] : []))
      .filter(({ share }) => share >= MOST)
      .toSorted((a, b) => b.share - a.share);
    if (best) columns[best.at] = field;
  };
  give('account', (cell) => /^'?[A-Z]{0,4}[\d\s*]{8,40}$/iu.test(cell) && !cell.includes('.'));
  give('amount', (cell) => parseMinor(cell.replace(/^[¥￥]\s*/u, ''), fractionDigits(currency)).ok);
  give('payee', (cell) => /\p{L}/u.test(cell));
  give('remark', (cell) => /\p{L}/u.test(cell));
  give('merchantOrderNo', () => true);
  return columns;
}
