/** 银行存款余额调节表 as a paper to sign and as a workbook whose sums are formulas: both say what the screen says, and close with the seal. */
import type { BankReconciliation } from '../../../../../shared/contract/evidence.ts';
import { formatMinorGrouped } from '../../../../../shared/domain/money.ts';
import type { Block } from '../../../../platform/pdf/paper.ts';
import { blocksPdf } from '../../../exports/tables/files.ts';
import type { Reader } from '../../../exports/tables/reader.ts';
import { refuseAboveSheet } from '../../../exports/tables/sheet.ts';
import type { EvidenceDeps } from '../../deps.ts';
import { firstSheet, labelled, major, paperBook, put, putFormula } from '../../tools/paper/sheets.ts';
import { shortened } from '../rules/reconciled.ts';
import { type Seal, sealLines } from '../seal.ts';

interface Drawn {
  readonly found: BankReconciliation;
  /** Of the account: masked. */
  readonly shown: string;
  readonly seal: Seal;
}

/** Items of a group that a paper has one by one. */
const ON_PAPER = 300;
const SIDES = [
  { side: 'book', add: 'bank_in', less: 'bank_out' },
  { side: 'bank', add: 'book_in', less: 'book_out' },
] as const;

export function statementPdf(
  deps: EvidenceDeps,
  { found, shown, seal }: Drawn,
  reader: Reader,
  step: () => Promise<void>,
): Promise<Buffer> {
  const { words } = reader;
  const { currency } = found;
  const money = (amount: number | null) =>
    amount === null ? words('reconcileSheet.unknown') : formatMinorGrouped(amount, currency);
  const items = shortened(found.items, ON_PAPER, (count) =>
    words('audit_paper.rest', { count: String(count) }),
  );
  const blocks = SIDES.flatMap(({ side, add, less }): Block[] => {
    const [balance, adjusted] =
      side === 'book' ? [found.bookBalance, found.adjustedBook] : [found.bankBalance, found.adjustedBank];
    const rows = [add, less].flatMap((group) => {
      const own = items.filter((each) => each.group === group);
      const sum = own.reduce((total, { amount }) => total + amount, 0);
      return [
        ['', words(`reconcile_group.${group}`), '', '', money(sum)],
        ...own.map(({ day, text, reference, ageDays, amount }) => [
          ...[day, text, reference, String(ageDays), money(amount)],
        ]),
      ];
    });
    return [
      { kind: 'heading', text: words(`reconcileSheet.${side}`) },
      {
        kind: 'table',
        columns: [
          { head: words('book_report.date'), share: 3 },
          { head: words('audit_paper.text'), share: 9 },
          { head: words('audit_paper.reference'), share: 4 },
          { head: words('audit_paper.age'), share: 3 },
          { head: words('audit_paper.amount'), share: 4, isAmount: true },
        ],
        rows: [
          ['', words('audit_paper.balance'), '', '', money(balance)],
          ...(side === 'book'
            ? found.books
                .filter(standsFor)
                .map(({ account, nameZh, nameEn, amount }) => [
                  ...[words('audit_paper.of_it'), `${account} ${reader.locale === 'en' ? nameEn : nameZh}`],
                  ...['', '', money(amount)],
                ])
            : []),
          ...rows,
        ],
        totals: [['', words('reconcileSheet.adjusted'), '', '', money(adjusted)]],
      },
    ];
  });
  return blocksPdf(
    {
      title: words('reconcileSheet.sheet'),
      lines: [words('book_report.as_of', { day: found.day })],
      isLandscape: false,
      blocks: [
        { kind: 'form', rows: [head({ found, shown }, reader)] },
        ...blocks,
        outcome(found, money, reader),
      ],
    },
    {
      house: deps.house(),
      madeAt: seal.at,
      warnings: [],
      notes: [words('audit_paper.how'), ...sealLines(seal, reader)],
      signs: (['preparer', 'reviewer', 'date'] as const).map((name) => words(`reconcileSheet.sign.${name}`)),
    },
    reader,
    step,
  );
}

/** An account of the books with nothing to say is left out of the paper. */
const standsFor = ({ amount }: BankReconciliation['books'][number]): boolean => amount !== 0;

const head = ({ found, shown }: Pick<Drawn, 'found' | 'shown'>, { words }: Reader) => [
  {
    label: words('reconcileSheet.account'),
    value: [found.bankName, shown].filter((text) => text !== '').join(' '),
    isStrong: true,
  },
  { label: words('book_report.currency'), value: found.currency },
  { label: words('reconcileSheet.standing'), value: words(`reconcileSheet.standing.${found.standing}`) },
];

