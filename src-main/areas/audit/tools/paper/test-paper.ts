/** The working paper of a standard test: its parameters, what it was run over, every finding with its sentence, and the digits of a Benford test. */
import type { Workbook } from 'exceljs';
import type { Input } from '../../../../../shared/contract/calls.ts';
import type { BenfordResult } from '../../../../../shared/domain/benford.ts';
import { hitSentence } from '../../../../../shared/wording/audit-hit.ts';
import { sayOr } from '../../../../../shared/wording/catalogue.ts';
import type { Reader } from '../../../exports/tables/reader.ts';
import { refuseAboveSheet } from '../../../exports/tables/sheet.ts';
import type { EvidenceDeps } from '../../deps.ts';
import { hitView } from '../standard/calls.ts';
import type { Parameters, TestRun } from '../standard/run.ts';
import {
  caveatText,
  firstSheet,
  headed,
  labelled,
  major,
  paperBook,
  put,
  putFormula,
  putSource,
  signed,
} from './sheets.ts';

interface About {
  readonly asked: Pick<Input<'audit.testPaper'>, 'test' | 'scope' | 'purpose'>;
  readonly parameters: Parameters;
  readonly run: TestRun;
  readonly by: { readonly name: string; readonly at: string };
  readonly head: { readonly size: number; readonly root: string; readonly at: string };
}

export const testPaper = (
  deps: EvidenceDeps,
  { asked, parameters, run, by, head }: About,
  reader: Reader,
  step: () => Promise<void>,
): Promise<Buffer> => {
  refuseAboveSheet(run.count + 1);
  const { words, locale } = reader;
  return paperBook(head.at, async (workbook) => {
    const sheet = firstSheet(workbook, reader, words('paper.title_test'));
    labelled(sheet, words('paper.index'), `T-${asked.test}`);
    labelled(sheet, words('paper.subject'), words(`audit_test.${asked.test}`));
    labelled(sheet, words('paper.purpose'), asked.purpose);
    putSource(sheet, deps, reader, { scope: asked.scope, size: head.size, root: head.root });
    for (const [name, value] of Object.entries(parameters))
      labelled(
        sheet,
        `${words('paper.parameters')}: ${sayOr(locale, `test_parameter.${name}`, name)}`,
        name === 'minor' ? { minor: value, currency: asked.scope.currency } : value,
      );
    labelled(sheet, words('paper.tested'), run.tested);
    labelled(sheet, words('paper.hits'), run.count);
    if (run.benford) {
      labelled(sheet, words('paper.mad'), (run.benford.madPpm / 1_000_000).toFixed(6));
      labelled(sheet, words('paper.verdict'), words(`benford_verdict.${run.benford.verdict}`));
    }
    for (const name of run.caveats) labelled(sheet, words('paper.caveat'), caveatText(reader, name));
    labelled(sheet, words('paper.conclusion'), words('paper.not_yet'));
    labelled(sheet, words('paper.prepared'), signed(reader, by));
    labelled(sheet, words('paper.reviewed'), signed(reader, null));
    await findings(workbook, asked, run, reader, step);
    if (run.benford) digits(workbook, run.benford, reader);
  });
};

async function findings(
  workbook: Workbook,
  { test, scope }: About['asked'],
  run: TestRun,
  reader: Reader,
  step: () => Promise<void>,
): Promise<void> {
  const { words } = reader;
  const sheet = headed(workbook, words('paper.items'), [
    { head: words('paper.column_place'), width: 8 },
    { head: words('paper.column_ref'), width: 26 },
    { head: words('paper.column_day'), width: 12 },
    { head: words('paper.column_text'), width: 50 },
    { head: words('paper.column_amount'), width: 18 },
    { head: words('paper.column_found'), width: 70 },
    { head: words('paper.column_tick'), width: 8 },
    { head: words('paper.column_note'), width: 30 },
  ]);
  let sum = 0;
  for (let index = 0; index < run.count; index += 1) {
    const hit = hitView(run, index, scope.currency);
    const row = sheet.addRow([]);
    const values = [
      index + 1,
      hit.ref,
      hit.day,
      hit.text,
      hit.amount === null ? null : { minor: hit.amount, currency: hit.currency },
      hitSentence(test, hit.facts, words),
    ];
    for (const [column, value] of values.entries()) put(row.getCell(column + 1), value);
    sum += hit.amount ?? 0;
    if (index % 500 === 0) await step();
  }
  const total = sheet.addRow([]);
  total.font = { bold: true };
  put(total.getCell(2), words('paper.total'));
  const last = total.number - 1;
  if (last >= 2) {
    putFormula(total.getCell(5), `SUM(E2:E${last})`, major(sum, scope.currency));
  }
}

/** Found against expected, with the deviations and their mean as formulas. */
function digits(workbook: Workbook, { digits: all, madPpm }: BenfordResult, { words }: Reader): void {
  const sheet = headed(workbook, words('paper.evaluation'), [
    { head: words('paper.column_digit'), width: 10 },
    { head: words('paper.column_count'), width: 14 },
    { head: words('paper.column_share'), width: 12 },
    { head: words('paper.column_expected'), width: 12 },
    { head: words('paper.column_deviation'), width: 14 },
  ]);
  const last = all.length + 1;
  for (const { digit, found, expectedPpm, foundPpm } of all) {
    const row = sheet.addRow([digit, found]);
    const at = row.number;
    putFormula(
      row.getCell(3),
      `IF(SUM($B$2:$B$${last})=0,0,B${at}/SUM($B$2:$B$${last}))`,
      foundPpm / 1_000_000,
      '0.00%',
    );
    putFormula(row.getCell(4), `LOG10(1+1/A${at})`, expectedPpm / 1_000_000, '0.00%');
    putFormula(row.getCell(5), `ABS(C${at}-D${at})`, Math.abs(foundPpm - expectedPpm) / 1_000_000, '0.0000');
  }
  const mean = sheet.addRow([words('paper.mad')]);
  mean.font = { bold: true };
  putFormula(mean.getCell(5), `AVERAGE(E2:E${last})`, madPpm / 1_000_000, '0.000000');
}
