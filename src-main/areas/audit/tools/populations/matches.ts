/** Matches that stand as a population, by what their left side comes to; those by persons are marked as made by hand. */
import type { PopulationScope } from '../../../../../shared/contract/audit-tools.ts';
import { formatDay } from '../../../../../shared/domain/dates.ts';
import type { Leg } from '../../../../../shared/domain/leg.ts';
import { CHANNELS } from '../../../../../shared/domain/statement-line.ts';
import type { GroupRef, LegView } from '../../../review/leg-view.ts';
import { sumOf } from '../../../review/views.ts';
import { NO_DAY } from '../../../statements/rules/line-columns.ts';
import type { EvidenceDeps } from '../../deps.ts';
import { type MadeItem, madeRows } from './made.ts';
import { type FoundPopulation, secondsOf } from './rows.ts';

/** Accounts of this population are legs: what was compared with what. */
export function matchPopulation({ standing, lines }: EvidenceDeps, scope: PopulationScope): FoundPopulation {
  const legs = standing.legs();
  const currencies = new Set<string>();
  const items: MadeItem[] = [];
  for (const leg of legs) {
    const view = standing.view(leg);
    for (const currency of [...view.left.currencies, ...view.right.currencies]) currencies.add(currency);
    if (scope.account !== '' && scope.account !== leg) continue;
    const groups = view.groupIndex(['accepted', 'confirmed']);
    for (let at = 0; at < groups.count; at += 1) {
      const item = itemOf(view, leg, groups.at(at), scope);
      // Of a million groups none is kept: who looks at one has it made again.
      if (item) items.push({ ...item, text: () => `${leg} · ${textOf(lines, groups.at(at))}` });
    }
  }
  return {
    rows: madeRows(scope, items, ['moment', 'isManual']),
    currencies: [...currencies].toSorted(),
    accounts: legs.toSorted().map((leg) => ({ account: leg, shown: leg })),
  };
}

function itemOf(view: LegView, leg: Leg, group: GroupRef, scope: PopulationScope): MadeItem | null {
  const side = group.left.length > 0 ? 'left' : 'right';
  const set = view.set(side);
  const position = view.positionOf(side, group[side][0] ?? 0);
  const channel = CHANNELS[set.channel[position] ?? 0];
  if (set.currencies[set.currency[position] ?? 0] !== scope.currency) return null;
  if (scope.channel !== '' && channel !== scope.channel) return null;
  const day = set.day[position] ?? NO_DAY;
  return {
    ref: `group:${leg}:${group.key}`,
    day: day === NO_DAY ? '' : formatDay(day),
    value: sumOf(view, side, group[side]),
    text: () => '',
    moment: secondsOf(group.person?.madeAt ?? ''),
    isManual: group.person !== null,
  };
}

function textOf(lines: EvidenceDeps['lines'], group: GroupRef): string {
  const line = lines.view(group.left[0] ?? group.right[0] ?? 0);
  return [
    line.merchantOrderNo || line.channelTransactionId || line.bankReference,
    group.rule?.id ?? group.person?.rule ?? '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}
