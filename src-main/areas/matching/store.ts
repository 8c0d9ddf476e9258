/**
 * The matching's tables: a run is appended whole, with its groups as columns, and withdrawn whole by a fact of its own.
 */
import { Refused } from '../../../shared/contract/errors.ts';
import type { Leg } from '../../../shared/domain/leg.ts';
import type { MatchRule } from '../../../shared/domain/match-rule.ts';
import { bytesOf, compress, decompress } from '../../ledger/compress.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { appendExceptions, byKey, exceptionsOf, type StoredException } from './exception-store.ts';
import type { GroupDetail } from './rules/leg-match.ts';
import { MATCH_RULES } from './rules/match-rules.ts';

/** The machine's groups of one leg, members as ledger line ids. */
export interface StoredGroups {
  readonly count: number;
  readonly rule: Uint8Array;
  /** 0 accepted, 1 proposed. */
  readonly state: Uint8Array;
  readonly confidence: Uint8Array;
  readonly leftStart: Uint32Array;
  readonly leftLines: Uint32Array;
  readonly rightStart: Uint32Array;
  readonly rightLines: Uint32Array;
  /** By number of the group; members of alternatives are ledger line ids here. */
  readonly details: ReadonlyMap<number, GroupDetail>;
  /** Lines the leg asks nothing of. */
  readonly leftOutside: Uint32Array;
  readonly rightOutside: Uint32Array;
}

export interface NewRun {
  readonly asOf: string;
  readonly ranAt: string;
  readonly ranBy: string;
  readonly inputsHash: string;
  /** What the groups' rule numbers refer to. */
  readonly rules: readonly MatchRule[];
  readonly legs: readonly {
    readonly leg: Leg;
    readonly facts: LegFacts;
    readonly groups: StoredGroups;
    readonly exceptions: readonly StoredException[];
  }[];
}

/** What a leg was run over. */
export interface LegFacts {
  /** The imports of its two sides; runs made before every leg kept them name those of left_right only. */
  readonly leftImports: readonly number[];
  readonly rightImports: readonly number[];
  /** Hashes of all it rests on, of its rules and of the terms; '' for runs made before there were any. */
  readonly inputs: string;
  readonly rules: string;
  readonly terms: string;
  /** Keys of the groups persons had refused, sorted. */
  readonly refused: readonly string[];
  /** The run that holds the leg's groups and exceptions, where this one rests on the very same and took them over as they stand. */
  readonly base?: number;
}
const NO_FACTS: LegFacts = {
  leftImports: [],
  rightImports: [],
  inputs: '',
  rules: '',
  terms: '',
  refused: [],
};

export interface StoredRun {
  readonly id: number;
  readonly asOf: string;
  readonly ranAt: string;
  readonly inputsHash: string;
  readonly rules: readonly MatchRule[];
  readonly legs: ReadonlyMap<Leg, LegFacts>;
}

/** Column names of a leg with their arrays. */
const COLUMNS = {
  rule: Uint8Array,
  state: Uint8Array,
  confidence: Uint8Array,
  leftStart: Uint32Array,
  leftLines: Uint32Array,
  rightStart: Uint32Array,
  rightLines: Uint32Array,
  leftOutside: Uint32Array,
  rightOutside: Uint32Array,
} as const;
const COLUMN_NAMES = Object.keys(COLUMNS) as readonly (keyof typeof COLUMNS)[]; // The table is closed: its keys are the names.

/** The details beside them, as JSON of [group, detail] pairs; runs made before there were any have none. */
const DETAILS = 'details';

/** Appends a run; gives its id. Call inside a transaction. */
export function appendRun(ledger: Ledger, run: NewRun): number {
  const runId = ledger.append(
    ledger.query
      .insertInto('match_run')
      .values({ as_of: run.asOf, ran_at: run.ranAt, ran_by: run.ranBy, inputs_hash: run.inputsHash }),
  );
  ledger.append(
    ledger.query.insertInto('match_run_rules').values({ run_id: runId, body: JSON.stringify(run.rules) }),
  );
  for (const { leg, facts, groups, exceptions } of run.legs) {
    ledger.append(
      ledger.query.insertInto('match_leg').values({ run_id: runId, leg, facts: JSON.stringify(facts) }),
    );
    if (facts.base !== undefined) continue;
    ledger.appendMany(
      'match_column',
      ['run_id', 'leg', 'name', 'bytes'],
      [
        ...COLUMN_NAMES.map((name) => [runId, leg, name, compress(bytesOf(groups[name]))]),
        [runId, leg, DETAILS, compress(Buffer.from(JSON.stringify([...groups.details])))],
      ],
    );
    appendExceptions(ledger, runId, leg, exceptions);
  }
  return runId;
}

