/**
 * Customer payment status report (pain.002), versions 3 to 14: what the bank says of a message of ours, its payment information and its items.
 *
 * The nearest word counts: an item's own, else its payment information's, else the message's. Entities and document types are refused by the
 * statements' XML reader; a value that cannot be read is named and nothing of the file is taken.
 */
import type { RowProblem } from '../../../../../shared/contract/row-problem.ts';
import type { Splitter } from '../../../statements/adapter.ts';
import { baseName } from '../../../statements/containers.ts';
import { textSample } from '../../../statements/recognise.ts';
import { type OpenedFile, openFile, orRefused, rowsOf } from '../../../statements/tables/open-file.ts';
import type { ReadResult, ResultReader } from '../format.ts';
import { ReportReader } from './report.ts';

const SPLITTER: Splitter = {
  kind: 'tags',
  dialect: 'xml',
  records: ['TxInfAndSts'],
  frames: ['OrgnlGrpInfAndSts', 'OrgnlPmtInfAndSts'],
};
const MESSAGE = /<(?:[\w.-]{1,40}:)?CstmrPmtStsRpt[\s/>]/;

const isReport = (name: string, { text }: OpenedFile): boolean =>
  text !== null && MESSAGE.test(textSample(name, text).text);

export const pain002: ResultReader = {
  format: 'pain_002',

  async recognise(name, bytes) {
    const opened = await openFile(name, bytes);
    return !('refusal' in opened) && isReport(name, opened);
  },

  async read(name, bytes): Promise<ReadResult> {
    const opened = await openFile(name, bytes);
    if ('refusal' in opened) return opened;
    const { text } = opened;
    if (text === null || !isReport(name, opened))
      return { refusal: 'not_a_result', facts: { file: baseName(name) } };
    return await orRefused(async (): Promise<ReadResult> => {
      const problems: RowProblem[] = [];
      const report = new ReportReader(problems);
      for (const raw of rowsOf(text, SPLITTER)) if (raw.tree) report.element(raw.row, raw.tree);
      const ok = report.end();
      if (problems.length > 0) return { problems };
      return ok ?? { refusal: 'no_batch_number', facts: { file: baseName(name) } };
    });
  },
};
