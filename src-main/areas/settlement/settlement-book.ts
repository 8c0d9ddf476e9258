/**
 * Every batch that the facts give, worked out once and kept until anything is written: channels' and merchants', each in the order of owner and days.
 *
 * One that was signed stands as it was signed, whatever the facts say now; what they say otherwise is a correction batch behind it.
 */
import { chinaDay } from '../../../shared/domain/china-time.ts';
import {
  FIGURES,
  type Figure,
  type Figures,
  netOf,
  ownerOfKey,
  settlementKey,
} from '../../../shared/domain/settlement.ts';
import type { LineStore } from '../statements/line-store.ts';
import type { ComputedBatch, Witness } from './computed.ts';
import type { SettlementDeps } from './deps.ts';
import { type Decision, decisionsMade, type SignedBatch, signedBatches } from './review/decision-store.ts';
import { type Correction, correctionOf } from './rules/correction.ts';

type BookOf = Omit<SettlementDeps, 'book' | 'record' | 'secondPerson'>;

/** A batch with what was decided about it. */
export interface StandingBatch {
  readonly batch: ComputedBatch;
  /** Null until it is signed. */
  readonly signed: SignedBatch | null;
  /** The newest decision; null where there is none. */
  readonly decided: Decision | null;
  /** Signed, and lines came or went since. */
  readonly isOvertaken: boolean;
  /** Of a correction that is not signed: what moved since. */
  readonly moved: Pick<Correction, 'came' | 'gone' | 'changed'> | null;
}

interface Held {
  readonly writes: number;
  /** What is over and what is due depends on the day. */
  readonly today: string;
  readonly standing: readonly StandingBatch[];
  readonly byKey: ReadonlyMap<string, StandingBatch>;
  readonly batches: readonly ComputedBatch[];
}

export class SettlementBook {
  readonly #deps: BookOf;
  #held: Held | null = null;

  constructor(deps: BookOf) {
    this.#deps = deps;
  }

  batches(): readonly ComputedBatch[] {
    return this.#now().batches;
  }

  standing(): readonly StandingBatch[] {
    return this.#now().standing;
  }

  find(key: string): StandingBatch | null {
    return this.#now().byKey.get(key) ?? null;
  }

  /** What was signed of the same part, and the correction behind it. */
  correctionsOf(key: string): readonly StandingBatch[] {
    const part = partOf(key);
    return this.standing().filter(({ batch }) => batch.key !== key && partOf(batch.key) === part);
  }

  #now(): Held {
    const { ledger, lines, now, channel, merchant } = this.#deps;
    const writes = ledger.writes();
    const today = chinaDay(now());
    if (this.#held?.writes === writes && this.#held.today === today) return this.#held;
    const computed = [...channel.facts().batches, ...merchant.facts().batches];
    const standing = standingOf(computed, signedBatches(ledger), decisionsMade(ledger), lines);
    const held = {
      writes,
      today,
      standing,
      byKey: new Map(standing.map((each) => [each.batch.key, each])),
      batches: standing.map(({ batch }) => batch),
    };
    this.#held = held;
    return held;
  }
}

/** The key up to its correction: what a batch and its corrections are about. */
const partOf = (key: string): string => key.slice(0, key.lastIndexOf('/'));

function standingOf(
  computed: readonly ComputedBatch[],
  signed: readonly SignedBatch[],
  decisions: readonly Decision[],
  lines: LineStore,
): readonly StandingBatch[] {
  const signedOf = Map.groupBy(signed, ({ key }) => partOf(key));
  const decided = new Map(decisions.map((each) => [each.key, each]));
  const here = new Set(computed.map(({ key }) => partOf(key)));
  // Parts that were signed and of which nothing is left: their lines were undone.
  const gone = [...signedOf].filter(([part]) => !here.has(part)).map(([, of]) => ({ now: null, of }));
  const parts = [...computed.map((now) => ({ now, of: signedOf.get(partOf(now.key)) ?? [] })), ...gone];
  return parts.flatMap(({ now, of }): StandingBatch[] => {
    const [first] = of;
    if (!first) return now ? [plain(now, decided)] : [];
    const correction = correctionOf(
      now && countedAnew(now, of),
      of.map(({ figures, ...each }) => ({ figures, members: each.members() })),
      (id) => saying(lines, id),
    );
    const asSigned = of.map(
      (each): StandingBatch => ({
        batch: signedBatch(each, now),
        signed: each,
        decided: decided.get(each.key) ?? null,
        isOvertaken: correction !== null,
        moved: null,
      }),
    );
    if (!correction) return asSigned;
    const batch = correctionBatch(correction, of, now);
    const { came, gone, changed } = correction;
    return [...asSigned, { ...plain(batch, decided), moved: { came, gone, changed } }];
  });
}

