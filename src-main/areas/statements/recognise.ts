/**
 * Whose file is it? Every adapter looks at the same sample; a signature beats a shape, and two equally good answers are none.
 *
 * Never by extension, never by row number. What nobody knows is refused with the words that were and were not understood.
 */
import type {
  FormatAdapter,
  RawRow,
  RecogniseAnswer,
  Recognition,
  Refusal,
  Sample,
  Splitter,
} from './adapter.ts';
import { SAMPLE_CHARS, SAMPLE_ROWS } from './adapter.ts';
import type { DecodedText } from './decode.ts';
import { RefusedStatement } from './refused-statement.ts';
import { splitSample } from './split.ts';

export interface Recognised {
  readonly adapter: FormatAdapter;
  readonly recognition: Recognition;
}

export function textSample(fileName: string, decoded: DecodedText): Sample {
  let text = '';
  let isWhole = true;
  for (const piece of decoded.pieces()) {
    if (text.length >= SAMPLE_CHARS) {
      isWhole = false;
      break;
    }
    text += piece;
  }
  if (text.length > SAMPLE_CHARS) {
    text = text.slice(0, SAMPLE_CHARS);
    isWhole = false;
  }
  const cut = new Map<string, readonly RawRow[]>();
  return {
    fileName,
    text,
    isWhole,
    rows: (splitter: Splitter) => {
      const key = JSON.stringify(splitter);
      const known = cut.get(key);
      if (known) return known;
      const rows = rowsOrNone(text, splitter, isWhole).slice(0, SAMPLE_ROWS);
      cut.set(key, rows);
      return rows;
    },
  };
}

function rowsOrNone(text: string, splitter: Splitter, isWhole: boolean): RawRow[] {
  try {
    return splitSample(text, splitter, isWhole);
  } catch (error) {
    if (error instanceof RefusedStatement) return []; // Cut with a delimiter that is not its own, a text may make no sense at all.
    throw error;
  }
}

export const gridSample = (fileName: string, rows: readonly RawRow[], isWhole: boolean): Sample => ({
  fileName,
  text: rows.map((each) => each.cells.join(',')).join('\n'),
  isWhole,
  isGrid: true,
  rows: () => rows,
});

interface Answered {
  readonly adapter: FormatAdapter;
  readonly answer: RecogniseAnswer;
}

/** By the sample alone. */
export const recognise = (sample: Sample, adapters: readonly FormatAdapter[]): Recognised =>
  choose(sample, ask(sample, adapters));

export type RowsOf = (splitter: Splitter) => Iterable<RawRow> | AsyncIterable<RawRow>;

/** By the sample; where nobody knows it for certain and the rest of the file may settle a question, by the whole file. */
export async function recogniseFile(
  sample: Sample,
  adapters: readonly FormatAdapter[],
  rowsOf: RowsOf,
): Promise<Recognised> {
  const answers = ask(sample, adapters);
  if (answers.some(({ answer }) => answer.is === 'mine')) return choose(sample, answers);
  const settled: Answered[] = [];
  for (const { adapter, answer } of answers)
    settled.push({ adapter, answer: await afterWholeFile(answer, rowsOf) });
  return choose(sample, settled);
}

/** Each scan settles one question, and there are not many. */
const SCANS_MAX = 4;

async function afterWholeFile(first: RecogniseAnswer, rowsOf: RowsOf): Promise<RecogniseAnswer> {
  let answer = first;
  for (let scans = 0; scans < SCANS_MAX; scans += 1) {
    const scan = answer.is === 'refused' ? answer.refusal.wholeFile : undefined;
    if (!scan) break;
    for await (const raw of rowsOf(scan.splitter)) scan.row(raw);
    answer = scan.answer();
  }
  return answer;
}

function ask(sample: Sample, adapters: readonly FormatAdapter[]): Answered[] {
  if (sample.text.trim() === '') throw new RefusedStatement('empty_file');
  refuseChannelAnswers(sample.text);
  return adapters.map((adapter) => ({ adapter, answer: adapter.recognise(sample) }));
}