function outcome(
  { difference, currency }: BankReconciliation,
  money: (amount: number) => string,
  { words }: Reader,
): Block {
  if (difference === null) return { kind: 'warning', text: words('reconcileSheet.outcome.open') };
  if (difference === 0) return { kind: 'text', text: words('reconcileSheet.outcome.even') };
  return {
    kind: 'warning',
    text: words('reconcileSheet.outcome.off', { amount: `${money(difference)} ${currency}` }),
  };
}

/** One sheet, a column of amounts; each sum and balance is worked out again by whoever opens it. */
export function statementWorkbook(
  deps: EvidenceDeps,
  { found, shown, seal }: Drawn,
  reader: Reader,
  step: () => Promise<void>,
): Promise<Buffer> {
  const { words } = reader;
  const { currency, items } = found;
  refuseAboveSheet(items.length + 40);
  return paperBook(seal.at, async (workbook) => {
    const sheet = firstSheet(workbook, reader, words('reconcileSheet.sheet'));
    sheet.columns = [{ width: 30 }, { width: 34 }, { width: 26 }, { width: 10 }, { width: 20 }];
    labelled(sheet, words('reconcileSheet.house'), deps.house());
    for (const { label, value } of head({ found, shown }, reader)) labelled(sheet, label, value);
    labelled(sheet, words('reconcileSheet.day'), found.day);
    const row = (label: string, text = '', isStrong = false) => {
      const added = sheet.addRow([]);
      put(added.getCell(1), label);
      put(added.getCell(2), text);
      added.font = { bold: isStrong };
      return added;
    };
    const amountAt = (at: number) => `E${at}`;
    const adjustedRows: number[] = [];
    for (const { side, add, less } of SIDES) {
      sheet.addRow([]);
      const balance = side === 'book' ? found.bookBalance : found.bankBalance;
      const adjusted = side === 'book' ? found.adjustedBook : found.adjustedBank;
      const top = row(words(`reconcileSheet.${side}`), '', true);
      if (side === 'book') {
        const first = top.number + 1;
        for (const { account, nameZh, nameEn, amount } of found.books) {
          const part = row(
            words('audit_paper.of_it'),
            `${account} ${reader.locale === 'en' ? nameEn : nameZh}`,
          );
          put(part.getCell(5), { minor: amount, currency });
        }
        const last = top.number + found.books.length;
        putFormula(top.getCell(5), `SUM(E${first}:E${last})`, major(found.bookBalance, currency));
      } else if (balance === null) put(top.getCell(5), words('reconcileSheet.unknown'));
      else put(top.getCell(5), { minor: balance, currency });
      const sums: number[] = [];
      for (const group of [add, less]) {
        const own = items.filter((each) => each.group === group);
        const sum = row(words(`reconcile_group.${group}`), '', true);
        for (const [at, item] of own.entries()) {
          const added = row(item.day, item.text);
          put(added.getCell(3), item.reference);
          put(added.getCell(4), item.ageDays);
          put(added.getCell(5), { minor: item.amount, currency });
          if (at % 1000 === 0) await step();
        }
        const total = own.reduce((all, { amount }) => all + amount, 0);
        const range = own.length === 0 ? '0' : `SUM(E${sum.number + 1}:E${sum.number + own.length})`;
        putFormula(sum.getCell(5), range, major(total, currency));
        sums.push(sum.number);
      }
      const end = row(words('reconcileSheet.adjusted'), '', true);
      adjustedRows.push(end.number);
      const [plus = 0, minus = 0] = sums;
      if (adjusted === null) put(end.getCell(5), words('reconcileSheet.unknown'));
      else
        putFormula(
          end.getCell(5),
          `${amountAt(top.number)}+${amountAt(plus)}-${amountAt(minus)}`,
          major(adjusted, currency),
        );
    }
    sheet.addRow([]);
    const difference = row(words('audit_paper.difference'), '', true);
    const [book = 0, bank = 0] = adjustedRows;
    if (found.difference === null) put(difference.getCell(5), words('reconcileSheet.unknown'));
    else putFormula(difference.getCell(5), `E${book}-E${bank}`, major(found.difference, currency));
    for (const name of ['preparer', 'reviewer', 'date'] as const)
      labelled(sheet, words(`reconcileSheet.sign.${name}`), '');
    for (const line of sealLines(seal, reader)) put(sheet.addRow([]).getCell(1), line);
  });
}
