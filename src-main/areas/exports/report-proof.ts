/**
 * Proof in report.xlsx: every file with every check of it, what it states against what its rows give, and where it stands; and for a leg the files
 * that keep its figures from being proved.
 */
import type { FileSummary, LegSummary, ProofCheck } from '../../../shared/contract/shapes.ts';
import { isCount } from '../../../shared/domain/proof-names.ts';
import { type Locale, say, sayOr } from '../../../shared/wording/catalogue.ts';
import { amount, type Cell, type Column, formatText, money, text } from './report-cells.ts';

/** Files named in one cell. */
const FILES_NAMED_MAX = 50;

export function filesNotProved(leg: LegSummary, leftOut: readonly string[], locale: Locale): string {
  const missing = leg.missingFiles.map(({ sourceKind, channel, day }) => {
    const source = formatText(locale, { sourceKind, channel, adapterName: '' });
    return say(locale, 'report.missing_file', { source, day });
  });
  const failed = leg.failedFiles.map((file) => say(locale, 'report.failed_file', { file }));
  const out = leftOut.map((file) => say(locale, 'report.left_out_file', { file }));
  return [...failed, ...out, ...missing].slice(0, FILES_NAMED_MAX).join('; ');
}

export function proofColumns(locale: Locale): Column[] {
  const word = (key: Parameters<typeof say>[1]) => say(locale, key);
  return [
    text(word('report.file'), 36),
    text(word('report.format'), 20),
    text(word('report.account'), 22),
    text(word('report.period'), 24),
    text(word('report.rows'), 10),
    text(word('report.added'), 10),
    text(word('report.duplicates'), 10),
    text(word('report.skipped'), 10),
    text(word('report.errors'), 10),
    text(word('report.proof'), 14),
    text(word('report.check_scope'), 26),
    text(word('report.check'), 26),
    text(word('report.check_end'), 14),
    text(word('report.check_weight'), 12),
    text(word('report.check_row'), 8),
    text(word('report.currency'), 8),
    money(word('report.stated')),
    money(word('report.computed')),
    text('SHA-256', 66),
  ];
}

export function* proofRows(files: readonly FileSummary[], locale: Locale): Generator<Cell[]> {
  for (const file of files) {
    const head: Cell[] = [
      file.file,
      formatText(locale, file),
      file.accounts.join(' '),
      `${file.periodFrom} – ${file.periodTo}`,
      file.counts.rows,
      file.counts.added,
      file.counts.duplicates,
      file.counts.skipped,
      file.counts.errors,
      sayOr(locale, `proof.${file.proof}`, file.proof),
    ];
    if (file.checks.length === 0) yield [...head, '', '', '', '', '', '', '', '', file.sha256];
    for (const check of file.checks) yield [...head, ...checkCells(check, file, locale), file.sha256];
  }
}

function checkCells(check: ProofCheck, file: FileSummary, locale: Locale): Cell[] {
  const currency = check.currency || (file.currencies[0] ?? 'CNY');
  const value = (each: number | null): Cell =>
    each === null ? '' : isCount(check.name) ? String(each) : amount(each, currency);
  return [
    check.scope === '' ? say(locale, 'proof.wholeFile') : check.scope,
    sayOr(locale, `total.${check.name}`, check.name),
    say(locale, `report.check.${endOf(check)}`),
    say(locale, `weight.${check.weight}`),
    check.row > 0 ? check.row : '',
    isCount(check.name) ? '' : currency,
    value(check.stated),
    value(check.computed),
  ];
}

/** A figure nothing of ours stands against neither holds nor fails. */
const endOf = ({ stated, computed, holds }: ProofCheck): 'holds' | 'fails' | 'not_computed' =>
  stated !== null && computed === null ? 'not_computed' : holds ? 'holds' : 'fails';
