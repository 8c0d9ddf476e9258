/**
 * The evaluation of a sample as a sheet. Of money units it is worked out before the reader's eyes: interval, factors, each taint from its item, projected and
 * incremental amounts as formulas, so that she can follow and change them. Amounts of ours stand beside as they were worked out, to the minor unit.
 */
import type { Workbook, Worksheet } from 'exceljs';
import type { Evaluation } from '../../../../../shared/contract/audit-tools.ts';
import type { Reader } from '../../../exports/tables/reader.ts';
import { poissonHundredths } from '../rules/factors.ts';
import { evaluationsOf } from '../samples/evaluation.ts';
import { intervalOfUnits, type JudgedItem, type StandingSample } from '../samples/sample.ts';
import { ITEM_COLUMNS, rowOfItem } from './sample-items.ts';
import { caveatText, headed, labelled, major, put, putFormula } from './sheets.ts';

export function evaluationSheet(workbook: Workbook, sample: StandingSample, reader: Reader): void {
  const { words } = reader;
  const sheet = headed(workbook, words('paper.evaluation'), [
    { head: words('paper.evaluation'), width: 44 },
    { head: '', width: 20 },
    { head: words('paper.column_taint'), width: 12 },
    { head: words('paper.factor'), width: 12 },
    { head: words('paper.projected'), width: 22 },
    { head: words('paper.incremental'), width: 22 },
  ]);
  const { evaluation, negatives } = evaluationsOf(sample);
  if (!evaluation) {
    labelled(sheet, words('paper.result'), words('paper.not_yet'));
    return;
  }
  const isNegative = ({ why }: JudgedItem) => why === 'negative';
  if (negatives) sheet.addRow([words('paper.positives')]).font = { bold: true };
  part(
    sheet,
    sample,
    evaluation,
    sample.judgedItems.filter((item) => !isNegative(item)),
    reader,
  );
  if (!negatives) return;
  sheet.addRow([]);
  sheet.addRow([words('paper.negative_population')]).font = { bold: true };
  part(sheet, sample, negatives, sample.judgedItems.filter(isNegative), reader);
}

function part(
  sheet: Worksheet,
  sample: StandingSample,
  found: Evaluation,
  items: readonly JudgedItem[],
  reader: Reader,
): void {
  const { words } = reader;
  const { currency } = sample.scope;
  const money = (label: Parameters<typeof words>[0], minor: number | null) =>
    labelled(sheet, words(label), minor === null ? null : { minor, currency });
  labelled(sheet, words('paper.basis'), words(`paper.basis_${found.basis}`));
  if (found.basis === 'mus') workedOut(sheet, sample, items, reader);
  money('paper.known', found.known);
  money('paper.projected', found.projected);
  if (found.basis === 'mus') {
    money('paper.basic_precision', found.basicPrecision);
    money('paper.incremental', found.incremental);
  }
  money('paper.upper', found.upper);
  money('paper.lower', found.lower);
  money('paper.tolerable', found.tolerable);
  labelled(
    sheet,
    words('paper.holds'),
    words(found.holds === null ? 'paper.open' : found.holds ? 'paper.yes' : 'paper.no'),
  );
  if (found.rate)
    labelled(
      sheet,
      words('paper.rate'),
      `${(found.rate.upperPpm / 10_000).toFixed(2)} % (${found.rate.wrong}/${found.rate.judged})`,
    );
  for (const name of found.caveats) labelled(sheet, words('paper.caveat'), caveatText(reader, name));
}

/** Overstatements below the interval, the largest taint first, each with its factor. */
function workedOut(
  sheet: Worksheet,
  sample: StandingSample,
  items: readonly JudgedItem[],
  { words }: Reader,
): void {
  const { currency } = sample.scope;
  const interval = intervalOfUnits(sample);
  const { confidence } = sample.draw;
  const wrong = items
    .filter(
      ({ booked, audited }) =>
        audited !== null && Math.abs(booked) < interval && taintOf(booked, audited) > 0,
    )
    .toSorted((a, b) => taintOf(b.booked, b.audited) - taintOf(a.booked, a.audited));
  const intervalRow = labelled(sheet, words('paper.interval'), { minor: interval, currency }).number;
  const factor = (errors: number) => poissonHundredths(confidence, errors) / 100;
  const J = major(interval, currency);
  const basic = sheet.addRow([words('paper.basic_precision')]);
  put(basic.getCell(4), factor(0));
  putFormula(basic.getCell(6), `$B$${intervalRow}*D${basic.number}`, J * factor(0));
  const from = `'${words('paper.items')}'!${ITEM_COLUMNS.taint}`;
  let [projected, incremental] = [0, J * factor(0)];
  for (const [at, item] of wrong.entries()) {
    const row = sheet.addRow([words('paper.error_rank', { rank: at + 1 })]);
    const taint = taintOf(item.booked, item.audited);
    const step = factor(at + 1) - factor(at) - 1;
    put(row.getCell(2), item.ref);
    putFormula(row.getCell(3), `${from}${rowOfItem(item.place)}`, taint, '0.00%');
    put(row.getCell(4), factor(at + 1));
    putFormula(row.getCell(5), `$B$${intervalRow}*C${row.number}`, J * taint);
    putFormula(row.getCell(6), `E${row.number}*(D${row.number}-D${row.number - 1}-1)`, J * taint * step);
    projected += J * taint;
    incremental += J * taint * step;
  }
  const sums = sheet.addRow([words('paper.total')]);
  sums.font = { bold: true };
  const last = sums.number - 1;
  putFormula(sums.getCell(5), `SUM(E${basic.number}:E${last})`, projected);
  putFormula(sums.getCell(6), `SUM(F${basic.number}:F${last})`, incremental);
}

const taintOf = (booked: number, audited: number | null): number =>
  audited === null || booked === 0 ? 0 : (booked - audited) / booked;
