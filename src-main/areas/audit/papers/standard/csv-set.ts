/** A plain set for any audit tool: accounts, entries, their lines, trial balance, parties and payments, with control totals; cells that no spreadsheet runs. */
import { formatMinor } from '../../../../../shared/domain/money.ts';
import { record } from '../../../exports/csv.ts';
import { type PackedFile, packing } from '../../pack/packer.ts';
import type { StandardBooks } from './books.ts';
import { plainText } from './xml.ts';

const BOM = '\u{feff}';
const ROWS_PER_STEP = 2000;

interface Table {
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: Iterable<readonly string[]>;
}

export async function csvFiles(books: StandardBooks, step: () => Promise<void>): Promise<PackedFile[]> {
  const files: PackedFile[] = [];
  for (const { name, head, rows } of [...tables(books), controlTable(books)]) {
    const file = packing(`${name}.csv`);
    file.add(BOM + record(head));
    let count = 0;
    for (const row of rows) {
      file.add(record(row.map(plainText)));
      count += 1;
      if (count % ROWS_PER_STEP === 0) {
        await file.drained();
        await step();
      }
    }
    files.push(await file.end(count));
  }
  return files;
}

export async function controlFile(books: StandardBooks): Promise<PackedFile> {
  const { name, head, rows } = controlTable(books);
  const file = packing(`${name}.csv`);
  file.add(BOM + [head, ...rows].map(record).join(''));
  return await file.end();
}

/** What whoever reads the files adds up to once more. */
const controlTable = ({ totals }: StandardBooks): Table => ({
  name: 'control-totals',
  head: ['currency', 'entries', 'lines', 'debit', 'credit', 'opening_balance', 'closing_balance'],
  rows: totals.map(({ currency, entries, lines, ...sums }) => [
    currency,
    String(entries),
    String(lines),
    ...[sums.debit, sums.credit, sums.opening, sums.closing].map((amount) => formatMinor(amount, currency)),
  ]),
});

function tables(books: StandardBooks): Table[] {
  const { deps, balances, parties, payments } = books;
  return [
    {
      name: 'accounts',
      head: ['account', 'name_zh', 'name_en', 'class', 'sub_ledger', 'state'],
      rows: deps.chart
        .all()
        .map((each) => [each.code, each.nameZh, each.nameEn, each.class, each.subLedger, each.state]),
    },
    {
      name: 'entries',
      head: ['entry', 'day', 'period', 'origin', 'rule', 'memo', 'reverses', 'made_at', 'made_by'],
      rows: books.entries.map((each) => [
        ...[each.number, each.day, each.period, each.origin, each.rule, each.memo, each.reverses],
        ...[each.at, each.by],
      ]),
    },
    {
      name: 'lines',
      head: ['entry', 'line', 'day', 'account', 'sub_account', 'currency', 'debit', 'credit'],
      rows: postingRows(books),
    },
    {
      name: 'trial-balance',
      head: ['account', 'sub_account', 'sub_name', 'currency', 'opening', 'debit', 'credit', 'closing'],
      rows: balances.map(({ account, sub, currency, opening, debit, credit, closing }) => [
        ...[account, sub, sub === '' ? '' : books.subName(sub), currency],
        ...[opening, debit, credit, closing].map((amount) => formatMinor(amount, currency)),
      ]),
    },
    {
      name: 'parties',
      head: ['party', 'kind', 'name', 'short_name', 'identity_kind', 'identity_no', 'state'],
      rows: parties.map((each) => [
        ...[each.id, each.kind, each.name, each.shortName, each.identityKind, each.identityNo, each.state],
      ]),
    },
    {
      name: 'payments',
      head: [
        ...['payment', 'batch', 'purpose', 'party', 'payee', 'account', 'currency', 'amount', 'state'],
        ...['instructed', 'paid', 'failed', 'returned', 'merchant_order_no'],
      ],
      rows: payments.map((each) => [
        ...[each.itemNo, each.batchNo, each.purpose, each.partyId, each.payee, each.account, each.currency],
        ...[formatMinor(each.amount, each.currency), each.state, each.instructedDay, each.paidDay],
        ...[each.failedDay, each.returnedDay, each.merchantOrderNo],
      ]),
    },
  ];
}

function* postingRows({ entries }: StandardBooks): Generator<string[]> {
  for (const { number, day, postings } of entries)
    for (const { line, account, sub, currency, side, amount } of postings) {
      const money = formatMinor(amount, currency);
      yield [
        number,
        String(line),
        day,
        account,
        sub,
        currency,
        side === 'debit' ? money : '',
        side === 'credit' ? money : '',
      ];
    }
}
