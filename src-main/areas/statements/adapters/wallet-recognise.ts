/**
 * Knowing the bill of one personal wallet from another's: by header words that only it has, or by its title where those were renamed.
 *
 * The wallets share most of their words (交易时间, 收/支, 金额), so the words that tell them apart stand here side by side.
 */
import type { RawRow, RecogniseAnswer, Sample } from '../adapter.ts';
import { type Header, type HeaderWords, headerWord, readHeader, trimCell, withDelimiter } from './cells.ts';

type Wallet = 'wechat' | 'alipay_app' | 'alipay_web' | 'jd' | 'meituan';

/** Any one of these sets of columns stands in the header of this wallet's bill and of no other. */
const SIGNATURES: Readonly<Record<Wallet, readonly (readonly string[])[]>> = {
  wechat: [
    ['交易类型', '当前状态', '交易单号'],
    ['交易类型', '当前状态', '商户单号'],
    ['收/支', '当前状态', '交易单号'],
  ],
  alipay_app: [
    ['商品说明', '收/支', '交易状态'],
    ['交易对方', '收/付款方式', '交易订单号'],
  ],
  alipay_web: [
    ['交易创建时间', '收/支', '资金状态'],
    ['交易创建时间', '收/支', '成功退款'],
  ],
  jd: [
    ['商户名称', '交易说明', '收/支'],
    ['商户名称', '收/付款方式', '交易状态'],
  ],
  meituan: [
    ['订单标题', '实付金额', '收/支'],
    ['交易成功时间', '实付金额', '收/支'],
  ],
};
const WALLETS = Object.entries(SIGNATURES);

export interface WalletShape<Field extends string> {
  readonly wallet: Wallet;
  /** What stands above the table. */
  readonly title: RegExp;
  readonly words: HeaderWords<Field>;
  readonly unused: readonly string[];
  /** Without one of these a row says nothing of money. */
  readonly needed: readonly Field[];
  /** Told as drift where they do not stand. */
  readonly expected: readonly Field[];
}

/** The header as recognition found it; the parser knows it again by its words. */
export interface WalletLayout<Field extends string> extends Header<Field> {
  readonly row: number;
  readonly printed: readonly string[];
  /** In a workbook every cell has its place; in a text a comma too many moves all that follow it. */
  readonly isGrid: boolean;
}

export const printedWords = (cells: readonly string[]): string[] => {
  const words = cells.map(headerWord);
  while (words.at(-1) === '') words.pop();
  return words;
};

/** Titles stand in the first lines; further down it would be somebody's words. */
const TITLE_CHARS = 4000;
/** Under its title a header with some columns renamed is still ours, when so many are known. */
const KNOWN_UNDER_TITLE = 4;

export function recogniseWallet<Field extends string>(
  sample: Sample,
  shape: WalletShape<Field>,
): RecogniseAnswer {
  // Most files are somebody else's: one look at the text spares cutting it four ways.
  const isTitled = shape.title.test(sample.text.slice(0, TITLE_CHARS));
  const mayBeSigned = SIGNATURES[shape.wallet].some((words) =>
    words.every((word) => sample.text.includes(word)),
  );
  if (!isTitled && !mayBeSigned) return { is: 'not_mine' };
  const match = withDelimiter(sample, (rows) => layoutIn(rows, shape, isTitled));
  if (!match) return isTitled ? withoutHeader(sample, shape) : { is: 'not_mine' };
  const { found, splitter } = match;
  const layout = { ...found, isGrid: isGrid(sample, found) };
  const lacking = shape.needed.filter((field) => !layout.columns.has(field));
  if (lacking.length > 0) return refused(shape, [...layout.columns.keys()], layout.unknown, lacking);
  const absent = shape.expected.filter((field) => !layout.columns.has(field));
  const drift = [
    ...layout.unknown.map((column) => ({ kind: 'unknown_column', column }) as const),
    ...absent.map((field) => ({ kind: 'absent_column', column: nameOf(shape, field) }) as const),
  ];
  return { is: 'mine', recognition: { sureness: 'certain', splitter, layout, drift } };
}

function layoutIn<Field extends string>(
  rows: readonly RawRow[],
  shape: WalletShape<Field>,
  isTitled: boolean,
): Omit<WalletLayout<Field>, 'isGrid'> | null {
  for (const raw of rows) {
    const words = new Set(raw.cells.map(headerWord));
    const signed = WALLETS.filter(([, sets]) => sets.some((set) => set.every((word) => words.has(word))));
    const isSigned = signed.some(([wallet]) => wallet === shape.wallet);
    if (!isSigned && (!isTitled || signed.length > 0)) continue;
    const header = readHeader(raw.cells, shape.words, shape.unused);
    const isNear =
      header.columns.size >= KNOWN_UNDER_TITLE && shape.needed.some((field) => header.columns.has(field));
    if (isSigned || isNear) return { ...header, row: raw.row, printed: printedWords(raw.cells) };
  }
  return null;
}

/** A text cut at another sign has other cells; a grid has always the same. */
const isGrid = (sample: Sample, { row, printed }: { row: number; printed: readonly string[] }): boolean =>
  ([',', '|'] as const).every((delimiter) => {
    const header = sample.rows({ kind: 'csv', delimiter }).find((raw) => raw.row === row);
    return header !== undefined && printedWords(header.cells).length === printed.length;
  });

const nameOf = <Field extends string>(shape: WalletShape<Field>, field: Field): string =>
  shape.words[field][0] ?? field;

function refused<Field extends string>(
  shape: WalletShape<Field>,
  understood: readonly string[],
  notUnderstood: readonly string[],
  lacking: readonly Field[],
): RecogniseAnswer {
  const question = lacking.map((field) => nameOf(shape, field)).join(', ');
  return { is: 'refused', refusal: { kind: 'unknown_layout', understood, notUnderstood, question } };
}

/** A wallet's title above a table that is not the wallet's: its widest row is what was not understood. */
function withoutHeader<Field extends string>(sample: Sample, shape: WalletShape<Field>): RecogniseAnswer {
  const words = sample
    .rows({ kind: 'csv', delimiter: ',' })
    .map((raw) => raw.cells.map(trimCell).filter((cell) => cell !== ''))
    .find((cells) => cells.length >= KNOWN_UNDER_TITLE);
  return words ? refused(shape, [], words, shape.needed) : { is: 'not_mine' };
}