/** The newest run that is not withdrawn; with `before`, the newest of those made before that one. */
export function latestRun(ledger: Ledger, before = Number.MAX_SAFE_INTEGER): StoredRun | null {
  const row = ledger.first(
    ledger.query
      .selectFrom('match_run')
      .leftJoin('match_run_undo', 'match_run_undo.run_id', 'match_run.id')
      .select(['match_run.id', 'match_run.as_of', 'match_run.ran_at', 'match_run.inputs_hash'])
      .where('match_run_undo.run_id', 'is', null)
      .where('match_run.id', '<', before)
      .orderBy('match_run.id', 'desc')
      .limit(1),
  );
  if (!row) return null;
  return {
    id: row.id,
    asOf: row.as_of,
    ranAt: row.ran_at,
    inputsHash: row.inputs_hash,
    rules: rulesOfRun(ledger, row.id),
    legs: legsOfRun(ledger, row.id),
  };
}

function legsOfRun(ledger: Ledger, runId: number): ReadonlyMap<Leg, LegFacts> {
  const legs = ledger.all(
    ledger.query.selectFrom('match_leg').select(['leg', 'facts']).where('run_id', '=', runId),
  );
  return new Map(
    legs.map((each) => [
      each.leg as Leg,
      { ...NO_FACTS, ...(JSON.parse(each.facts) as Partial<LegFacts>) }, // Written by appendRun, of whichever version.
    ]),
  );
}

/** A run with what it found, each leg read when it is asked for. */
export interface RunBefore {
  readonly run: StoredRun;
  readonly groupsOf: (leg: Leg) => StoredGroups;
  readonly exceptionsOf: (leg: Leg) => readonly StoredException[];
}

export function runBefore(ledger: Ledger): RunBefore | null {
  const run = latestRun(ledger);
  if (!run) return null;
  let exceptions: ReadonlyMap<Leg, readonly StoredException[]> | null = null;
  return {
    run,
    groupsOf: (leg) => readGroups(ledger, run.id, leg),
    exceptionsOf: (leg) => {
      exceptions ??= Map.groupBy(readExceptions(ledger, run.id), (each) => each.leg);
      return exceptions.get(leg) ?? [];
    },
  };
}

/** Runs made before they kept their rules ran by the shipped ones. */
function rulesOfRun(ledger: Ledger, runId: number): readonly MatchRule[] {
  const kept = ledger.first(
    ledger.query.selectFrom('match_run_rules').select('body').where('run_id', '=', runId),
  );
  return kept ? (JSON.parse(kept.body) as MatchRule[]) : MATCH_RULES; // Written by appendRun.
}

export function appendRunUndo(
  ledger: Ledger,
  undo: { runId: number; at: string; by: string; reason: string },
): void {
  ledger.append(
    ledger.query
      .insertInto('match_run_undo')
      .values({ run_id: undo.runId, at: undo.at, by: undo.by, reason: undo.reason }),
  );
}

export function readGroups(ledger: Ledger, runId: number, leg: Leg): StoredGroups {
  const holder = legsOfRun(ledger, runId).get(leg)?.base ?? runId;
  const rows = ledger.all(
    ledger.query
      .selectFrom('match_column')
      .select(['name', 'bytes'])
      .where('run_id', '=', holder)
      .where('leg', '=', leg),
  );
  const column = <T>(name: keyof typeof COLUMNS, make: (bytes: ArrayBuffer) => T): T => {
    const row = rows.find((each) => each.name === name);
    if (!row) throw new Refused('workspace_damaged', { file: 'ledger.db', column: name });
    const inflated = decompress(row.bytes);
    const own = new ArrayBuffer(inflated.length);
    new Uint8Array(own).set(inflated);
    return make(own);
  };
  const bytes = (name: keyof typeof COLUMNS) => column(name, (own) => new Uint8Array(own));
  const words = (name: keyof typeof COLUMNS) => column(name, (own) => new Uint32Array(own));
  const rule = bytes('rule');
  const details = rows.find((each) => each.name === DETAILS);
  return {
    count: rule.length,
    rule,
    state: bytes('state'),
    confidence: bytes('confidence'),
    leftStart: words('leftStart'),
    leftLines: words('leftLines'),
    rightStart: words('rightStart'),
    rightLines: words('rightLines'),
    leftOutside: words('leftOutside'),
    rightOutside: words('rightOutside'),
    details: new Map(
      details ? (JSON.parse(decompress(details.bytes).toString()) as [number, GroupDetail][]) : [], // Written by appendRun.
    ),
  };
}

/** By key, which says nothing of when or where an exception was found. */
export function readExceptions(ledger: Ledger, runId: number): StoredException[] {
  const byHolder = Map.groupBy(legsOfRun(ledger, runId), ([, facts]) => facts.base ?? runId);
  return [...byHolder]
    .flatMap(([holder, legs]) =>
      exceptionsOf(
        ledger,
        holder,
        legs.map(([leg]) => leg),
      ),
    )
    .sort(byKey);
}
