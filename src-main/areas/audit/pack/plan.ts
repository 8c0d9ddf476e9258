/**
 * What a pack of a scope would hold, without building it: the large tables are counted from columns, the others row by row; kept until something is
 * written, for a screen asks after every click.
 */
import type { Output } from '../../../../shared/contract/calls.ts';
import type { PackScope } from '../../../../shared/contract/evidence.ts';
import { maskName } from '../../../../shared/domain/masking/party.ts';
import { CHANNELS } from '../../../../shared/domain/statement-line.ts';
import { sha256OfJson } from '../../../platform/sha256.ts';
import type { EvidenceDeps } from '../deps.ts';
import { groundOf } from './build.ts';
import { exclusionsOf, whyCode } from './exclusions.ts';
import { wantedEvents } from './log-files.ts';
import { erasedOriginals, originalsInScope } from './originals.ts';
import { houseAccounts } from './scope.ts';
import type { PackGround, PackTable } from './table.ts';
import { PACK_TABLES } from './tables/all.ts';
import { TableTotals } from './totals.ts';

type Plan = Output<'evidence.plan'>;
interface Counted extends Pick<Plan['files'][number], 'records' | 'leftOut'> {
  readonly totals: Plan['totals'];
}

/** Of a packed record, with its locator; measured over tables of lines. */
const BYTES_PER_RECORD = 75;
const BYTES_PER_EVENT = 600;
const BYTES_AROUND = 60_000;

const kept = new WeakMap<object, { readonly key: string; readonly plan: Plan }>();

export function planPack(deps: EvidenceDeps, asked: PackScope): Plan {
  const key = `${deps.ledger.writes()} ${sha256OfJson(asked)}`;
  const held = kept.get(deps);
  if (held?.key === key) return held.plan;
  const plan = planned(groundOf(deps, asked));
  kept.set(deps, { key, plan });
  return plan;
}

function planned(ground: PackGround): Plan {
  const { deps, head, cut } = ground;
  const { originals, workbooks, revealed } = cut.scope;
  const tables = PACK_TABLES.map((table) => ({ table, counted: counted(table, ground) }));
  const events = countEvents(ground);
  const files = originalsInScope(ground).size;
  const records = tables.reduce((sum, { counted: { records: each } }) => sum + each, 0);
  const exclusions = exclusionsOf({
    tables: tables.map(({ table, counted: { leftOut } }) => ({ name: table.name, leftOut })),
    events: head.size - events,
    originals: originals ? null : files,
    workbooks: workbooks ? null : PACK_TABLES.length,
    erased: originals ? erasedOriginals(ground).size : 0,
    isRevealed: revealed,
  });
  const originalBytes = originals
    ? deps.lines.imports().reduce((sum, { view }) => sum + view.bytes / 4, 0)
    : 0;
  return {
    head: { size: head.size, root: head.root, at: head.at },
    files: [
      ...tables.map(({ table, counted: { records: each, leftOut } }) => ({
        name: `data/${table.name}.csv`,
        records: each,
        leftOut,
      })),
      { name: 'log/events.jsonl', records: events, leftOut: head.size - events },
    ],
    exclusions: exclusions.map(({ table, what, why, count }) => ({
      what: table === '' ? what.slice('exclusion.what.'.length) : `data/${table}.csv`,
      why: whyCode(why),
      count,
    })),
    totals: tables.flatMap(({ counted: { totals } }) => totals),
    bytes: Math.round(
      BYTES_AROUND +
        records * BYTES_PER_RECORD * (workbooks ? 3 : 1) +
        events * BYTES_PER_EVENT +
        originalBytes,
    ),
    channels: CHANNELS.filter((channel) => deps.lines.imports().some(({ view }) => view.channel === channel)),
    accounts: houseAccounts(deps).map(({ channel, account, shown }) => ({ channel, account, shown })),
    parties: deps.parties.all().map(({ id, name }) => ({ id, name: maskName(name) })),
  };
}

function counted(table: PackTable, ground: PackGround): Counted {
  const quick = table.quick?.(ground);
  if (quick) {
    const { records, sums } = quick;
    const named = sums.map(({ values, ...sum }) => ({ name: values.join(' '), ...sum }));
    return { records, leftOut: table.count(ground) - records, totals: byName(table.name, named) };
  }
  const totals = new TableTotals(table);
  for (const { cells, isIn } of table.rows(ground)) totals.add(cells, isIn);
  const { records, leftOut } = totals;
  return { records, leftOut, totals: byName(table.name, totals.sums()) };
}

const byName = (
  table: string,
  sums: readonly { readonly name: string; readonly currency: string; readonly amount: number }[],
): Plan['totals'] =>
  [...Map.groupBy(sums, ({ name }) => name)].map(([name, all]) => ({
    table,
    name,
    sums: all.map(({ currency, amount }) => ({ currency, amount })),
  }));

function countEvents(ground: PackGround): number {
  const { deps, head, cut } = ground;
  if (cut.scope.from === '' && cut.scope.to === '') return head.size;
  const { query } = deps.ledger;
  const isWanted = wantedEvents(ground);
  const events = deps.ledger.all(
    query.selectFrom('audit_event').select(['seq', 'at']).where('seq', '<=', head.size),
  );
  return events.filter(({ seq, at }) => isWanted(seq, at)).length;
}
