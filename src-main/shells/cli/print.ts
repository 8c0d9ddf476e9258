/** The summary a person reads at the terminal: files and their proof, legs and what is left. */
import type { FileSummary, LegSummary, RefusedFile } from '../../../shared/contract/shapes.ts';
import { differenceOf } from '../../../shared/domain/leg.ts';
import { formatMinorGrouped } from '../../../shared/domain/money.ts';
import { type Locale, say, sayOr } from '../../../shared/wording/catalogue.ts';
import { exceptionKindName } from '../../../shared/wording/exception-kind.ts';
import { formatText } from '../../areas/exports/report-cells.ts';

/** Width on a terminal: CJK characters take two places. */
const widthOf = (text: string): number =>
  [...text].reduce(
    (sum, sign) =>
      sum +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(
        sign,
      )
        ? 2
        : 1),
    0,
  );

/** Columns under one another, however wide their signs are. */
export function table(rows: readonly (readonly string[])[], rightAligned: ReadonlySet<number>): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => widthOf(row[column] ?? ''))),
  );
  return rows
    .map((row) =>
      row
        .map((text, column) => {
          const fill = ' '.repeat((widths[column] ?? 0) - widthOf(text));
          return rightAligned.has(column) ? fill + text : text + fill;
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export function filesText(locale: Locale, files: readonly FileSummary[]): string {
  const head = [
    'file',
    'format',
    'rows',
    'added',
    'duplicates',
    'changed',
    'skipped',
    'errors',
    'proof',
  ] as const;
  const rows = files.map((file) => [
    file.file,
    formatText(locale, file),
    String(file.counts.rows),
    String(file.counts.added),
    String(file.counts.duplicates),
    String(file.counts.changed),
    String(file.counts.skipped),
    String(file.counts.errors),
    say(locale, `proof.${file.proof}`),
  ]);
  return table([head.map((name) => say(locale, `report.${name}`)), ...rows], new Set([2, 3, 4, 5, 6, 7]));
}

export function legsText(locale: Locale, legs: readonly LegSummary[]): string {
  const money = (minor: number, leg: LegSummary) => formatMinorGrouped(minor, leg.currency);
  const head = [
    'leg',
    'left_lines',
    'left_sum',
    'right_lines',
    'right_sum',
    'difference',
    'matched_groups',
    'proposed_groups',
    'open_exceptions',
    'waiting',
  ] as const;
  const rows = legs.map((leg) => [
    `${say(locale, `leg.${leg.leg}`)} ${leg.currency}`,
    String(leg.leftCount),
    money(leg.leftSum, leg),
    String(leg.rightCount),
    money(leg.rightSum, leg),
    money(differenceOf(leg.leg, leg.leftSum, leg.rightSum), leg),
    String(leg.acceptedGroups + leg.confirmedGroups),
    String(leg.proposedGroups),
    String(leg.openExceptions),
    String(leg.waiting),
  ]);
  const figures = table(
    [head.map((name) => say(locale, `report.${name}`)), ...rows],
    new Set([1, 2, 3, 4, 5, 6, 7, 8, 9]),
  );
  const kinds = legs.flatMap((leg) =>
    leg.byKind.map((each) => [
      say(locale, `leg.${leg.leg}`),
      exceptionKindName(locale, { leg: leg.leg, kind: each.kind }),
      String(each.count),
      money(each.amount, leg),
    ]),
  );
  if (kinds.length === 0) return figures;
  const kindHead = (['leg', 'kind', 'count', 'amount'] as const).map((name) => say(locale, `report.${name}`));
  return `${figures}\n\n${table([kindHead, ...kinds], new Set([2, 3]))}`;
}

/** Why a file was not taken, with every fact there is: which headers were understood, the row, the limit. */
export function refusedText(locale: Locale, refused: RefusedFile): string {
  const words = sayOr(locale, `refusal.${refused.refusal}`, refused.refusal, refused.facts);
  const facts = Object.entries(refused.facts).map(([name, value]) => `${name}=${value}`);
  return `${refused.file}: ${words}${facts.length > 0 ? ` (${facts.join('; ')})` : ''}`;
}
