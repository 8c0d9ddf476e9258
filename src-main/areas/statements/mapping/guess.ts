/** The answer to "what is this file?": a look at its rows, its columns and a draft, with what a person is shown of them. */
import type { Output } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import { MAPPING_ROWS_SHOWN } from '../../../../shared/contract/mappings.ts';
import { maskCell } from '../../../../shared/domain/masking/cell.ts';
import { maskText } from '../../../../shared/domain/masking/text.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import { findDecimalSign } from '../adapters/bank-csv/amounts.ts';
import { isPartOf } from '../kept-file.ts';
import { maskedCells } from '../masked-row.ts';
import { readStatement } from '../read.ts';
import { mappedAdapter } from './adapter.ts';
import { cellsOf } from './guess-cells.ts';
import { type GuessedColumns, guessColumns } from './guess-columns.ts';
import { draftOf } from './guess-draft.ts';
import { OpenQuestions } from './guess-open.ts';
import { type Look, lookingAdapter } from './look.ts';
import { type Original, partOf, sheetOf } from './original.ts';
import type { StoredMapping } from './store.ts';

type Guess = Output<'mappings.guess'>;

export async function guessMapping(
  original: Original,
  sheet: string | undefined,
  known: readonly StoredMapping[],
  info: Pick<CallInfo, 'breathe' | 'progress'>,
): Promise<Guess> {
  const asked = new Map<Look, { readonly columns: GuessedColumns; readonly open: OpenQuestions }>();
  const askOf = (look: Look) => {
    const found = asked.get(look) ?? questionsOf(look);
    asked.set(look, found);
    return found;
  };
  const { adapter, looks } = lookingAdapter((look) => {
    const { open } = askOf(look);
    return (raw) => open.row(raw);
  });
  const read = await readStatement(original.bytes, original.name, {
    breathe: () => info.breathe(),
    progress: (done, of, file) => info.progress('reading', done, of, file),
    adapters: [adapter],
    passwords: original.passwords,
  });
  const part = partOf(read.read, original, sheet);
  const look = part && looks.get(part.staging);
  if (!part || !look) {
    const [refused] = read.refused;
    throw new Refused('file_refused', { ...refused?.facts, refusal: refused?.refusal ?? 'unknown_format' });
  }
  const { columns, open } = askOf(look);
  open.end();
  const own = [...read.read, ...read.refused].filter((each) => isPartOf(each.member, original.member));
  const name = part.identity.file;
  const { draft, questions } = draftOf(look, columns, open, { name, sheet: sheetOf(part) });
  const { shape } = look;
  const header = Array.from({ length: shape.width }, (_, at) => shape.header[at] ?? '');
  const headerRow = { row: shape.headerRow, cells: header };
  return {
    file: name,
    sheets: own.map(sheetOf).filter((each) => each !== ''),
    sheet: sheetOf(part),
    header,
    headerRow: shape.headerRow,
    rows: look.rows.slice(0, MAPPING_ROWS_SHOWN).map((raw) => ({
      row: raw.row,
      cells: maskedCells(raw, headerRow),
    })),
    draft,
    questions: [...questions],
    wordsOf: columns.cells
      .filter((column) => column.isWords)
      .map(({ at, words }) => ({
        column: at,
        words: words.map((word) => maskText(maskCell(header[at] ?? '', word))),
      })),
    fits: known
      .filter((each) => each.state === 'active' && fitsOn(look, each))
      .map(({ id, mapping }) => ({ id, name: mapping.name })),
  };
}

/** Columns from the kept rows, and what these leave open. */
function questionsOf(look: Look): { readonly columns: GuessedColumns; readonly open: OpenQuestions } {
  const { shape, rows } = look;
  const money = Array.from({ length: shape.width }, (_, at) => cellsOf(rows, at)).filter(
    (each) => each.isMoney,
  );
  const { sign } = findDecimalSign(money.flatMap((column) => column.texts));
  const columns = guessColumns(rows, shape.header, shape.width, sign);
  const { places } = columns;
  const at = (...roles: Parameters<typeof places.get>[0][]) =>
    roles.map((role) => places.get(role)).filter((place) => place !== undefined);
  const dates = at('date', 'bookingDate', 'valueDate');
  const amounts = at('amount', 'in', 'out', 'gross', 'fee', 'net', 'orderAmount', 'balance');
  return { columns, open: new OpenQuestions(dates, amounts, rows) };
}

function fitsOn({ shape, preamble, rows }: Look, known: StoredMapping): boolean {
  const headers = shape.headerRow === 0 ? [] : [{ row: shape.headerRow, cells: shape.header }];
  const all = [...preamble, ...headers, ...rows].slice(0, 500);
  const answer = mappedAdapter(known).recognise({ fileName: '', text: '', isWhole: true, rows: () => all });
  return answer.is === 'mine';
}
