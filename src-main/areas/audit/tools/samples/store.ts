/** Samples in the ledger: each drawn once and never changed, judgements, conclusions and reviews appended. Every write is a fact of the record. */
import { Refused } from '../../../../../shared/contract/errors.ts';
import type { CallInfo } from '../../../../platform/handlers.ts';
import type { EvidenceDeps } from '../../deps.ts';
import { type Said, type SampleBody, type SampleEvent, type StandingSample, standingOf } from './sample.ts';

type StoreDeps = Pick<EvidenceDeps, 'ledger' | 'record' | 'now'>;

export function appendSample({ ledger, record, now }: StoreDeps, body: SampleBody, info: CallInfo): number {
  const { draw, scope, items, size } = body;
  return record.write(
    info,
    (sample: number) => ({
      action: 'audit.sample_drawn',
      subject: {
        sample,
        population: scope.population,
        method: draw.method,
        seed: draw.seed,
        items: items.length,
        size,
      },
    }),
    () =>
      ledger.append(
        ledger.query
          .insertInto('audit_sample')
          .values({ body: JSON.stringify(body), at: now(), by: info.person }),
      ),
  );
}

const ACTIONS = {
  judged: 'audit.sample_judged',
  concluded: 'audit.sample_concluded',
  reviewed: 'audit.sample_reviewed',
} as const;

export function appendEvent(
  { ledger, record, now }: StoreDeps,
  sample: number,
  event: SampleEvent,
  info: CallInfo,
): void {
  const subject =
    event.what === 'judged' ? { sample, items: event.places.length, result: event.result } : { sample };
  record.write(info, { action: ACTIONS[event.what], subject }, () =>
    ledger.append(
      ledger.query
        .insertInto('audit_sample_event')
        .values({ sample, body: JSON.stringify(event), at: now(), by: info.person }),
    ),
  );
}

export function findSample({ ledger }: Pick<StoreDeps, 'ledger'>, id: number): StandingSample {
  const { query } = ledger;
  const row = ledger.first(query.selectFrom('audit_sample').selectAll().where('row', '=', id));
  if (!row) throw new Refused('not_found', { what: 'sample', id });
  const events = ledger.all(
    query.selectFrom('audit_sample_event').selectAll().where('sample', '=', id).orderBy('row'),
  );
  const body = JSON.parse(row.body) as SampleBody; // Our own JSON, written above; the same below.
  return standingOf(id, body, row, events.map(eventOf));
}

/** Newest first. */
export function pageOfSamples(
  { ledger }: Pick<StoreDeps, 'ledger'>,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): { readonly total: number; readonly samples: readonly StandingSample[] } {
  const { query } = ledger;
  const rows = ledger.all(
    query.selectFrom('audit_sample').select('row').orderBy('row', 'desc').limit(limit).offset(offset),
  );
  return {
    total: ledger.countRows(['audit_sample']).get('audit_sample') ?? 0,
    samples: rows.map(({ row }) => findSample({ ledger }, row)),
  };
}

const eventOf = ({ body, at, by }: Said & { readonly body: string }): SampleEvent & Said => ({
  ...(JSON.parse(body) as SampleEvent),
  at,
  by,
});
