/** The ageing list as a paper, and as a workbook with the items behind it, whose sums are formulas. */
import { formatMinorGrouped } from '../../../../../shared/domain/money.ts';
import { sayOr } from '../../../../../shared/wording/catalogue.ts';
import { blocksPdf } from '../../../exports/tables/files.ts';
import type { Reader } from '../../../exports/tables/reader.ts';
import { refuseAboveSheet } from '../../../exports/tables/sheet.ts';
import type { EvidenceDeps } from '../../deps.ts';
import { firstSheet, headed, labelled, major, paperBook, put, putFormula } from '../../tools/paper/sheets.ts';
import { BUCKETS } from '../rules/age.ts';
import { type Seal, sealLines } from '../seal.ts';
import type { AgedItem, AgedRow, Ageing } from './ageing.ts';

interface Drawn {
  readonly found: Ageing;
  readonly seal: Seal;
}

const labels = ({ leg, channel, state }: Pick<AgedRow, 'leg' | 'channel' | 'state'>, { words }: Reader) => [
  leg === 'payments' ? words('audit_paper.payments') : words(`leg.${leg}`),
  words(`channel.${channel}`),
  words(`audit_paper.${state}`),
];
const sumOf = (row: AgedRow): number => BUCKETS.reduce((sum, bucket) => sum + row.sums[bucket], 0);
const countOf = (row: AgedRow): number => BUCKETS.reduce((sum, bucket) => sum + row.counts[bucket], 0);

export function ageingPdf(
  deps: EvidenceDeps,
  { found, seal }: Drawn,
  reader: Reader,
  step: () => Promise<void>,
): Promise<Buffer> {
  const { words } = reader;
  const { rows, currency, day } = found;
  const money = (amount: number) => formatMinorGrouped(amount, currency);
  const cell = (amount: number, count: number) => (count === 0 ? '' : `${money(amount)} (${count})`);
  const total = (of: (row: AgedRow) => number) => rows.reduce((sum, row) => sum + of(row), 0);
  return blocksPdf(
    {
      title: words('ageingScreen.title'),
      lines: [words('book_report.as_of', { day }), currency],
      isLandscape: true,
      blocks: [
        rows.length === 0
          ? { kind: 'text', text: words('audit_paper.nothing_open') }
          : {
              kind: 'table',
              columns: [
                { head: words('audit_paper.leg'), share: 6 },
                { head: words('audit_paper.channel'), share: 3 },
                { head: words('audit_paper.state'), share: 3 },
                ...BUCKETS.map((bucket) => ({
                  head: words('audit_paper.bucket', { days: bucket }),
                  share: 5,
                  isAmount: true,
                })),
                { head: words('audit_paper.total'), share: 6, isAmount: true },
              ],
              rows: rows.map((row) => [
                ...labels(row, reader),
                ...BUCKETS.map((bucket) => cell(row.sums[bucket], row.counts[bucket])),
                cell(sumOf(row), countOf(row)),
              ]),
              totals: [
                [
                  ...[words('audit_paper.total'), '', ''],
                  ...BUCKETS.map((bucket) =>
                    cell(
                      total((row) => row.sums[bucket]),
                      total((row) => row.counts[bucket]),
                    ),
                  ),
                  cell(total(sumOf), total(countOf)),
                ],
              ],
            },
      ],
    },
    {
      house: deps.house(),
      madeAt: seal.at,
      warnings: [],
      notes: [words('audit_paper.ageing_how'), ...sealLines(seal, reader)],
      signs: (['preparer', 'reviewer', 'date'] as const).map((name) => words(`reconcileSheet.sign.${name}`)),
    },
    reader,
    step,
  );
}

export function ageingWorkbook(
  deps: EvidenceDeps,
  { found, seal }: Drawn,
  reader: Reader,
  step: () => Promise<void>,
): Promise<Buffer> {
  const { words } = reader;
  const { rows, items, currency, day } = found;
  refuseAboveSheet(items.length + 1);
  return paperBook(seal.at, async (workbook) => {
    const first = firstSheet(workbook, reader, words('ageingScreen.title'));
    labelled(first, words('reconcileSheet.house'), deps.house());
    labelled(first, words('reconcileSheet.day'), day);
    labelled(first, words('book_report.currency'), currency);
    labelled(first, words('audit_paper.how_read'), words('audit_paper.ageing_how'));
    for (const name of ['preparer', 'reviewer', 'date'] as const)
      labelled(first, words(`reconcileSheet.sign.${name}`), '');
    for (const line of sealLines(seal, reader)) put(first.addRow([]).getCell(1), line);
    const sheet = headed(workbook, words('audit_paper.sums'), [
      { head: words('audit_paper.leg'), width: 26 },
      { head: words('audit_paper.channel'), width: 14 },
      { head: words('audit_paper.state'), width: 12 },
      ...BUCKETS.map((bucket) => ({ head: words('audit_paper.bucket', { days: bucket }), width: 16 })),
      { head: words('audit_paper.total'), width: 18 },
      { head: words('audit_paper.count'), width: 10 },
    ]);
    const letters = ['D', 'E', 'F', 'G', 'H', 'I'] as const;
    for (const row of rows) {
      const added = sheet.addRow([]);
      for (const [at, label] of labels(row, reader).entries()) put(added.getCell(at + 1), label);
      for (const [at, bucket] of BUCKETS.entries())
        put(added.getCell(4 + at), { minor: row.sums[bucket], currency });
      putFormula(added.getCell(10), `SUM(D${added.number}:I${added.number})`, major(sumOf(row), currency));
      put(added.getCell(11), countOf(row));
    }
    const last = rows.length + 1;
    const total = sheet.addRow([]);
    total.font = { bold: true };
    put(total.getCell(1), words('audit_paper.total'));
    if (rows.length > 0) {
      for (const [at, bucket] of BUCKETS.entries())
        putFormula(
          total.getCell(4 + at),
          `SUM(${letters[at] ?? 'D'}2:${letters[at] ?? 'D'}${last})`,
          major(
            rows.reduce((sum, row) => sum + row.sums[bucket], 0),
            currency,
          ),
        );
      const all = rows.reduce((sum, row) => sum + sumOf(row), 0);
      putFormula(total.getCell(10), `SUM(D${total.number}:I${total.number})`, major(all, currency));
      const count = rows.reduce((sum, row) => sum + countOf(row), 0);
      putFormula(total.getCell(11), `SUM(K2:K${last})`, count, '0');
    }
    const list = headed(workbook, words('audit_paper.items'), [
      { head: words('audit_paper.leg'), width: 26 },
      { head: words('audit_paper.channel'), width: 14 },
      { head: words('audit_paper.state'), width: 12 },
      { head: words('audit_paper.kind'), width: 24 },
      { head: words('audit_paper.reference'), width: 40 },
      { head: words('audit_paper.since'), width: 12 },
      { head: words('audit_paper.age'), width: 10 },
      { head: words('audit_paper.amount'), width: 18 },
    ]);
    for (const [at, item] of items.entries()) {
      const added = list.addRow([]);
      const values = [
        ...labels(item, reader),
        kindText(item, reader),
        item.reference,
        item.since,
        item.ageDays,
      ];
      for (const [column, value] of values.entries()) put(added.getCell(column + 1), value);
      put(added.getCell(8), { minor: item.amount, currency });
      if (at % 1000 === 0) await step();
    }
  });
}

const kindText = ({ kind }: AgedItem, { locale, words }: Reader): string =>
  kind === 'in_transit' ? words('audit_paper.waiting') : sayOr(locale, `exceptionKind.${kind}`, kind);
