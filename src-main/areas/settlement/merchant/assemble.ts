/** Merchants' batches made whole: what is owed of a day, the reserve held and set free, adjustments, what was open before, and when it is due. */
import { formatDay, parseDay } from '../../../../shared/domain/dates.ts';
import { minor } from '../../../../shared/domain/money.ts';
import {
  type Figure,
  type Figures,
  merchantOfOwner,
  NO_FIGURES,
  netOf,
  ownerOfKey,
  settlementKey,
} from '../../../../shared/domain/settlement.ts';
import type { ComputedBatch } from '../computed.ts';
import { type SignedBatch, signedBatches } from '../review/decision-store.ts';
import type { Members } from '../rules/members.ts';
import { reserveByDay } from '../rules/reserve.ts';
import type { Agreed } from './agreed.ts';
import type { MerchantDeps, MerchantFacts, OwnerFacts } from './merchant-book.ts';
import { type OpenAdjustment, openAdjustments } from './open-adjustments.ts';
import { type OwedDay, owedDays } from './owed-days.ts';
import { membersOf } from './rules/members.ts';
import { type ChainPart, openChain, takenBack } from './rules/open-chain.ts';
import { whole } from './whole-days.ts';

/** What is known of one merchant in one currency. */
interface Own {
  readonly partyId: string;
  readonly currency: string;
  readonly days: readonly OwedDay[];
  readonly signed: readonly SignedBatch[];
  readonly adjustments: readonly OpenAdjustment[];
}

/** A day of hers, before it is known what opens it. */
interface Draft extends Omit<OwedDay, 'figures'> {
  readonly figures: Figures;
  readonly adjustmentIds: readonly number[];
  readonly signed: readonly SignedBatch[];
  readonly least: number;
  readonly dueDay: number;
}

export function assemble(deps: MerchantDeps, agreed: Agreed, today: number): MerchantFacts {
  const isWhole = whole(deps, today);
  const batches: ComputedBatch[] = [];
  const owners = new Map<string, OwnerFacts>();
  for (const [owner, own] of inOrder(deps, agreed)) {
    const tranches = agreed.tranches(own);
    const drafts = draftsOf(own, agreed, reserveByDay(tranches), today);
    const parts = drafts.map(asPart);
    const { openings, open, negativeSince } = openChain(parts);
    const since = negativeSince === null ? null : drafts[negativeSince]?.day;
    owners.set(owner, {
      ...{ owner, partyId: own.partyId, currency: own.currency, tranches, open },
      back: takenBack(parts),
      negativeSince: typeof since === 'number' ? formatDay(since) : '',
      leastOn: new Map(drafts.map(({ day, least }) => [formatDay(day), least])),
    });
    for (const [at, draft] of drafts.entries())
      if (!isNothing(draft)) batches.push(batchOf(draft, owner, openings[at] ?? 0, isWhole));
  }
  return { batches, owners };
}

/** Owners by their keys, each with her days. */
function inOrder(deps: MerchantDeps, agreed: Agreed): (readonly [string, Own])[] {
  const cutOff = (...of: Parameters<Agreed['cutOff']>) => agreed.cutOff(...of);
  const days = Map.groupBy(owedDays(deps, cutOff), ({ partyId, currency }) => ownerKey(partyId, currency));
  const signed = Map.groupBy(
    signedBatches(deps.ledger).filter(({ of }) => of.side === 'merchant'),
    ({ owner }) => owner,
  );
  const adjustments = Map.groupBy(openAdjustments(deps.ledger), ({ owner }) => owner);
  const owners = new Set([...days.keys(), ...signed.keys(), ...adjustments.keys()]);
  return [...owners].toSorted().map((owner) => [
    owner,
    {
      ...merchantOfOwner(owner),
      days: days.get(owner) ?? [],
      signed: signed.get(owner) ?? [],
      adjustments: adjustments.get(owner) ?? [],
    },
  ]);
}

