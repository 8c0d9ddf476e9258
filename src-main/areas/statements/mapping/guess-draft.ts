/**
 * A draft of a mapping from a look at the file: whose story the table tells, how it says what moved, what its words mean. What the data cannot
 * decide stays open, with the question and the cells that may be read in two ways.
 */
import type { Output } from '../../../../shared/contract/calls.ts';
import type { ColumnMapping, MappedField, MappingDraft } from '../../../../shared/domain/column-mapping.ts';
import { MAPPED_FIELDS } from '../../../../shared/domain/column-mapping.ts';
import type { SourceKind } from '../../../../shared/domain/statement-line.ts';
import { AmountReader } from '../adapters/bank-csv/amounts.ts';
import { currencyOf } from '../adapters/bank-csv/currencies.ts';
import { noFacts, readPreambleRow } from '../adapters/bank-csv/preamble.ts';
import { directionOf, senseOf } from '../adapters/bank-csv/row-words.ts';
import { cleanCell, isChinese } from '../adapters/bank-csv/text.ts';
import { bestTrial, closed, costOf, type Trial, tryOn, variantsOf } from './guess-amount.ts';
import type { GuessedColumns } from './guess-columns.ts';
import type { Role } from './guess-fields.ts';
import type { OpenQuestions } from './guess-open.ts';
import { channelOfWord, kindOfWord, NONE_WORDS, statusOfWord } from './guess-words.ts';
import type { Look } from './look.ts';
import { wordKey } from './words.ts';

type Question = Output<'mappings.guess'>['questions'][number];

export interface Drafted {
  readonly draft: MappingDraft;
  readonly questions: readonly Question[];
}

const CARD =
  /信用卡|贷记卡|credit.?card|kreditkarte|carte de cr[eé]dit|tarjeta de cr[eé]dito|cart[aã]o de cr[eé]dito/i;
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
      delimiter: shape.splitter.delimiter,
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
  const isCard = CARD.test(heads.replaceAll(/[_-]/g, ' '));
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

/** Whose story it is, by what only such a table has. */
function sourceKindOf({ places }: GuessedColumns, heads: string): SourceKind {
  const has = (...roles: readonly Role[]) => roles.some((role) => places.has(role));
  const isChannels =
    has('channelTransactionId', 'relatedTransactionId', 'fee', 'gross') || channelOfWord(heads) !== 'other';
  const isBanks = has('balance') || has('valueDate') || (has('in') && has('out')) || has('direction');
  if (isChannels && isBanks && has('channelTransactionId', 'relatedTransactionId', 'merchantOrderNo'))
    return 'fund_bill';
  if (has('fee', 'gross') && !has('balance')) return 'trade_bill';
  if (has('merchantOrderNo') && !isBanks) return has('channelTransactionId') ? 'trade_bill' : 'orders';
  if (has('channelTransactionId') && has('status', 'merchantOrderNo') && !isBanks) return 'trade_bill';
  return 'bank';
}

function channelBySource(sourceKind: SourceKind, heads: string): ColumnMapping['channel'] {
  if (sourceKind === 'bank') return 'bank';
  const named = channelOfWord(heads);
  // Not the channel bank: a bill may name one without being one.
  if (sourceKind === 'orders') return 'none';
  return named === 'none' || named === 'bank' ? 'other' : named;
}

/** A bank's type of movement is a word of its description; a bill's reference is the channel's number. */
function placesBySource(
  { places: found, descriptions: texts, cells }: GuessedColumns,
  sourceKind: SourceKind,
): { readonly places: ReadonlyMap<Role, number>; readonly descriptions: readonly number[] } {
  const places = new Map(found);
  const descriptions = [...texts];
  const kind = places.get('kind');
  if (kind !== undefined && (sourceKind === 'bank' || cells[kind]?.isWords !== true)) {
    places.delete('kind');
    descriptions.unshift(kind);
  }
  const move = (from: Role, to: Role) => {
    const at = places.get(from);
    if (at === undefined || places.has(to)) return;
    places.delete(from);
    places.set(to, at);
  };
  if (sourceKind === 'bank') move('channelTransactionId', 'bankReference');
  else if (sourceKind === 'orders') move('bankReference', 'merchantOrderNo');
  else move('bankReference', 'channelTransactionId');
  if (sourceKind === 'bank') for (const role of ['status', 'channel'] as const) places.delete(role);
  for (const role of ['status', 'channel'] as const) {
    const at = places.get(role);
    if (at !== undefined && cells[at]?.isWords !== true) places.delete(role);
  }
  return { places, descriptions };
}

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
  const isSaid = kind !== undefined && sourceKind !== 'bank' && (cells[kind]?.words ?? []).some(kindOfWord);
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

