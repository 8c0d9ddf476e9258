/** From gross to net (交易总额到结算净额): the figures of channels' batches, added up step by step; their total is what these batches add to the settlement. */
import { NET } from '../../../../shared/domain/analytics/drawn-rows.ts';
import { FIGURES, type Figure } from '../../../../shared/domain/settlement.ts';
import type { AnalyticsDeps } from '../deps.ts';
import type { PanelSource } from '../panel-source.ts';
import { behindThings } from '../rules/behind.ts';
import { type Asked, type Behind, type CellAsked, type Found, NOTHING_BEHIND } from '../rules/found.ts';
import { addedBy, askedBatches, batchThing, behindFigures } from './asked-batches.ts';

/** The first step has a name of its own: what everything else is taken off. */
const stepOf = (figure: Figure): string => (figure === 'sales' ? 'gross' : figure);

function read(deps: AnalyticsDeps, asked: Asked): Found {
  const byCurrency = Map.groupBy(askedBatches(deps, asked), ({ of }) => of.currency);
  return {
    tables: [...byCurrency]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([currency, batches]) => ({
        currency,
        rows: FIGURES.map((figure) => ({
          of: [stepOf(figure)],
          values: { step_amount: batches.reduce((sum, { batch }) => sum + batch.figures[figure], 0) },
        })).filter(({ of, values }) => of[0] === 'gross' || values.step_amount !== 0),
      })),
  };
}

/** Behind a step stand its lines; behind the total, the batches. */
function behind(deps: AnalyticsDeps, asked: Asked, { currency, of }: CellAsked): Behind {
  const batches = askedBatches(deps, { ...asked, currency });
  if (!of || of[0] === NET) return behindThings(batches.map((each) => batchThing(each, addedBy(each.batch))));
  const figure = FIGURES.find((each) => stepOf(each) === of[0]);
  return figure ? behindFigures(batches, [figure]) : NOTHING_BEHIND;
}

export const waterfallPanel: PanelSource = { read, behind };