function choose(sample: Sample, answers: readonly Answered[]): Recognised {
  const mine: Recognised[] = [];
  const refusals: { readonly adapter: FormatAdapter; readonly refusal: Refusal }[] = [];
  for (const { adapter, answer } of answers) {
    if (answer.is === 'mine') mine.push({ adapter, recognition: answer.recognition });
    else if (answer.is === 'refused') refusals.push({ adapter, refusal: answer.refusal });
  }
  const [explicit] = mine.filter((each) => each.recognition.isExplicit);
  if (explicit) return explicit;
  const certain = mine.filter((each) => each.recognition.sureness === 'certain' && !each.adapter.isMapping);
  const [mapped] = mine.filter((each) => each.adapter.isMapping);
  if (mapped && certain.length === 0) return mapped;
  const lacking = refusals.filter((each) => each.refusal.isExplicit);
  if (lacking.length > 0 && certain.length === 0) throw merged(lacking) ?? unknown(sample);
  const best = certain.length > 0 ? certain : mine.filter((each) => !each.adapter.isMapping);
  const [only, second] = best;
  if (only && !second) return only;
  if (only)
    throw new RefusedStatement('ambiguous_format', {
      adapters: best.map((each) => each.adapter.id).join(', '),
    });
  // A summary without a table of its own to read; the others are read for what they state (summaries.ts).
  if (refusals.some((each) => each.refusal.question === 'summary_file'))
    throw new RefusedStatement('summary_only');
  throw merged(refusals) ?? unknown(sample);
}

/** The refusals that understood most, as one. */
function merged(
  refusals: readonly { readonly adapter: FormatAdapter; readonly refusal: Refusal }[],
): RefusedStatement | null {
  const most = Math.max(...refusals.map((each) => each.refusal.understood.length));
  const best = refusals.filter((each) => each.refusal.understood.length === most);
  const [first] = best;
  if (!first) return null;
  const words = (of: (refusal: Refusal) => readonly string[]) =>
    [...new Set(best.flatMap((each) => [...of(each.refusal)]))].join(', ').slice(0, 1000);
  const { kind, question, choices = [], example = '' } = first.refusal;
  return new RefusedStatement(kind, {
    adapter: best.map((each) => each.adapter.name ?? each.adapter.id).join(', '),
    understood: words((refusal) => refusal.understood),
    notUnderstood: words((refusal) => refusal.notUnderstood),
    ...(question === '' ? {} : kind === 'undecided' ? { question } : { missing: question }),
    ...(choices.length === 0 ? {} : { choices: choices.join(' '), example }),
  });
}

function unknown(sample: Sample): RefusedStatement {
  const line = sample.text.split(/\r\n?|\n/).find((each) => each.trim() !== '') ?? '';
  const head = sample.text.trimStart().slice(0, 5);
  if (head === '<?xml') return new RefusedStatement('not_a_statement', { what: 'xml' });
  return new RefusedStatement('unknown_format', { firstWords: line.trim().slice(0, 80) });
}

/** Longer texts are no error answers. */
const ANSWER_CHARS_MAX = 10_000;
const NO_BILL = /No Bill Exist|NO_STATEMENT_EXIST|bill_not_exist|\b20002\b|账单(文件)?不存在/i;

/** A script that asks the channel for yesterday's bill saves what it answers, also when the answer is an error. */
function refuseChannelAnswers(text: string): void {
  const answer = text.trim();
  if (answer.length > ANSWER_CHARS_MAX) return;
  const isXml = /^<(\?xml[^>]*>\s*<)?(xml|alipay)\b/i.test(answer);
  const isJson = answer.startsWith('{') && answer.endsWith('}');
  if (!isXml && !isJson && !/^No Bill Exist/i.test(answer)) return;
  const facts = { message: messageOf(answer), code: codeOf(answer) };
  if (NO_BILL.test(answer)) throw new RefusedStatement('no_bill', facts);
  if (/return_code|error_code|err_code|"code"|sub_code/i.test(answer))
    throw new RefusedStatement('channel_error', facts);
}

const found = (text: string, pattern: RegExp): string => pattern.exec(text)?.[1]?.trim().slice(0, 200) ?? '';
const codeOf = (answer: string): string =>
  found(answer, /<err(?:or)?_code>(?:<!\[CDATA\[)?([^\]<]*)/i) ||
  found(answer, /"(?:sub_code|error_code|code)"\s*:\s*"?([^",}]*)/i);
const messageOf = (answer: string): string =>
  found(answer, /<(?:return_msg|err_code_des|sub_msg)>(?:<!\[CDATA\[)?([^\]<]*)/i) ||
  found(answer, /"(?:sub_msg|message|msg|return_msg)"\s*:\s*"([^"]*)/i) ||
  (answer.startsWith('<') || answer.startsWith('{') ? '' : answer.slice(0, 200));
