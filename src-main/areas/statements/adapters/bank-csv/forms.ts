/**
 * How the rows of a file say which way the money went, decided from what its rows prove: balances first, then words, then what the issuer is
 * known to mean. Where nothing proves it the answer is null, and a person is asked: a guess would turn every amount of the file around.
 */
import type { DecimalSign } from './amounts.ts';
import { isCardStatement, issuerOf } from './issuers.ts';
import { cardSenseOf, isCardThanks } from './kinds.ts';
import { type AmountForm, type CellRow, type Columns, cellAt, sayings } from './layout.ts';
import { directionOf } from './row-words.ts';
import {
  balanceVotes,
  coversAll,
  findColumnSigns,
  findManner,
  isDirectionColumn,
  movedRows,
  type SignRow,
  signRows,
} from './signs.ts';
import { textOf } from './text.ts';

export interface FormEvidence {
  readonly columns: Columns;
  /** Headers as printed; empty where the file has none. */
  readonly names: readonly string[];
  /** Headers and everything above them. */
  readonly heads: readonly string[];
  readonly fileName: string;
  readonly data: readonly CellRow[];
  readonly decimal: DecimalSign;
}

export interface FoundForm {
  readonly columns: Columns;
  readonly form: AmountForm;
  readonly balanceSign: 1 | -1;
}

export function findForm(evidence: FormEvidence): FoundForm | null {
  const { columns, data, decimal } = evidence;
  const hasPair = columns.in !== undefined || columns.out !== undefined;
  if (hasPair && (columns.amount === undefined || coversAll(data, columns, decimal))) {
    const { amount: _, direction: __, ...pair } = columns;
    return withBalance(evidence, pair, findColumnSigns(data, pair, decimal));
  }
  const { in: _, out: __, ...single } = columns;
  if (single.amount === undefined) return null;
  const word =
    single.direction ??
    (single.type !== undefined && isDirectionColumn(data, single.type) ? single.type : undefined);
  if (word !== undefined) {
    const worded = { ...single, direction: word };
    return withBalance(evidence, worded, findManner(data, worded, decimal));
  }
  return signedForm(evidence, single, single.amount);
}

const chainOf = (columns: Columns) => (cells: CellRow) =>
  `${cellAt(cells, columns.currency ?? columns.balanceCurrency)}|${cellAt(cells, columns.account)}`;

const isCard = ({ heads, fileName, columns }: FormEvidence): boolean =>
  isCardStatement(heads, fileName, columns.balance !== undefined);

/** Steps of the balance that must all go against the words before the words are doubted. */
const DOUBTED_STEPS_MIN = 2;

/**
 * Columns and words say the direction themselves. On a card the balance may be what is owed: it then moves against them. On a bank account
 * a balance that always moves against them means that debit and credit are those of our own books, or that the balance is a debt: null.
 */
function withBalance(evidence: FormEvidence, columns: Columns, form: AmountForm): FoundForm | null {
  if (columns.balance === undefined) return { columns, form, balanceSign: 1 };
  const rows = movedRows(evidence.data, columns, evidence.decimal, chainOf(columns), (read, cells) =>
    form.kind === 'in_out'
      ? Math.abs(read(columns.in)) - Math.abs(read(columns.out))
      : Math.abs(read(columns.amount)) * (directionOf(cellAt(cells, columns.direction)) === 'out' ? -1 : 1),
  );
  const { same, opposed, steps } = balanceVotes(rows);
  if (isCard(evidence)) return { columns, form, balanceSign: opposed > same ? -1 : 1 };
  const isDoubted = same === 0 && opposed === steps && steps >= DOUBTED_STEPS_MIN;
  return isDoubted ? null : { columns, form, balanceSign: 1 };
}

/** One column of amounts and no word beside it. */
function signedForm(evidence: FormEvidence, columns: Columns, amount: number): FoundForm | null {
  const { data, decimal, names } = evidence;
  const chain = chainOf(columns);
  const signed = (sign: 1 | -1, balanceSign: 1 | -1 = 1): FoundForm => ({
    columns,
    form: { kind: 'signed', sign },
    balanceSign,
  });
  const isRead = (cells: CellRow) => signRows([cells], amount, undefined, chain, decimal).length > 0;
  const read = data.filter(isRead);
  if (read.length === 0) return signed(1);
  const rows = signRows(read, amount, columns.balance, chain, decimal);
  const texts = read.map((cells) => sayings(columns).map((at) => textOf(cellAt(cells, at))));
  // '+ 1,100.00' beside bare amounts and never a minus: then the bare ones are most likely the other way, and nobody says so.
  const isPlusMeant = rows.some((row) => row.isSigned) && rows.some((row) => !row.isSigned && row.amount > 0);
  if (isPlusMeant && rows.every((row) => row.amount >= 0)) return null;
  const votes = balanceVotes(rows);
  const isVoted = votes.same + votes.opposed > 0;
  const relation = votes.opposed > votes.same ? -1 : 1;
  const issuer = issuerOf(names);
  const thanks = texts.some((each) => each.some(isCardThanks));
  if (!isCard(evidence) && !issuer && !thanks) {
    if (isVoted) return signed(relation);
    // A purchase with a plus beside credits with a minus is a card's, whatever the file is called.
    const types = read.map((cells) => cardSenseOf([textOf(cellAt(cells, columns.type))]));
    if (types.includes('out') && signOfWords(rows, types) === -1)
      return types.includes('in') ? signed(-1) : null;
    const isSigned = rows.some((row) => row.isSigned);
    // A printed minus or plus says it; amounts without any are receipts only where a header calls the column an amount and no text says else.
    if (isSigned) return signed(1);
    return names.length > 0 && !texts.some((each) => cardSenseOf(each) === 'out') ? signed(1) : null;
  }
  const senses = texts.map(cardSenseOf);
  if (rows.every((row) => !row.isSigned) && senses.every((sense) => sense !== null) && !isVoted)
    return { columns, form: { kind: 'text' }, balanceSign: 1 };
  const sign = signOfWords(rows, senses);
  if (sign !== null) return signed(sign, isVoted && sign !== relation ? -1 : 1);
  // A balance that is printed as owed (below zero) is the holder's own view, so it says what the amounts are.
  const below = rows.filter((row) => (row.balance ?? 0) < 0).length;
  if (isVoted && 2 * below > rows.length) return signed(relation);
  return issuer ? signed(issuer.sign) : null;
}

/** What the words of a card's rows (消费, Payment) say of a plus; null where they say nothing or contradict each other. */
function signOfWords(rows: readonly SignRow[], senses: readonly ('in' | 'out' | null)[]): 1 | -1 | null {
  let asPrinted = 0;
  let turned = 0;
  for (const [at, row] of rows.entries()) {
    const sense = senses[at] ?? null;
    if (sense === null || row.amount === 0) continue;
    if (row.amount > 0 === (sense === 'in')) asPrinted += 1;
    else turned += 1;
  }
  if (asPrinted > 0 === turned > 0) return null;
  return asPrinted > 0 ? 1 : -1;
}