function draftsOf(
  own: Own,
  agreed: Agreed,
  reserve: ReturnType<typeof reserveByDay>,
  today: number,
): readonly Draft[] {
  const { partyId, currency, days, signed } = own;
  const signedOn = Map.groupBy(signed, ({ from }) => parseDay(from) ?? 0);
  const owed = new Map(days.map((each) => [each.day, each]));
  const released = [...reserve.keys()].filter((day) => day <= today);
  const adjusted = adjustedDays(own.adjustments, new Set([...owed.keys(), ...released]), signedOn);
  const all = new Set([...owed.keys(), ...released, ...signedOn.keys(), ...adjusted.keys()]);
  return [...all]
    .toSorted((a, b) => a - b)
    .map((day) => {
      const of = owed.get(day) ?? emptyDay(partyId, currency, day);
      const { held = 0, released: free = 0 } = reserve.get(day) ?? {};
      const adjustments = adjusted.get(day) ?? [];
      return {
        ...of,
        ...agreed.payment(of),
        figures: {
          ...of.figures,
          reserve_held: minor(-held),
          reserve_released: minor(day <= today ? free : 0),
          adjustments: minor(adjustments.reduce((sum, { effect }) => sum + effect, 0)),
        },
        adjustmentIds: adjustments.map(({ id }) => id),
        signed: signedOn.get(day) ?? [],
      };
    });
}

const emptyDay = (partyId: string, currency: string, day: number): OwedDay => ({
  ...{ partyId, currency, day },
  figures: { ...NO_FIGURES },
  pieces: new Map(),
  apart: {},
  sold: new Map(),
});

/** An adjustment enters the first batch from its day on that nobody has signed; where there is none yet, that of its day, if need be as a correction. */
function adjustedDays(
  adjustments: readonly OpenAdjustment[],
  days: ReadonlySet<number>,
  signedOn: ReadonlyMap<number, unknown>,
): ReadonlyMap<number, readonly OpenAdjustment[]> {
  const open = [...days].filter((day) => !signedOn.has(day)).toSorted((a, b) => a - b);
  return Map.groupBy(adjustments, ({ day }) =>
    signedOn.has(day) ? (open.find((each) => each > day) ?? day) : day,
  );
}

/** Adjustments that were signed are in no figure any more. */
function asPart({ figures, least, signed }: Draft): ChainPart {
  const adjusted = signed.reduce((sum, each) => sum + each.figures.adjustments, 0);
  return { moved: netOf(figures, adjusted), least, signed };
}

/** Nothing is owed of it. Where it was signed it stays, so that what was signed can be held against it. */
const isNothing = ({ pieces, figures, adjustmentIds, signed }: Draft): boolean =>
  signed.length === 0 &&
  pieces.size === 0 &&
  adjustmentIds.length === 0 &&
  Object.values(figures).every((each) => each === 0);

function batchOf(
  draft: Draft,
  owner: string,
  opening: number,
  isWhole: (partyId: string, day: number) => boolean,
): ComputedBatch {
  const { partyId, currency, day, figures, pieces, apart, dueDay, adjustmentIds } = draft;
  const on = formatDay(day);
  const of = { side: 'merchant', partyId, currency, part: on, correction: 0 } as const;
  let members: ReadonlyMap<Figure, Members> | null = null;
  return {
    ...{ key: settlementKey(of), of, owner, from: on, to: on, dueDay: formatDay(dueDay), channelBatchNo: '' },
    ...{ opening, figures, net: minor(netOf(figures, opening)), adjustmentIds },
    get members() {
      members ??= membersOf(pieces);
      return members;
    },
    ...(Object.keys(apart).length > 0 ? { apart } : {}),
    ...{ batch: null, fund: null, bank: null, payoutLineIds: [], feeVariance: null },
    isComplete: isWhole(partyId, day),
  };
}

const ownerKey = (partyId: string, currency: string): string =>
  ownerOfKey(settlementKey({ side: 'merchant', partyId, currency, part: '', correction: 0 }));
