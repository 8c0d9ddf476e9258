/**
 * Totals computed anew: tie-out.csv, the manifest's totals, and the sums between tables that hold whatever the scope (docs/evidence-pack.md §5).
 *
 * What is to be added up is known before tables are read, so each is read once, while its hash is taken.
 */
import { amountOf, decimalOf, rowsOf } from './tables.js';

/**
 * @typedef {import('./tables.js').Wanted} Wanted
 * @typedef {import('./tables.js').Sums} Sums
 * @typedef {import('./manifest.js').Manifest} Manifest
 * @typedef {(table: string, wanted: Wanted) => Sums | null} Find
 * @typedef {(kind: string, file: string, record: number, expected?: string, found?: string) => void} Tell
 * @typedef {{ number: number, table: string, name: string, currency: string, where: (readonly [string, string])[],
 *   pack: string, ledger: string, difference: string, leftOut: string }} Tie
 */

const TIE_OUT = 'tie-out.csv';

/**
 * Sums that come to nought for the same values of the columns `by`, wherever all their tables are in the pack. What is told is the first term against the
 * others.
 * @typedef {{ table: string, column: string, sign: bigint }} Term
 * @typedef {{ terms: readonly Term[], by: readonly string[] }} Balance
 */
/** @param {string} text '+table.column -table.column' @param {readonly string[]} by @returns {Balance} */
function balance(text, by) {
  const terms = text.split(' ').map((term) => {
    const [table, column] = term.slice(1).split('.');
    return { table, column, sign: term.startsWith('-') ? -1n : 1n };
  });
  return { terms, by };
}
const IMPORT = ['import', 'direction', 'currency'];
const ACCOUNT = ['ledger_account', 'sub_account', 'currency'];
/** @type {readonly Balance[]} */
const BALANCES = [
  balance('+lines.records -statement_totals.lines', IMPORT),
  balance('+lines.net -statement_totals.net', IMPORT),
  balance('+journal.debit -journal.credit', ['entry', 'currency']),
  balance('+journal.debit -trial_balance.debit', ACCOUNT),
  balance('+journal.credit -trial_balance.credit', ACCOUNT),
  balance(
    '+trial_balance.opening_balance +trial_balance.debit -trial_balance.credit -trial_balance.closing_balance',
    ACCOUNT,
  ),
  balance('+trial_balance.opening_balance', ['currency']),
  balance('+trial_balance.closing_balance', ['currency']),
];

/** @param {Uint8Array} bytes @returns {Tie[]} */
export const readTies = (bytes) =>
  rowsOf(bytes).map(({ number, row }) => ({
    number,
    table: row['table'] ?? '',
    name: row['name'] ?? '',
    currency: row['currency'] ?? '',
    where: (row['where'] ?? '') === '' ? [] : (row['where'] ?? '').split(' & ').map(condition),
    pack: row['pack'] ?? '',
    ledger: row['ledger'] ?? '',
    difference: row['difference'] ?? '',
    leftOut: row['left_out'] ?? '',
  }));
