/** The items of a sample as a sheet: booked and audited side by side, misstatement and taint as formulas, a tick mark for each, totals that add up live. */
import type { Workbook } from 'exceljs';
import type { Facts } from '../../../../../shared/contract/errors.ts';
import type { Reader } from '../../../exports/tables/reader.ts';
import type { EvidenceDeps } from '../../deps.ts';
import { againOf } from '../samples/again.ts';
import type { JudgedItem, StandingSample } from '../samples/sample.ts';
import { headed, major, put, putFormula } from './sheets.ts';

export const ITEM_COLUMNS = { ref: 'B', booked: 'F', audited: 'G', difference: 'H', taint: 'I' } as const;
/** The head above them. */
export const rowOfItem = (place: number): number => place + 2;

const TICKS: Readonly<Record<JudgedItem['result'], string>> = {
  open: '',
  right: '✓',
  wrong: '✗',
  missing: '○',
};

export async function itemsSheet(
  workbook: Workbook,
  deps: EvidenceDeps,
  sample: StandingSample,
  reader: Reader,
  step: () => Promise<void>,
): Promise<void> {
  const { words } = reader;
  const { currency } = sample.scope;
  const sheet = headed(workbook, words('paper.items'), [
    { head: words('paper.column_place'), width: 7 },
    { head: words('paper.column_ref'), width: 24 },
    { head: words('paper.column_day'), width: 12 },
    { head: words('paper.column_text'), width: 48 },
    { head: words('paper.column_why'), width: 22 },
    { head: words('paper.column_booked'), width: 16 },
    { head: words('paper.column_audited'), width: 16 },
    { head: words('paper.column_difference'), width: 16 },
    { head: words('paper.column_taint'), width: 10 },
    { head: words('paper.column_tick'), width: 7 },
    { head: words('paper.column_note'), width: 30 },
    { head: words('paper.column_fee'), width: 30 },
    { head: words('paper.column_match'), width: 30 },
  ]);
  for (const item of sample.judgedItems) {
    const row = sheet.addRow([]);
    const at = row.number;
    const texts = [
      item.place + 1,
      item.ref,
      item.day,
      item.text,
      words(`item_why.${item.why}`, { stratum: item.stratum + 1 }),
    ];
    for (const [column, value] of texts.entries()) put(row.getCell(column + 1), value);
    put(row.getCell(6), { minor: item.booked, currency });
    if (item.audited !== null) put(row.getCell(7), { minor: item.audited, currency });
    const difference = item.audited === null ? '' : major(item.booked - item.audited, currency);
    putFormula(row.getCell(8), `IF(G${at}="","",F${at}-G${at})`, difference);
    const taint =
      item.audited === null || item.booked === 0 ? '' : (item.booked - item.audited) / item.booked;
    putFormula(row.getCell(9), `IF(OR(G${at}="",F${at}=0),"",H${at}/F${at})`, taint, '0.00%');
    put(row.getCell(10), TICKS[item.result]);
    put(row.getCell(11), item.note);
    const again = againOf(deps, item.ref, currency);
    put(
      row.getCell(12),
      again ? doneAgain(reader, again.fee, again.facts, ['fee_charged', 'fee_expected']) : '',
    );
    put(
      row.getCell(13),
      again ? doneAgain(reader, again.match, again.facts, ['match_left', 'match_right']) : '',
    );
    if (at % 500 === 0) await step();
  }
  totals(sheet.addRow([]), sample, words('paper.total'));
}

function totals(
  row: ReturnType<ReturnType<typeof headed>['addRow']>,
  { judgedItems, scope: { currency } }: StandingSample,
  label: string,
) {
  const last = row.number - 1;
  row.font = { bold: true };
  put(row.getCell(2), label);
  const sum = (of: (item: JudgedItem) => number) =>
    major(
      judgedItems.reduce((all, item) => all + of(item), 0),
      currency,
    );
  const sums = [
    ['F', sum(({ booked }) => booked)],
    ['G', sum(({ audited }) => audited ?? 0)],
    ['H', sum(({ booked, audited }) => (audited === null ? 0 : booked - audited))],
  ] as const;
  for (const [column, result] of sums) {
    const cell = row.getCell(column);
    // A row of no items sums nothing.
    putFormula(cell, last < 2 ? '0' : `SUM(${column}2:${column}${last})`, last < 2 ? 0 : result);
    cell.font = { bold: true };
  }
}

function doneAgain(
  { words }: Reader,
  outcome: 'same' | 'differs' | 'none',
  facts: Facts,
  [one, other]: readonly [string, string],
): string {
  const said = words(`again.${outcome}`);
  return outcome === 'none' ? said : `${said}: ${facts[one] ?? ''} / ${facts[other] ?? ''}`;
}
