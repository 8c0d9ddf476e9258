/** A sample as it is kept: what it was drawn from and how, its items as they were then, and what persons said of them since. */
import type { PopulationScope, SampleDraw } from '../../../../../shared/contract/audit-tools.ts';
import type { ITEM_RESULTS } from '../../../../../shared/domain/audit-sample.ts';
import { assert } from '../../../../../shared/result.ts';
import type { DrawnItem } from '../rules/drawn.ts';
import type { Confidence } from '../rules/factors.ts';

export interface KeptItem {
  readonly ref: string;
  readonly day: string;
  readonly text: string;
  readonly booked: number;
  readonly why: DrawnItem['why'];
  readonly stratum: number;
}

/** Of each stratum, as large as it was: what an estimate is carried over to. */
interface StratumSize {
  readonly count: number;
  readonly value: number;
}

/** As it was asked for, with the confidence at which it is evaluated said in any case. */
export interface KeptDraw extends SampleDraw {
  readonly confidence: Confidence;
}

export interface SampleBody {
  readonly title: string;
  readonly scope: PopulationScope;
  readonly draw: KeptDraw;
  readonly purpose: string;
  readonly procedure: string;
  readonly populationCount: number;
  readonly populationValue: number;
  readonly zeroCount: number;
  readonly negativeCount: number;
  readonly strata: readonly StratumSize[];
  readonly interval: number | null;
  readonly start: number | null;
  readonly negativeStart: number | null;
  /** Of the log. */
  readonly size: number;
  readonly root: string;
  readonly items: readonly KeptItem[];
}

export type ItemResult = (typeof ITEM_RESULTS)[number];

export type SampleEvent =
  | {
      readonly what: 'judged';
      readonly places: readonly number[];
      readonly result: ItemResult;
      readonly audited: number | null;
      readonly note: string;
    }
  | { readonly what: 'concluded'; readonly conclusion: string }
  | { readonly what: 'reviewed'; readonly note: string };

export interface Said {
  readonly at: string;
  readonly by: string;
}

export interface JudgedItem extends KeptItem {
  readonly place: number;
  readonly result: ItemResult;
  /** Null while open; nought of what was not to be had. */
  readonly audited: number | null;
  readonly note: string;
}

/** Of a sample of money units. */
export function intervalOfUnits({ interval }: Pick<SampleBody, 'interval'>): number {
  assert(interval !== null, 'money units are drawn at an interval');
  return interval;
}

/** As it stands after everything that was said. */
export interface StandingSample extends SampleBody, Said {
  readonly id: number;
  readonly judgedItems: readonly JudgedItem[];
  readonly conclusion: string;
  readonly concluded: Said | null;
  readonly reviewed: (Said & { readonly note: string }) | null;
  /** Whoever drew it, judged an item or concluded: they do not review it. */
  readonly hands: ReadonlySet<string>;
  /** When anything was last said of it. */
  readonly lastAt: string;
}

export function standingOf(
  id: number,
  body: SampleBody,
  said: Said,
  events: readonly (SampleEvent & Said)[],
): StandingSample {
  const items: JudgedItem[] = body.items.map((item, place) => ({
    ...item,
    place,
    result: 'open',
    audited: null,
    note: '',
  }));
  let [conclusion, concluded, reviewed]: [string, Said | null, StandingSample['reviewed']] = ['', null, null];
  const hands = new Set([said.by]);
  for (const event of events) {
    const { at, by } = event;
    // What was concluded or reviewed was another sample's result once an item is judged anew.
    reviewed = null;
    if (event.what === 'judged') {
      [conclusion, concluded] = ['', null];
      hands.add(by);
      for (const place of event.places) {
        const item = items[place];
        if (item) items[place] = { ...item, ...judgement(item, event), note: event.note };
      }
    } else if (event.what === 'concluded') {
      [conclusion, concluded] = [event.conclusion, { at, by }];
      hands.add(by);
    } else reviewed = { at, by, note: event.note };
  }
  const lastAt = events.at(-1)?.at ?? said.at;
  return { ...body, ...said, id, judgedItems: items, conclusion, concluded, reviewed, hands, lastAt };
}

/** Right is as booked; what was not to be had counts as wrong by the whole. */
function judgement(
  { booked }: KeptItem,
  { result, audited }: { readonly result: ItemResult; readonly audited: number | null },
): Pick<JudgedItem, 'result' | 'audited'> {
  if (result === 'open') return { result, audited: null };
  if (result === 'right') return { result, audited: booked };
  return { result, audited: result === 'missing' ? 0 : audited };
}
