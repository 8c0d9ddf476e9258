/**
 * The signals of an open workspace: made of the events of the last year and a bit, and made anew only when there are new ones, because the banner
 * asks after every call.
 */
import type { SignalView } from '../../../shared/contract/record.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { DAY, type Signal } from './rules/signal.ts';
import { SIGNAL_ACTIONS, signalsOf } from './rules/signals.ts';
import {
  lastBefore,
  lastLogIns,
  type ReadEvent,
  readAcknowledgements,
  readEvents,
  rolesAt,
} from './store.ts';

/** A record is kept at hand for a year (PCI DSS 10.5.1), and the month in which the year is looked at. */
const SHOWN_DAYS = 400;
/** What begins before that may end in it; so a burst on the edge keeps its key. */
const LEAD_IN_DAYS = 30;

const SEVERITY = { serious: 0, warning: 1, notice: 2 } as const;

export class Watch {
  readonly #ledger: Ledger;
  readonly #nameOf: (person: string) => string;
  readonly #from: number;
  readonly #shownFrom: string;
  readonly #lastLogIns: ReadonlyMap<string, string>;
  readonly #events: ReadEvent[] = [];
  #signals: readonly Signal[] | null = null;

  constructor(ledger: Ledger, nameOf: (person: string) => string, now: string) {
    this.#ledger = ledger;
    this.#nameOf = nameOf;
    const daysAgo = (days: number) => new Date(Date.parse(now) - days * DAY).toISOString();
    this.#shownFrom = daysAgo(SHOWN_DAYS);
    this.#from = lastBefore(ledger, daysAgo(SHOWN_DAYS + LEAD_IN_DAYS));
    this.#lastLogIns = lastLogIns(ledger, this.#from);
  }

  /** Open ones first, the worst of them first, then the newest. */
  all(): SignalView[] {
    const acknowledged = new Map(readAcknowledgements(this.#ledger).map((each) => [each.key, each]));
    const views = this.#now().map((each): SignalView => {
      const said = acknowledged.get(each.key);
      return {
        ...each,
        facts: { ...each.facts },
        evidence: [...each.evidence],
        personName: each.person === '' ? '' : this.#nameOf(each.person),
        acknowledged: said
          ? { by: said.by, name: this.#nameOf(said.by), at: said.at, comment: said.comment }
          : null,
      };
    });
    const order = (view: SignalView) => (view.acknowledged ? 10 : 0) + SEVERITY[view.severity];
    return views.reverse().toSorted((a, b) => order(a) - order(b));
  }

  #now(): readonly Signal[] {
    const fresh = readEvents(this.#ledger, SIGNAL_ACTIONS, this.#events.at(-1)?.seq ?? this.#from);
    if (this.#signals && fresh.length === 0) return this.#signals;
    this.#events.push(...fresh);
    const rolesRows = new Map(this.#events.map((event) => [event.seq, event.rolesRow]));
    this.#signals = signalsOf(this.#events, {
      hourOf: (at) => new Date(at).getHours(), // At this desk.
      lastLogIns: this.#lastLogIns,
      rolesOf: (seq) => rolesAt(this.#ledger, rolesRows.get(seq) ?? 0),
    }).filter((each) => each.at >= this.#shownFrom);
    return this.#signals;
  }
}
