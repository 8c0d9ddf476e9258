/**
 * Decisions over batches (签批, 暂缓, 退回), as they were made: what was signed is kept with its figures and every line behind them, so that later
 * facts are held against it and never change it. Append-only; the database refuses a second decision over a signed batch.
 */
import type { SettlementCheckView } from '../../../../shared/contract/settlement-views.ts';
import {
  FIGURES,
  type Figure,
  type Figures,
  type SettlementOf,
} from '../../../../shared/domain/settlement.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { Members } from '../rules/members.ts';
import { pack, unpack } from './packed-members.ts';

/** What is kept of a batch beside its columns. */
export interface DecisionBody {
  readonly of: SettlementOf;
  readonly dueDay: string;
  readonly channelBatchNo: string;
  readonly opening: number;
  readonly figures: Figures;
  /** By the channel's own batch, the fund bill and the bank, as they stood. */
  readonly batchNet: number | null;
  readonly fundNet: number | null;
  readonly bankNet: number | null;
  readonly feeVariance: number | null;
  readonly payoutLineIds: readonly number[];
  readonly checks: readonly SettlementCheckView[];
  /** Lines left out of it when it was signed: its correction takes them up. */
  readonly without: readonly number[];
  /** What its figures hold beside lines. */
  readonly apart?: Partial<Figures>;
  /** Adjustments it holds, by their ids. */
  readonly adjustmentIds: readonly number[];
}

export interface NewDecision {
  readonly key: string;
  readonly decision: 'approved' | 'held' | 'returned';
  /** The batch's key up to its currency: whose batches follow one another. */
  readonly owner: string;
  readonly from: string;
  readonly to: string;
  readonly net: number;
  readonly hash: string;
  readonly body: DecisionBody;
  /** Of what is approved; nothing otherwise. */
  readonly members: ReadonlyMap<Figure, Members>;
  readonly reason: string;
}

export interface Decision extends Omit<NewDecision, 'members'> {
  readonly id: number;
  readonly version: number;
  /** '' of what is not signed. */
  readonly settlementNo: string;
  readonly at: string;
  readonly by: string;
}

/** A batch as it was signed, for ever. */
export interface SignedBatch extends Omit<DecisionBody, 'checks'> {
  readonly decisionId: number;
  readonly key: string;
  readonly owner: string;
  readonly settlementNo: string;
  readonly from: string;
  readonly to: string;
  readonly net: number;
  readonly hash: string;
  readonly at: string;
  readonly by: string;
  /** Read when asked for: a batch may hold a hundred thousand lines. */
  members(): ReadonlyMap<Figure, Members>;
}

interface Held {
  readonly writes: number;
  readonly decisions: readonly Decision[];
  readonly signed: readonly SignedBatch[];
}
const kept = new WeakMap<Ledger, Held>();

/** Every decision ever made, oldest first. */
export const decisionsMade = (ledger: Ledger): readonly Decision[] => read(ledger).decisions;

/** Oldest first. */
export const signedBatches = (ledger: Ledger): readonly SignedBatch[] => read(ledger).signed;

/** Append-only: what was read before is read no more, unless a write that was rolled back had it. */
function read(ledger: Ledger): Held {
  const writes = ledger.writes();
  const known = kept.get(ledger);
  if (known?.writes === writes) return known;
  const before =
    known && isStillThere(ledger, known.decisions.at(-1)) ? known : { decisions: [], signed: [] };
  const { query } = ledger;
  const rows = ledger.all(
    query
      .selectFrom('settlement_decision')
      .selectAll()
      .where('id', '>', before.decisions.at(-1)?.id ?? 0)
      .orderBy('id'),
  );
  const came = rows.map(
    ({ batch_key, settlement_no, from_day, to_day, currency: _, ...row }): Decision => ({
      ...row,
      ...{ key: batch_key, settlementNo: settlement_no, from: from_day, to: to_day },
      decision: row.decision as Decision['decision'], // As the database allows.
      body: JSON.parse(row.body) as DecisionBody, // As `appendDecisions` wrote it.
    }),
  );
  const signed = came.filter(({ decision }) => decision === 'approved');
  const held = {
    writes,
    decisions: [...before.decisions, ...came],
    signed: [...before.signed, ...signed.map((each) => signedOf(ledger, each))],
  };
  kept.set(ledger, held);
  return held;
}

function isStillThere(ledger: Ledger, last: Decision | undefined): boolean {
  if (!last) return true;
  const of = ledger.query.selectFrom('settlement_decision').selectAll().where('id', '=', last.id);
  const row = ledger.first(of);
  return row !== undefined && SAME.every((name) => row[name] === last[name]) && row.batch_key === last.key;
}
const SAME = ['version', 'hash', 'reason', 'at', 'by'] as const;

function signedOf(ledger: Ledger, { id, body, ...decision }: Decision): SignedBatch {
  const { checks: _, ...facts } = body;
  const { key, owner, settlementNo, from, to, net, hash, at, by } = decision;
  let members: ReadonlyMap<Figure, Members> | null = null;
  return {
    ...facts,
    ...{ decisionId: id, key, owner, settlementNo, from, to, net, hash, at, by },
    members: () => {
      members ??= membersOf(ledger, id);
      return members;
    },
  };
}

function membersOf(ledger: Ledger, decisionId: number): ReadonlyMap<Figure, Members> {
  const { query } = ledger;
  const of = query
    .selectFrom('settlement_member')
    .select(['name', 'bytes'])
    .where('decision_id', '=', decisionId);
  const packed = new Map(ledger.all(of).map(({ name, bytes }) => [name, bytes]));
  return new Map(
    FIGURES.flatMap((figure): readonly [Figure, Members][] => {
      const bytes = packed.get(figure);
      return bytes ? [[figure, unpack(bytes)]] : [];
    }),
  );
}

/** Call inside a write. `day` is the day in China on which they are made: numbers of what is approved have no gaps over it. */
export function appendDecisions(
  ledger: Ledger,
  made: readonly NewDecision[],
  { at, by, day }: { readonly at: string; readonly by: string; readonly day: string },
): readonly { readonly key: string; readonly settlementNo: string }[] {
  const { query } = ledger;
  const head = `S${day.replaceAll('-', '')}`;
  const before = decisionsMade(ledger);
  let id = before.at(-1)?.id ?? 0;
  let number = before.filter(({ settlementNo }) => settlementNo.startsWith(head)).length;
  const versions = new Map(before.map(({ key, version }) => [key, version]));
  return made.map(({ key, decision, owner, from, to, net, hash, body, members, reason }) => {
    id += 1;
    const isApproved = decision === 'approved';
    if (isApproved) {
      number += 1;
      for (const figure of FIGURES) {
        const of = members.get(figure);
        if (!of || of.lineIds.length === 0) continue;
        const row = { decision_id: id, name: figure, bytes: pack(of) };
        ledger.append(query.insertInto('settlement_member').values(row));
      }
    }
    const settlementNo = isApproved ? `${head}${String(number).padStart(6, '0')}` : '';
    const version = (versions.get(key) ?? 0) + 1;
    ledger.append(
      query.insertInto('settlement_decision').values({
        ...{ id, batch_key: key, version, decision, settlement_no: settlementNo, owner },
        ...{ currency: body.of.currency, from_day: from, to_day: to, net, hash },
        ...{ body: JSON.stringify(body), reason, at, by },
      }),
    );
    return { key, settlementNo };
  });
}
