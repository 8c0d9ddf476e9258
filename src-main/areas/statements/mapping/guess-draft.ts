/**
 * A draft of a mapping from a look at the file: whose story the table tells, how it says what moved, what its words mean. What the data cannot
 * decide stays open, with the question and the cells that may be read in two ways.
 */
import type { Output } from '../../../../shared/contract/calls.ts';
import type { MappedField, MappingDraft } from '../../../../shared/domain/column-mapping.ts';
import { MAPPED_FIELDS } from '../../../../shared/domain/column-mapping.ts';
import type { SourceKind } from '../../../../shared/domain/statement-line.ts';
import { isCardStatement } from '../adapters/bank-csv/issuers.ts';
import { directionOf } from '../adapters/bank-csv/row-words.ts';
import { isChinese } from '../adapters/bank-csv/text.ts';
import type { GuessedColumns } from './guess-columns.ts';
import type { Role } from './guess-fields.ts';
import type { OpenQuestions } from './guess-open.ts';
import { settled } from './guess-sign.ts';
import { channelBySource, currencyBy, placesBySource, skipWordsOf, sourceKindOf } from './guess-source.ts';
import { channelOfWord, kindOfWord, NONE_WORDS, statusOfWord } from './guess-words.ts';
import type { Look } from './look.ts';
import { wordKey } from './words.ts';

type Question = Output<'mappings.guess'>['questions'][number];

export interface Drafted {
  readonly draft: MappingDraft;
  readonly questions: readonly Question[];
}

const EXAMPLES_MAX = 3;

export function draftOf(
  look: Look,
  columns: GuessedColumns,
  open: OpenQuestions,
  file: { readonly name: string; readonly sheet: string },
): Drafted {
  const { shape, preamble, rows } = look;
  const heads = [file.name, ...preamble.flatMap((raw) => raw.cells), ...shape.header].join(' ');
  const isHan = isChinese(shape.header.join(' '));
  const sourceKind = sourceKindOf(columns, heads);
  const { places, descriptions } = placesBySource(columns, sourceKind);
  const isDecimalOpen = !open.decimal.isProved && open.decimal.ambiguous !== '' && !isHan;
  const first: MappingDraft = {
    name: '',
    sourceKind,
    channel: channelBySource(sourceKind, heads),
    table: {
      delimiter: shape.delimiter,
      sheet: file.sheet,
      header: shape.headerRow === 0 ? [] : widened(shape.header, shape.width),
      width: shape.width,
    },
    columns: Object.fromEntries([...places].filter(([role]) => FIELDS.has(role))),
    descriptions,
    amount: amountOf(places, columns, sourceKind),
    amountIs: places.has('gross') && !places.has('amount') ? 'gross' : 'net',
    feeSign: 'charged_positive',
    account: '',
    currency: places.has('currency') ? '' : currencyBy(look, columns, isHan),
    ...wordsOf(places, columns),
    dateOrder: open.order.is === 'found' ? open.order.order : null,
    decimal: isDecimalOpen ? null : open.decimal.sign,
    zone: isHan ? '+08:00' : 'none',
    skipWords: skipWordsOf(look, places, isHan),
    balanceIs: 'held',
    hasBalanceChain: places.has('balance'),
  };
  const titles = [...preamble.flatMap((raw) => raw.cells), ...shape.header];
  const isCard = sourceKind === 'bank' && isCardStatement(titles, file.name, places.has('balance'));
  const draft = settled(withoutDoubles(first, places), rows, isCard);
  const at = (place: number | undefined) =>
    place === undefined ? [] : (columns.cells[place]?.texts ?? []).slice(0, EXAMPLES_MAX);
  const asked: Question[] = [];
  if (draft.dateOrder === null) asked.push({ question: 'date_order', examples: at(places.get('date')) });
  if (draft.decimal === null) asked.push({ question: 'decimal_sign', examples: [open.decimal.ambiguous] });
  if (draft.amount?.form === 'signed' && draft.amount.positive === null)
    asked.push({ question: 'amount_sign', examples: at(draft.amount.amount) });
  if (draft.currency === '' && !places.has('currency')) asked.push({ question: 'currency', examples: [] });
  return { draft, questions: asked };
}

const FIELDS: ReadonlySet<Role> = new Set(MAPPED_FIELDS);

const widened = (header: readonly string[], width: number): string[] =>
  Array.from({ length: Math.max(width, header.length) }, (_, at) => header[at] ?? '');

function amountOf(
  places: ReadonlyMap<Role, number>,
  { cells }: GuessedColumns,
  sourceKind: SourceKind,
): MappingDraft['amount'] {
  const incoming = places.get('in');
  const outgoing = places.get('out');
  const amount = places.get('amount') ?? places.get('gross') ?? places.get('net');
  if ((incoming !== undefined && outgoing !== undefined) || amount === undefined) {
    if (incoming === undefined && outgoing === undefined) return null;
    return { form: 'in_out', in: incoming ?? null, out: outgoing ?? null, outSign: 'positive' };
  }
  const direction = places.get('direction');
  if (direction !== undefined) {
    const words = cells[direction]?.words ?? [];
    return {
      form: 'word',
      amount,
      direction,
      inWords: words.filter((word) => directionOf(word) === 'in'),
      outWords: words.filter((word) => directionOf(word) === 'out'),
      noneWords: words.filter((word) => directionOf(word) === null && NONE_WORDS.has(wordKey(word))),
      outSign: 'positive',
    };
  }
  const kind = places.get('kind');
  // Amounts with signs say more than the kinds beside them: an adjustment goes both ways.
  const hasSigns = cells[amount]?.texts.some((text) => /[-(\u2212\u2013]/.test(text)) === true;
  const isSaid =
    kind !== undefined && !hasSigns && sourceKind !== 'bank' && (cells[kind]?.words ?? []).some(kindOfWord);
  if (isSaid) return { form: 'kind', amount, outSign: 'positive' };
  return { form: 'signed', amount, positive: null };
}

/** The column of the amount is not told a second time as gross or net. */
function withoutDoubles(draft: MappingDraft, places: ReadonlyMap<Role, number>): MappingDraft {
  const { amount } = draft;
  const columns: Record<string, number | undefined> = { ...draft.columns };
  const own = amount === null || amount.form === 'in_out' ? -1 : amount.amount;
  for (const field of ['gross', 'net'] as const) if (columns[field] === own) delete columns[field];
  // An amount beside a net is the gross of it; beside a gross it is the net.
  const isGross = places.has('net') ? own !== places.get('net') : draft.amountIs === 'gross';
  if (columns['gross'] !== undefined && columns['net'] !== undefined) delete columns['gross'];
  return { ...draft, columns, amountIs: isGross ? 'gross' : 'net' };
}

function wordsOf(places: ReadonlyMap<Role, number>, { cells }: GuessedColumns) {
  const of = (role: MappedField): readonly string[] => cells[places.get(role) ?? -1]?.words ?? [];
  return {
    kindWords: of('kind').flatMap((word) => {
      const kind = kindOfWord(word);
      return kind === null ? [] : [{ word, kind }];
    }),
    otherKind: null,
    statusWords: of('status').flatMap((word) => {
      const status = statusOfWord(word);
      return status === null ? [] : [{ word, status }];
    }),
    channelWords: of('channel').map((word) => ({ word, channel: channelOfWord(word) })),
  };
}
