/** Money in transit (在途资金) as it stands: batches that are open, by the day they are expected or were due. */
import { formatDay } from '../../../../shared/domain/dates.ts';
import { minor } from '../../../../shared/domain/money.ts';
import { type OpenBatch, openBatches } from '../../settlement/channel/under-way.ts';
import type { AnalyticsDeps } from '../deps.ts';
import type { PanelSource } from '../panel-source.ts';
import type { Asked } from '../rules/found.ts';
import { lookedAt } from './accounts.ts';
import { unmatchedNotes } from './notes.ts';
import { moneyBehind, ofBatch } from './things.ts';

export const inTransit: PanelSource = {
  read: (deps, asked) => ({
    tables: [...openByCurrency(deps, asked)].map(([currency, open]) => ({
      currency,
      rows: [...Map.groupBy(open, nameOf)]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, of]) => ({
          of: name.split('|'),
          values: { transit: minor(of.reduce((sum, each) => sum + each.open, 0)) },
        })),
    })),
    notes: unmatchedNotes(deps),
  }),
  behind: (deps, asked, { currency, of, metric }) => {
    const open = metric === 'transit' ? (openByCurrency(deps, asked).get(currency) ?? []) : [];
    const name = of?.join('|') ?? '';
    const meant = open.filter((each) => name === '' || nameOf(each) === name);
    return moneyBehind(
      deps,
      meant.map((each) => ofBatch(each.batch, each.open)),
    );
  },
};

const nameOf = ({ day, state }: OpenBatch): string => `${formatDay(day)}|${state}`;

function openByCurrency(deps: AnalyticsDeps, asked: Asked): ReadonlyMap<string, readonly OpenBatch[]> {
  const { asOf, byCurrency } = lookedAt(deps, asked);
  const open = [...byCurrency].map(
    ([currency, accounts]) =>
      [currency, accounts.flatMap(({ batches }) => openBatches(deps, batches, asOf))] as const,
  );
  return new Map(open.filter(([, of]) => of.length > 0));
}
