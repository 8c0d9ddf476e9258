/** The working paper of a sample: what was asked, of what, how, what was found, concluded and reviewed; its items; its evaluation. */
import type { Worksheet } from 'exceljs';
import type { Reader } from '../../../exports/tables/reader.ts';
import type { EvidenceDeps } from '../../deps.ts';
import { expansionHundredths, poissonHundredths } from '../rules/factors.ts';
import { evaluationsOf } from '../samples/evaluation.ts';
import type { StandingSample } from '../samples/sample.ts';
import { evaluationSheet } from './sample-evaluation.ts';
import { itemsSheet } from './sample-items.ts';
import { caveatText, firstSheet, labelled, paperBook, putSource, signed } from './sheets.ts';

export const indexOf = (id: number): string => `S-${String(id).padStart(4, '0')}`;

/** Dated by the last that was said of the sample: the same sample gives the same paper, whoever asks and whenever. */
export const samplePaper = (
  deps: EvidenceDeps,
  sample: StandingSample,
  reader: Reader,
  step: () => Promise<void>,
): Promise<Buffer> =>
  paperBook(sample.lastAt, async (workbook) => {
    cover(firstSheet(workbook, reader, reader.words('paper.title_sample')), deps, sample, reader);
    await itemsSheet(workbook, deps, sample, reader, step);
    evaluationSheet(workbook, sample, reader);
  });

function cover(sheet: Worksheet, deps: EvidenceDeps, sample: StandingSample, reader: Reader): void {
  const { words } = reader;
  const { currency } = sample.scope;
  const items = sample.judgedItems;
  const money = (label: Parameters<typeof words>[0], minor: number | null) => {
    if (minor !== null) labelled(sheet, words(label), { minor, currency });
  };
  labelled(sheet, words('paper.index'), indexOf(sample.id));
  labelled(sheet, words('paper.subject'), sample.title);
  labelled(sheet, words('paper.purpose'), sample.purpose);
  putSource(sheet, deps, reader, sample);
  labelled(sheet, words('paper.count'), sample.populationCount);
  money('paper.value', sample.populationValue);
  labelled(sheet, words('paper.zeros'), sample.zeroCount);
  labelled(sheet, words('paper.negatives'), sample.negativeCount);
  labelled(sheet, words('paper.procedure'), sample.procedure);
  terms(sheet, sample, reader);
  const [judged, wrong] = [
    items.filter(({ result }) => result !== 'open').length,
    items.filter(({ result }) => result === 'wrong' || result === 'missing').length,
  ];
  labelled(sheet, words('paper.result'), words('paper.result_text', { items: items.length, judged, wrong }));
  const { evaluation, negatives } = evaluationsOf(sample);
  money('paper.projected', evaluation?.projected ?? null);
  money('paper.upper', evaluation?.upper ?? null);
  for (const name of new Set([...(evaluation?.caveats ?? []), ...(negatives?.caveats ?? [])]))
    labelled(sheet, words('paper.caveat'), caveatText(reader, name));
  labelled(sheet, words('paper.conclusion'), sample.conclusion || words('paper.not_yet'));
  const by = (said: { readonly by: string; readonly at: string } | null) =>
    signed(reader, said && { name: deps.nameOf(said.by), at: said.at });
  labelled(sheet, words('paper.prepared'), by(sample));
  labelled(sheet, words('paper.judged_by'), by(sample.concluded));
  labelled(sheet, words('paper.reviewed'), by(sample.reviewed));
  if (sample.reviewed && sample.reviewed.note !== '')
    labelled(sheet, words('paper.column_note'), sample.reviewed.note);
  labelled(sheet, words('paper.legend'), null);
}

/** By what it was drawn: enough for another to draw it again. */
function terms(
  sheet: Worksheet,
  { draw, interval, start, negativeStart, scope: { currency } }: StandingSample,
  { words }: Reader,
): void {
  const money = (label: Parameters<typeof words>[0], minor: number | null) => {
    if (minor !== null) labelled(sheet, words(label), { minor, currency });
  };
  labelled(sheet, words('paper.method'), words(`sample_method.${draw.method}`));
  labelled(sheet, words('paper.seed'), draw.seed);
  // Whole days are no statistical sample: nothing is said of them at a confidence.
  if (draw.method !== 'block') labelled(sheet, words('paper.confidence'), `${draw.confidence} %`);
  money('paper.tolerable', draw.tolerable);
  if (draw.method !== 'mus') {
    if (draw.size !== null) labelled(sheet, words('paper.size'), draw.size);
    for (const bound of draw.strata) money('paper.strata', bound);
    return;
  }
  const { confidence } = draw;
  money('paper.expected', draw.expected);
  labelled(sheet, words('paper.expansion'), expansionHundredths(confidence) / 100);
  labelled(sheet, words('paper.factor'), poissonHundredths(confidence, 0) / 100);
  money('paper.interval', interval);
  money('paper.start', start);
  money('paper.negative_start', negativeStart);
}
