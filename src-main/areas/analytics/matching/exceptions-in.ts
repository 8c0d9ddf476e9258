/**
 * Exceptions under a filter: by the channel, account and merchant of their first line and their own currency. Where each belongs is looked up once for as
 * long as they stand. One whose lines have left stands under no filter, and where there is none.
 */
import { type Leg, SIDES } from '../../../../shared/domain/leg.ts';
import type { AnalyticsDeps } from '../deps.ts';
import type { Asked } from '../rules/found.ts';
import { viewsOf } from './leg-sums.ts';
import { admitted, isUnfiltered, type Stratum, strataOf } from './strata.ts';

interface Placeable {
  readonly leg: Leg;
  readonly currency: string;
  readonly left: readonly number[];
  readonly right: readonly number[];
}
interface Placed {
  readonly list: readonly Stratum[];
  /** By place of the exception; NOWHERE where its line is not there. */
  readonly of: Uint32Array;
}
const NOWHERE = 0xffff_ffff;
const known = new WeakMap<readonly Placeable[], Placed>();

/** `all`: the same list as long as nothing is decided, run, taken in or taken back. */
export function exceptionsIn<T extends Placeable>(
  deps: AnalyticsDeps,
  asked: Asked,
  all: readonly T[],
  isWanted: (exception: T) => boolean,
): T[] {
  if (isUnfiltered(asked)) return all.filter(isWanted);
  const { list, of } = known.get(all) ?? placed(deps, all);
  const isIn = admitted(deps, { ...asked, currency: '' }, { list, of });
  const isOf = ({ currency }: T) => asked.currency === '' || currency === asked.currency;
  return all.filter((each, at) => isIn[of[at] ?? 0] === 1 && isOf(each) && isWanted(each));
}

function placed(deps: AnalyticsDeps, all: readonly Placeable[]): Placed {
  const list: Stratum[] = [];
  const legs = new Map(
    viewsOf(deps).map((view) => {
      const sides = SIDES.map((side) => {
        const strata = strataOf(deps, view.set(side));
        const base = list.length;
        list.push(...strata.list);
        return { base, of: strata.of };
      });
      return [view.leg, { view, left: sides[0], right: sides[1] }];
    }),
  );
  const of = Uint32Array.from(all, ({ leg, left, right }) => {
    const own = legs.get(leg);
    const side = left[0] === undefined ? 'right' : 'left';
    const position = own?.view.positionOf(side, left[0] ?? right[0] ?? 0) ?? -1;
    const strata = own?.[side];
    return !strata || position < 0 ? NOWHERE : strata.base + (strata.of[position] ?? 0);
  });
  const found = { list, of };
  known.set(all, found);
  return found;
}
