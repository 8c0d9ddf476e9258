/**
 * QIF (Quicken Interchange Format): what banks of many countries offer beside CSV. It names no currency, no numbers and no totals.
 */
import {
  type FormatAdapter,
  type RawRow,
  type RecogniseAnswer,
  SAMPLE_ROWS,
  type Sample,
} from '../../adapter.ts';
import { DATE_ORDERS, type DateOrder } from '../bank-csv/date-parts.ts';
import { QifParser } from './parse.ts';
import { type QifLayout, QifSurvey } from './survey.ts';

const LINES = { kind: 'lines' } as const;
const HEADING = /(?:^|[\r\n])\s{0,20}!(?:Type:|Account|Option:|Clear:)/i;
/** A note may stand above the first heading. */
const HEADING_CHARS = 4000;
/** Some files begin with a record at once. */
const HEADLESS = /^[DTPNMLC][^\r\n]{0,80}[\r\n]/;

function recognise(sample: Sample, asked: DateOrder | null): RecogniseAnswer {
  // Most files are something else, and need not be cut.
  const hasHeading = HEADING.test(sample.text.slice(0, HEADING_CHARS));
  if (!hasHeading && !HEADLESS.test(sample.text.trimStart())) return { is: 'not_mine' };
  if (!/(?:^|[\r\n])\s{0,20}\^/.test(sample.text)) return { is: 'not_mine' };
  const rows = sample.rows(LINES);
  const survey = new QifSurvey();
  for (const raw of rows) survey.row(raw);
  if (!hasHeading && survey.records === 0) return { is: 'not_mine' };
  const lastSeen = rows[rows.length - 1]?.row ?? 0;
  return answered(survey, asked, sample.isWhole && rows.length < SAMPLE_ROWS ? null : lastSeen);
}

/** `lastSeen` is the last row of a sample that is not the whole file: what is open may still be settled by the rest. */
function answered(survey: QifSurvey, asked: DateOrder | null, lastSeen: number | null): RecogniseAnswer {
  const layout = survey.decide(asked);
  if (typeof layout !== 'string') {
    return {
      is: 'mine',
      recognition: {
        sureness: layout.hasHeading ? 'certain' : 'likely',
        splitter: LINES,
        layout,
        drift: [{ kind: 'absent_column', column: 'currency' }],
      },
    };
  }
  const scan = (after: number) => ({
    splitter: LINES,
    row: (raw: RawRow): void => {
      if (raw.row > after) survey.row(raw);
    },
    answer: (): RecogniseAnswer => answered(survey, asked, null),
  });
  const { orders, example } = survey.open();
  return {
    is: 'refused',
    refusal: {
      kind: 'undecided',
      understood: [...survey.headings, 'D', 'T'],
      notUnderstood: [],
      question: layout,
      ...(layout === 'date_order' ? { choices: orders.map((order) => `qif_${order}`), example } : {}),
      ...(lastSeen === null ? {} : { wholeFile: scan(lastSeen) }),
    },
  };
}

const qifRead = (id: string, asked: DateOrder | null): FormatAdapter => ({
  id,
  version: 1,
  sourceKind: 'bank',
  channel: 'bank',
  balanceChain: 'none',
  recognise: (sample) => recognise(sample, asked),
  parse: (layout, sink) => new QifParser(sink, layout as QifLayout), // As our recognition made it.
});

export const qif = qifRead('qif', null);

/** The same where a person said in which order the dates are printed; it decides only what the file leaves open. */
export const qifInOrder: readonly FormatAdapter[] = DATE_ORDERS.map((order) =>
  qifRead(`qif_${order}`, order),
);
