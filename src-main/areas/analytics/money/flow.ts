/**
 * Where the money goes (资金流向): from orders through channels to bank accounts, and where it stops. By channels' batches, so it ties to settlement: what
 * comes into a channel is the waterfall's gross, what a bank shows is what settlement says arrived.
 */
import { say } from '../../../../shared/wording/catalogue.ts';
import { maskedAccount } from '../../statements/rules/masked-accounts.ts';
import type { AnalyticsDeps } from '../deps.ts';
import type { PanelSource } from '../panel-source.ts';
import { BehindLines, behindAll, behindThings, turned } from '../rules/behind.ts';
import type { Asked, Behind, CellAsked, Found } from '../rules/found.ts';
import { type AskedBatch, askedBatches, batchThing } from './asked-batches.ts';
import { type BankAccount, bankAccountOf } from './banked-parts.ts';
import { eachDirectOrder } from './direct-orders.ts';
import { FlowBatches } from './flow-batches.ts';
import { type Edge, edgesOf, type Part, restOf, TAKEN } from './rules/flow-edges.ts';

interface Flow {
  readonly edges: readonly Edge[];
  readonly batches: readonly AskedBatch[];
  readonly accounts: readonly BankAccount[];
}

/** Of one currency. */
function flowOf(deps: AnalyticsDeps, asked: Asked, batches: readonly AskedBatch[], flow: FlowBatches): Flow {
  const direct = new Map<string, Part>();
  const accounts = [...flow.accounts(batches)];
  const accountOf = bankAccountOf(deps.lines.set('bank'));
  eachDirectOrder(deps, asked, (lineId, amount) => {
    const account = accountOf(lineId);
    accounts.push(account);
    const known = direct.get(`bank|${account.key}`) ?? { value: 0, count: 0 };
    direct.set(`bank|${account.key}`, { value: known.value + amount, count: known.count + 1 });
  });
  const seen = new Set<string>();
  const edges = edgesOf(
    batches.map((each) => flow.read(each, seen)),
    direct,
  );
  return { edges, batches, accounts };
}

function read(deps: AnalyticsDeps, asked: Asked): Found {
  const flow = new FlowBatches(deps);
  const byCurrency = Map.groupBy(askedBatches(deps, asked), ({ of }) => of.currency);
  const currencies = new Set([...byCurrency.keys(), ...deps.lines.set('bank').currencies]);
  const flows = [...currencies]
    .filter((each) => asked.currency === '' || each === asked.currency)
    .toSorted()
    .map((currency) => ({
      currency,
      ...flowOf(deps, { ...asked, currency }, byCurrency.get(currency) ?? [], flow),
    }))
    .filter(({ edges }) => edges.length > 0);
  const names = new Map(
    flows.flatMap(({ accounts }) => accounts.map(({ key, account }) => [`bank|${key}`, account] as const)),
  );
  return {
    tables: flows.map(({ currency, edges }) => ({
      currency,
      rows: edges.map(({ from, to, value, count }) => ({
        of: [from, to],
        values: { flow_count: count, flow_value: value },
      })),
    })),
    names: [...names].flatMap(([key, account]) => {
      const name = maskedAccount('bank', account) || say(deps.locale(), 'channel.bank');
      return (['from', 'to'] as const).map((dimension) => ({ dimension, key, name }));
    }),
  };
}

function behind(deps: AnalyticsDeps, filter: Asked, { currency, of }: CellAsked): Behind {
  const asked = { ...filter, currency };
  const reader = new FlowBatches(deps);
  const flow = flowOf(deps, asked, askedBatches(deps, asked), reader);
  return behindAll(
    flow.edges
      .filter(({ from, to }) => !of || (of[0] === from && of[1] === to))
      .map((edge) => {
        const found = behindEdge(deps, asked, flow, reader, edge);
        return edge.isTurned ? turned(found) : found;
      }),
  );
}

/** By the way the money goes, whether more of it came back or not. */
function behindEdge(
  deps: AnalyticsDeps,
  asked: Asked,
  { batches }: Flow,
  reader: FlowBatches,
  edge: Edge,
): Behind {
  const [from, to] = edge.way;
  const own = batches.filter(({ of }) => [from, to].includes(`channel|${of.channel}`));
  const taken = TAKEN.find((each) => each === to);
  if (taken) return reader.taken(own, taken);
  if (to === 'not_paid_out') {
    const rests = own.map((each) => batchThing(each, restOf(reader.read(each, new Set()))));
    return behindThings(rests.filter(({ amount }) => amount !== 0));
  }
  if (to.startsWith('channel|')) return reader.sales(own, from === 'orders');
  if (from !== 'orders') return reader.banked(own, to);
  const found = new BehindLines();
  const accountOf = bankAccountOf(deps.lines.set('bank'));
  eachDirectOrder(deps, asked, (lineId, amount) => {
    if (`bank|${accountOf(lineId).key}` === to) found.add(lineId, amount);
  });
  return found.behind();
}

export const flowPanel: PanelSource = { read, behind };