/** @param {string} text @returns {readonly [string, string]} */
function condition(text) {
  const at = text.indexOf('=');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

/** A tie's rows are told apart by the columns of its conditions, so a thousand ties over one column are one sum. @param {Tie} tie @returns {Wanted} */
const wantedBy = ({ name, where }) => ({
  name,
  by: [...where.map(([column]) => column), ...(name === 'records' ? [] : ['currency'])],
});
/** @param {Tie} tie */
const valuesOf = ({ name, where, currency }) =>
  [...where.map(([, value]) => value), ...(name === 'records' ? [] : [currency])].join('\0');
/** @param {Wanted} wanted */
const keyOf = ({ name, by }) => JSON.stringify([name, ...by]);

/**
 * Everything to add up while tables pass by, and what to say of it afterwards.
 * @param {readonly Tie[]} ties @param {ReadonlySet<string>} tables Those of the pack.
 */
export function totalsOf(ties, tables) {
  /** @type {Map<string, Map<string, Wanted>>} */
  const wanted = new Map();
  const want = (/** @type {string} */ table, /** @type {Wanted} */ each) => {
    const some = wanted.get(table) ?? new Map();
    some.set(keyOf(each), each);
    wanted.set(table, some);
  };
  for (const tie of ties) want(tie.table, wantedBy(tie));
  const balances = BALANCES.filter(({ terms }) => terms.every(({ table }) => tables.has(table)));
  for (const { terms, by } of balances)
    for (const { table, column } of terms) want(table, { name: column, by });
  /** @type {Map<string, Map<string, Sums>>} */
  const found = new Map();
  /** @type {Find} */
  const find = (table, each) => found.get(table)?.get(keyOf(each)) ?? null;
  return {
    /** @param {string} table @returns {readonly Wanted[]} */
    of: (table) => [...(wanted.get(table)?.values() ?? [])],
    /** @param {string} table @param {readonly Sums[]} sums In the order of `of`. */
    add: (table, sums) => {
      const keys = [...(wanted.get(table)?.keys() ?? [])];
      found.set(table, new Map(keys.map((key, i) => [key, sums[i] ?? new Map()])));
    },
    /** @param {Manifest} manifest @param {Tell} tell */
    check: (manifest, tell) => {
      for (const tie of ties) checkTie(tie, find(tie.table, wantedBy(tie)), tell);
      checkUntied(ties, find, tell);
      checkManifest(manifest, ties, tell);
      for (const each of balances) checkBalance(each, find, tell);
      return ties.length + manifest.totals.length;
    },
  };
}

/** @param {Tie} tie @param {Sums | null} sums @param {Tell} tell */
function checkTie(tie, sums, tell) {
  const { number, table } = tie;
  const [pack, ledger, leftOut, difference] = [tie.pack, tie.ledger, tie.leftOut, tie.difference].map(
    amountOf,
  );
  if (!pack || !ledger || !leftOut || !difference) {
    tell('tie_form', TIE_OUT, number);
    return;
  }
  if (!sums) {
    tell('no_table', TIE_OUT, number, `data/${table}.csv`);
    return;
  }
  const sum = sums.get(valuesOf(tie)) ?? { minor: 0n, decimals: pack.decimals };
  const counted = decimalOf(sum.minor, sum.decimals);
  if (counted !== tie.pack) tell('total', TIE_OUT, number, tie.pack, counted);
  else if (ledger.minor !== pack.minor + leftOut.minor || difference.minor !== 0n)
    tell('tie', TIE_OUT, number, tie.ledger, decimalOf(pack.minor + leftOut.minor, pack.decimals));
}

/** A currency that a tied column has and tie-out.csv does not. @param {readonly Tie[]} ties @param {Find} find @param {Tell} tell */
function checkUntied(ties, find, tell) {
  const whole = ties.filter(isWhole);
  const known = new Set(whole.map(({ table, name, currency }) => `${table} ${name} ${currency}`));
  for (const tie of whole)
    for (const [currency, { minor, decimals }] of find(tie.table, wantedBy(tie)) ?? []) {
      const told = `${tie.table} ${tie.name} ${currency}`;
      if (minor !== 0n && !known.has(told)) tell('untied', TIE_OUT, 0, told, decimalOf(minor, decimals));
      known.add(told);
    }
}
/** Over the whole table. @param {Tie} tie */
const isWhole = ({ name, where }) => name !== 'records' && where.length === 0;

/** @param {Manifest} manifest @param {readonly Tie[]} ties @param {Tell} tell */
function checkManifest({ totals }, ties, tell) {
  const wanted = ties.filter(isWhole);
  const text = (
    /** @type {{ table: string, name: string, currency: string } | undefined} */ each,
    /** @type {unknown} */ amount,
  ) => (each ? `${each.table} ${each.name} ${each.currency} ${amount}` : '');
  for (let i = 0; i < Math.max(wanted.length, totals.length); i += 1) {
    const expected = text(wanted[i], amountOf(wanted[i]?.pack ?? '')?.minor);
    const found = text(totals[i], totals[i]?.amount);
    if (expected !== found) {
      tell('manifest_total', 'manifest.json', 0, expected, found);
      return;
    }
  }
}

/** @param {Balance} sums @param {Find} find @param {Tell} tell */
function checkBalance({ terms, by }, find, tell) {
  const found = terms.map(({ table, column }) => find(table, { name: column, by }));
  if (found.includes(null)) return;
  for (const key of new Set(found.flatMap((sums) => [...(sums?.keys() ?? [])]))) {
    const parts = terms.map(({ sign }, i) => ({ sign, sum: found[i]?.get(key) }));
    const rest = parts.reduce((all, { sign, sum }) => all + sign * (sum?.minor ?? 0n), 0n);
    if (rest === 0n) continue;
    const decimals = Math.max(...parts.map(({ sum }) => sum?.decimals ?? 0));
    const first = parts[0].sum?.minor ?? 0n;
    const about = `${terms.map(({ table, column }) => `${table}.${column}`).join(', ')}: ${key.replaceAll('\0', ' ')}`;
    const place = parts.find(({ sum }) => sum)?.sum?.record ?? 0;
    const file = terms[parts.findIndex(({ sum }) => sum)]?.table ?? terms[0].table;
    tell(
      'sums_differ',
      `data/${file}.csv`,
      place,
      `${decimalOf(first - rest, decimals)} (${about})`,
      decimalOf(first, decimals),
    );
    return;
  }
}