/** Tries the forms on the rows; says what a plus means only where something says it. */
function settled(draft: MappingDraft, rows: Look['rows'], isCard: boolean): MappingDraft {
  const mapping = closed(draft);
  if (mapping === null) return { ...draft, hasBalanceChain: false };
  const { columns } = draft;
  const isGrossOpen = columns.fee !== undefined && columns.gross === undefined && columns.net === undefined;
  const usual =
    isGrossOpen && draft.sourceKind !== 'bank' ? { ...mapping, amountIs: 'gross' as const } : mapping;
  const best = bestTrial(rows, [usual, ...variantsOf(usual, isGrossOpen)]);
  if (best === null) return draft;
  const { amount, amountIs } = best.mapping;
  const tried = { ...draft, amountIs, feeSign: feeOf(best, draft, rows) };
  if (amount.form !== 'signed') return { ...tried, amount, hasBalanceChain: holds(best, columns) };
  const other = tryOn(rows, { ...best.mapping, amount: { ...amount, positive: 'out' } });
  const positive = positiveOf(draft, best, other, rows, isCard);
  const chosen = costOf(other) < costOf(best) ? other : best;
  return { ...tried, amount: { ...amount, positive }, hasBalanceChain: holds(chosen, columns) };
}

const holds = (trial: Trial, columns: ColumnMapping['columns']): boolean =>
  columns.balance !== undefined && trial.steps > 0 && trial.breaks === 0;

/** Where nothing can be held against it, a fee is charged with the sign most of them print. */
function feeOf(best: Trial, draft: MappingDraft, rows: Look['rows']): ColumnMapping['feeSign'] {
  const { fee, gross, net } = draft.columns;
  if (fee === undefined) return 'charged_positive';
  if (gross !== undefined || net !== undefined || best.steps > 0) return best.mapping.feeSign;
  const reader = new AmountReader(best.mapping.decimal);
  const signs = rows.map((raw) => (reader.read(raw.cells[fee], 3) === 'ok' ? Math.sign(reader.value) : 0));
  const below = signs.filter((sign) => sign < 0).length;
  return below > signs.filter((sign) => sign > 0).length ? 'charged_negative' : 'charged_positive';
}

function positiveOf(
  draft: MappingDraft,
  asIn: Trial,
  asOut: Trial,
  rows: Look['rows'],
  isCard: boolean,
): 'in' | 'out' | null {
  if (isCard) return null;
  if (draft.sourceKind !== 'bank') return 'in';
  if (asIn.steps > 0 && costOf(asIn) !== costOf(asOut)) return costOf(asIn) < costOf(asOut) ? 'in' : 'out';
  const { amount } = draft;
  const place = amount?.form === 'signed' ? amount.amount : -1;
  const reader = new AmountReader(draft.decimal ?? '.');
  // A printed minus among amounts without one says which way is out; amounts without any sign say nothing.
  const hasMinus = rows.some((raw) => reader.read(raw.cells[place], 3) === 'ok' && reader.value < 0);
  return hasMinus ? 'in' : null;
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

/** By the heading, the lines above it, or the sign beside every amount; in Chinese it is yuan where nothing else is said. */
function currencyBy({ preamble }: Look, columns: GuessedColumns, isHan: boolean): string {
  if (columns.currency !== '') return columns.currency;
  const facts = noFacts();
  for (const raw of preamble) readPreambleRow(raw.cells, raw.row, facts);
  if (facts.currency !== '') return facts.currency;
  const marks = new Set<string>();
  const reader = new AmountReader('.');
  for (const column of columns.cells.filter((each) => each.isMoney))
    for (const text of column.texts) if (reader.read(text, 3) === 'ok') marks.add(reader.mark);
  const [mark = ''] = marks;
  // A dollar may be of several countries, so it is asked.
  if (marks.size === 1 && mark !== '' && mark !== '$') return currencyOf(mark, isHan ? 'CNY' : '');
  return isHan ? 'CNY' : '';
}

/** First cells of rows without a day that are words for a total or a balance, and the usual ones. */
function skipWordsOf({ rows }: Look, places: ReadonlyMap<Role, number>, isHan: boolean): string[] {
  const day = places.get('date') ?? -1;
  const seen = rows.flatMap((raw) => {
    const label = raw.cells.map(cleanCell).find((cell) => cell !== '') ?? '';
    return !/\d/.test(raw.cells[day] ?? '') && senseOf(label) !== null ? [label] : [];
  });
  return [...new Set([...seen, ...(isHan ? ['合计', '总计', '小计'] : ['Total'])])].slice(0, 20);
}
