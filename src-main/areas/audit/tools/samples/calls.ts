/**
 * Samples: what a population holds, drawing, judging, concluding, reviewing. Whoever drew or judged does not review; a sample is judged anew by saying so
 * again, and then it is concluded and reviewed again.
 */

import type { SampleItem, SampleView } from '../../../../../shared/contract/audit-tools.ts';
import type { Input } from '../../../../../shared/contract/calls.ts';
import { Refused } from '../../../../../shared/contract/errors.ts';
import type { HandlersOf } from '../../../../platform/handlers.ts';
import type { EvidenceDeps } from '../../deps.ts';
import type { Populations } from '../populations/population.ts';
import { againOf } from './again.ts';
import { drawnFrom, figuresOf, planOf } from './draw.ts';
import { evaluationsOf } from './evaluation.ts';
import type { JudgedItem, StandingSample } from './sample.ts';
import { appendEvent, appendSample, findSample, pageOfSamples } from './store.ts';

type Calls =
  | 'audit.population'
  | 'audit.drawSample'
  | 'audit.samples'
  | 'audit.sample'
  | 'audit.judgeItem'
  | 'audit.concludeSample'
  | 'audit.reviewSample';

export function sampleCalls(deps: EvidenceDeps, populations: Populations): HandlersOf<Calls> {
  return {
    'audit.population': ({ scope, draw }) => {
      const { rows, currencies, accounts } = populations.of(scope);
      const plan = draw ? planOf(rows, draw) : { interval: null, topCount: 0, expectedItems: 0, problem: '' };
      return { ...figuresOf(rows), ...plan, currencies: [...currencies], accounts: [...accounts] };
    },
    'audit.drawSample': async ({ title, scope, draw, purpose, procedure }, info) => {
      info.progress('exporting', 0, 1);
      await info.breathe();
      const { rows } = populations.of(scope);
      const { problem } = planOf(rows, draw);
      if (problem !== '') throw new Refused('move_not_allowed', { why: `sample_${problem}` });
      const { size, root } = deps.record.head();
      const body = { title, purpose, procedure, size, root, ...drawnFrom(rows, scope, draw) };
      const id = appendSample(deps, body, info);
      info.changed('record');
      return { id };
    },
    'audit.samples': (page) => {
      const { total, samples } = pageOfSamples(deps, page);
      return { total, rows: samples.map((sample) => sampleView(deps, sample)) };
    },
    'audit.sample': ({ id, offset, limit }) => {
      const sample = findSample(deps, id);
      const rows = sample.judgedItems.slice(offset, offset + limit);
      return {
        sample: sampleView(deps, sample),
        items: { total: sample.items.length, rows: rows.map((item) => itemView(deps, sample, item)) },
        ...evaluationsOf(sample),
      };
    },
    'audit.judgeItem': (input, info) => {
      judge(deps, findSample(deps, input.id), input, info);
      return {};
    },
    'audit.concludeSample': ({ id, conclusion }, info) => {
      const sample = findSample(deps, id);
      const open = sample.judgedItems.filter(({ result }) => result === 'open').length;
      if (open > 0) throw new Refused('move_not_allowed', { why: 'sample_open', count: open });
      if (sample.conclusion === conclusion) return {}; // Said twice is said once.
      appendEvent(deps, id, { what: 'concluded', conclusion }, info);
      info.changed('record');
      return {};
    },
    'audit.reviewSample': ({ id, note }, info) => {
      const sample = findSample(deps, id);
      if (sample.conclusion === '') throw new Refused('move_not_allowed', { why: 'sample_not_concluded' });
      if (sample.hands.has(info.person)) throw new Refused('same_person', { sample: id });
      if (sample.reviewed?.by === info.person && sample.reviewed.note === note) return {};
      appendEvent(deps, id, { what: 'reviewed', note }, info);
      info.changed('record');
      return {};
    },
  };
}

function judge(
  deps: EvidenceDeps,
  sample: StandingSample,
  { places, result, audited, note }: Input<'audit.judgeItem'>,
  info: Parameters<HandlersOf<Calls>['audit.judgeItem']>[1],
): void {
  const items = places.map((place) => sample.judgedItems[place]);
  const missing = places.find((_, at) => !items[at]);
  if (missing !== undefined) throw new Refused('not_found', { what: 'sample_item', id: missing });
  // Right and missing say the amount themselves; wrong has to name another.
  if (result === 'wrong' ? audited === null : audited !== null)
    throw new Refused('bad_input', { at: 'audited', expected: result === 'wrong' ? 'an amount' : 'null' });
  if (result === 'wrong' && items.some((item) => item?.booked === audited))
    throw new Refused('move_not_allowed', { why: 'sample_wrong_as_booked' });
  const isSaid = items.every(
    (item) =>
      item?.result === result && item.note === note && (result !== 'wrong' || item.audited === audited),
  );
  if (isSaid) return;
  appendEvent(deps, sample.id, { what: 'judged', places: [...new Set(places)], result, audited, note }, info);
  info.changed('record');
}

function sampleView({ nameOf }: EvidenceDeps, sample: StandingSample): SampleView {
  const { judgedItems, reviewed, title, scope, draw, purpose, procedure, conclusion } = sample;
  const countOf = (holds: (item: JudgedItem) => boolean) => judgedItems.filter(holds).length;
  const { populationCount, populationValue, zeroCount, negativeCount, interval, start, negativeStart } =
    sample;
  return {
    ...{ id: sample.id, title, scope, draw, purpose, procedure, conclusion, interval, start, negativeStart },
    ...{ populationCount, populationValue, zeroCount, negativeCount, size: sample.size, root: sample.root },
    items: judgedItems.length,
    judged: countOf(({ result }) => result !== 'open'),
    wrong: countOf(({ result }) => result === 'wrong' || result === 'missing'),
    reviewedByName: reviewed ? nameOf(reviewed.by) : '',
    reviewedAt: reviewed?.at ?? '',
    at: sample.at,
    byName: nameOf(sample.by),
  };
}

const itemView = (deps: EvidenceDeps, { scope }: StandingSample, item: JudgedItem): SampleItem => ({
  ...item,
  again: againOf(deps, item.ref, scope.currency),
});