const plain = (batch: ComputedBatch, decided: ReadonlyMap<string, Decision>): StandingBatch => ({
  batch,
  signed: null,
  decided: decided.get(batch.key) ?? null,
  isOvertaken: false,
  moved: null,
});

/** A merchant's adjustments that were signed are in no batch any more: they count as they were signed. */
function countedAnew(
  now: ComputedBatch,
  of: readonly SignedBatch[],
): Pick<ComputedBatch, 'figures' | 'members'> {
  if (now.of.side === 'channel') return now;
  const adjustments = of.reduce((sum, { figures }) => sum + figures.adjustments, now.figures.adjustments);
  return { members: now.members, figures: { ...now.figures, adjustments } };
}

/** As it was signed; what others say of the same money is what they say now. */
function signedBatch(signed: SignedBatch, now: ComputedBatch | null): ComputedBatch {
  const { key, of, owner, from, to, dueDay, channelBatchNo, opening, figures, net, adjustmentIds } = signed;
  const { apart } = signed;
  const isFirst = of.correction === 0;
  return {
    ...{ key, of, owner, from, to, dueDay, channelBatchNo, opening, figures, net, adjustmentIds },
    ...(apart ? { apart } : {}),
    get members() {
      return signed.members();
    },
    batch: isFirst ? (now?.batch ?? null) : null,
    fund: isFirst ? (now?.fund ?? null) : null,
    bank: isFirst ? (now?.bank ?? null) : null,
    payoutLineIds: isFirst ? (now?.payoutLineIds ?? signed.payoutLineIds) : [],
    feeVariance: signed.feeVariance,
    isComplete: true,
  };
}

function correctionBatch(
  { figures, members }: Correction,
  of: readonly SignedBatch[],
  now: ComputedBatch | null,
): ComputedBatch {
  const [first] = of;
  const before = of.reduce((sum, each) => sum + netOf(each.figures, 0), 0);
  const key = settlementKeyBehind(of);
  const shown = now ?? first;
  // With what was signed before it, it is held against the same batch, bill and bank; each has its part of the difference.
  const rest = (witness: Witness | null) =>
    witness && { net: witness.net - (now?.opening ?? 0) - before, lineIds: witness.lineIds };
  return {
    key: key.text,
    of: key.of,
    owner: ownerOfKey(key.text),
    from: shown?.from ?? '',
    to: shown?.to ?? '',
    dueDay: shown?.dueDay ?? '',
    channelBatchNo: shown?.channelBatchNo ?? '',
    opening: 0,
    figures,
    members,
    net: netOf(figures, 0),
    apart: apartBehind(of, now),
    batch: rest(now?.batch ?? null),
    fund: rest(now?.fund ?? null),
    bank: null,
    payoutLineIds: [],
    feeVariance: feesBehind(figures, of, now),
    adjustmentIds: now?.adjustmentIds ?? [],
    isComplete: now?.isComplete ?? true,
  };
}

/** What the part holds beside lines now, less what was signed of it: with its lines it makes the figures, or the check of movements stops it. */
function apartBehind(of: readonly SignedBatch[], now: ComputedBatch | null): Partial<Figures> {
  const apartOf = (each: Pick<ComputedBatch, 'apart'> | null, figure: Figure) => each?.apart?.[figure] ?? 0;
  const rests = FIGURES.map(
    (figure) =>
      [figure, of.reduce((rest, each) => rest - apartOf(each, figure), apartOf(now, figure))] as const,
  );
  return Object.fromEntries(rests.filter(([, rest]) => rest !== 0));
}

function settlementKeyBehind(of: readonly SignedBatch[]) {
  const last = of.toSorted((a, b) => a.of.correction - b.of.correction).at(-1);
  if (!last) throw new Error('a correction comes behind something that was signed');
  const next = { ...last.of, correction: last.of.correction + 1 };
  return { of: next, text: settlementKey(next) };
}

/** Null where a schedule said nothing then or says nothing now. */
function feesBehind(figures: Figures, of: readonly SignedBatch[], now: ComputedBatch | null): number | null {
  if (!now || now.feeVariance === null || of.some(({ feeVariance }) => feeVariance === null)) return null;
  if (figures.fees === 0 && figures.fees_returned === 0) return 0;
  return of.reduce((sum, { feeVariance }) => sum - (feeVariance ?? 0), now.feeVariance);
}

/** What a line says, provenance apart: the hash of it that the ledger keeps, also of a file that was undone. */
function saying(lines: LineStore, id: number): string {
  const imported = lines.importOf(id);
  const { identity } = lines.columns(imported);
  const at = id - imported.firstLineId;
  return `${identity[2 * at] ?? 0} ${identity[2 * at + 1] ?? 0}`;
}
