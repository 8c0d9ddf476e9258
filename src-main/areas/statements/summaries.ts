/**
 * A summary file proves its detail file: what UnionPay's RD or Alipay's 汇总 states is stated for the bill of the same account and days that
 * came in the same drop, before any plan is made. The order of the files does not matter; a summary itself never becomes a plan.
 */
import { maskCell } from '../../../shared/domain/masking/cell.ts';
import { maskText } from '../../../shared/domain/masking/text.ts';
import { formatMinor } from '../../../shared/domain/money.ts';
import type { FormatAdapter, StatedTotal, SummaryRole } from './adapter.ts';
import { ADAPTERS } from './adapters/list.ts';
import { WHOLE } from './adapters/scoped-sums.ts';
import { baseName } from './containers.ts';
import type { RefusedRead } from './kept-file.ts';
import type { ReadFile } from './plan.ts';
import { computedKey } from './rules/proof.ts';
import type { Staging } from './staging.ts';

export interface Summarised {
  readonly details: readonly ReadFile[];
  /** The summaries, each told with its figures and the file it proves, if any. */
  readonly told: readonly RefusedRead[];
}

export function applySummaries(
  files: readonly ReadFile[],
  adapters: readonly FormatAdapter[] = ADAPTERS,
): Summarised {
  const roles = new Map(adapters.flatMap(({ id, summary }) => (summary ? [[id, summary] as const] : [])));
  const details = files.filter((file) => !roles.has(file.identity.adapter));
  const provedBy = new Map<ReadFile, ReadFile[]>();
  const told = files.flatMap((file) => {
    const role = roles.get(file.identity.adapter);
    if (!role) return [];
    const proved = isReadable(file) ? provedFiles(file, role, details) : [];
    for (const detail of proved) {
      for (const total of file.staging.statedTotals) state(total, role, detail);
      provedBy.set(detail, [...(provedBy.get(detail) ?? []), file]);
    }
    return [toldOf(file, proved[0])];
  });
  return {
    details: details.map((file) => {
      const summaries = (provedBy.get(file) ?? []).filter(
        (each) => each.original.bytes !== file.original.bytes,
      );
      return summaries.length === 0 ? file : { ...file, provedBy: summaries.map((each) => each.original) };
    }),
    told,
  };
}

const isReadable = (file: ReadFile): boolean => file.staging.problemCount === 0;

/** The details a summary speaks for: one file (the same one dropped twice counts as one). Several might share its totals: none then. */
function provedFiles(summary: ReadFile, role: SummaryRole, details: readonly ReadFile[]): ReadFile[] {
  const own = details.filter((file) => file.identity.adapter === role.of && isSummed(summary, role, file));
  const beside = own.filter((file) => file.original.bytes === summary.original.bytes);
  const found =
    beside.length > 0
      ? beside.filter((file) => isCompatible(summary, file))
      : own.filter((file) => isSame(summary, file));
  return new Set(found.map((file) => file.identity.sha256)).size === 1 ? found : [];
}

/** Corrections (ZME) come beside the details, and no report speaks of them: nothing of theirs is summed. */
const isSummed = (summary: ReadFile, role: SummaryRole, detail: ReadFile): boolean =>
  summary.staging.statedTotals
    .filter((total) => total.scope === WHOLE)
    .every((total) =>
      role.readings.some((reading) => computedIn(total, reading, detail.staging) !== undefined),
    );

const keysOf = ({ staging }: ReadFile): readonly string[] => {
  const { account, periodFrom, periodTo } = staging.fileFacts;
  return [account, periodFrom, periodTo];
};
/** Of the same archive: what both say agrees. */
function isCompatible(summary: ReadFile, detail: ReadFile): boolean {
  const others = keysOf(detail);
  return keysOf(summary).every((key, at) => key === '' || others[at] === '' || key === others[at]);
}
/** Of different files: both say the same, and they say something. */
function isSame(summary: ReadFile, detail: ReadFile): boolean {
  const keys = keysOf(summary);
  const others = keysOf(detail);
  return keys.some((key) => key !== '') && keys.every((key, at) => key === others[at]);
}

const computedIn = (total: StatedTotal, reading: string, staging: Staging): number | undefined =>
  staging.computedTotals.get(computedKey(total.name, total.currency, (total.scope ?? '') + reading));

/** The total as stated, under the reading in which the detail comes to it; under the likeliest where it comes to it in none. */
function state(total: StatedTotal, role: SummaryRole, { staging }: ReadFile): void {
  const { name, value, currency } = total;
  const computed = (reading: string) => computedIn(total, reading, staging);
  const reading = role.readings.find((each) => computed(each) === value) ?? role.readings[0] ?? '';
  const scope = (total.scope ?? '') + reading;
  // Nothing of a kind, and none of it there.
  if (value === 0 && role.readings.every((each) => computed(each) === undefined))
    staging.computed(name, 0, currency, scope);
  // The row is one of the summary; beside the detail's rows it would point at the wrong file.
  staging.stated({ ...total, scope, row: 0 });
}

function toldOf(file: ReadFile, proved: ReadFile | undefined): RefusedRead {
  const { identity, original, staging } = file;
  const archive = original.member === '' ? {} : { archive: baseName(original.name) };
  const [problem] = staging.problems;
  if (problem)
    return {
      file: identity.file,
      refusal: 'damaged',
      facts: {
        ...archive,
        adapter: identity.adapter,
        row: problem.row,
        what: `${problem.column} ${maskText(maskCell(problem.column, problem.text))}`.trim(),
      },
    };
  const { account, periodFrom, periodTo } = staging.fileFacts;
  const figures = staging.statedTotals
    .filter((total) => total.scope === WHOLE)
    .map(({ name, value, currency }) => [
      name,
      name.endsWith('count') ? value : formatMinor(value, currency || 'CNY'),
    ]);
  return {
    file: identity.file,
    refusal: 'summary_only',
    facts: {
      ...archive,
      proves: proved?.identity.file ?? '',
      account,
      days: periodFrom === periodTo ? periodFrom : `${periodFrom} – ${periodTo}`,
      ...Object.fromEntries(figures),
    },
  };
}
