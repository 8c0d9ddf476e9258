/**
 * summary.json: what each file said of itself and what came of it, and every leg's figures. Amounts are decimals, as in the CSV files.
 */
import type { FileSummary, LegSummary } from '../../../shared/contract/shapes.ts';
import { differenceOf } from '../../../shared/domain/leg.ts';
import { formatMinor } from '../../../shared/domain/money.ts';
import { isCount } from '../../../shared/domain/proof-names.ts';
import type { LinkTable } from '../statements/links/link-table.ts';
import { standingWith } from './left-out.ts';

type Totals = Readonly<Record<string, string | number | null>>;

function totalsOf(file: FileSummary, side: 'stated' | 'computed'): Totals {
  const named = file.checks.filter(({ name }) => name !== 'balance_chain' && name !== 'alike_count');
  return Object.fromEntries(
    named.map((check) => {
      const value = check[side];
      const currency = check.currency || (file.currencies[0] ?? '');
      const name = [check.name, check.currency, check.scope].filter((part) => part !== '').join(':');
      return [name, value === null || isCount(check.name) ? value : formatMinor(value, currency)];
    }),
  );
}

export function fileEntry(file: FileSummary) {
  const chains = file.checks.filter((check) => check.name === 'balance_chain');
  const chain = chains.find((check) => !check.holds) ?? chains[0];
  return {
    file: file.file,
    sha256: file.sha256,
    adapter: file.adapter,
    source_kind: file.sourceKind,
    channel: file.channel,
    account: file.accounts.filter((account) => account !== '').join(' '),
    encoding: file.encoding,
    period_from: file.periodFrom,
    period_to: file.periodTo,
    rows: file.counts.rows,
    added: file.counts.added,
    duplicates: file.counts.duplicates,
    changed: file.counts.changed,
    skipped: file.counts.skipped,
    errors: file.counts.errors,
    declared_totals: totalsOf(file, 'stated'),
    computed_totals: totalsOf(file, 'computed'),
    line_totals: file.totals.map((total) => ({
      currency: total.currency,
      in_count: total.inCount,
      in_sum: formatMinor(total.inSum, total.currency),
      out_count: total.outCount,
      out_sum: formatMinor(total.outSum, total.currency),
    })),
    balance_chain: chain ? (chain.holds ? 'holds' : `breaks at row ${chain.row}`) : 'not_stated',
    proof: file.proof,
  };
}

/** `leftOut`: files of this run that were read and not taken in, though the leg would have rested on them. */
export function legEntry(leg: LegSummary, leftOut: readonly string[] = []) {
  const money = (minor: number) => formatMinor(minor, leg.currency);
  return {
    leg: leg.leg,
    currency: leg.currency,
    standing: standingWith(leg, leftOut),
    failed_files: leg.failedFiles,
    left_out_files: leftOut,
    missing_files: leg.missingFiles,
    left: leg.leftCount,
    right: leg.rightCount,
    left_sum: money(leg.leftSum),
    right_sum: money(leg.rightSum),
    difference: money(differenceOf(leg.leg, leg.leftSum, leg.rightSum)),
    matched: leg.acceptedGroups + leg.confirmedGroups,
    proposed: leg.proposedGroups,
    left_matched: leg.leftMatched,
    right_matched: leg.rightMatched,
    left_outside: leg.leftOutside,
    right_outside: leg.rightOutside,
    value: money(leg.matchedValue),
    auto_rate: leg.autoRateBp / 10_000,
    exceptions: Object.fromEntries(leg.byKind.map((each) => [each.kind, each.count])),
  };
}

/** How many transfers between own accounts and sightings of the same money there are, and how many a person has yet to decide. */
export const linksEntry = (table: LinkTable) => ({
  ...table.countsByKind(),
  proposed: table.counts.proposed,
});
