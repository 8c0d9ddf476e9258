/**
 * Many of a kind within a time are one burst, and a burst is one signal, however long it goes on. It ends with a pause, when somebody has
 * acknowledged it, and after a day: what goes on then is told again.
 */
import {
  type Acknowledged,
  DAY,
  minutesBetween,
  type SignalEvent,
  type SignalKind,
  signalKey,
} from './signal.ts';

export interface Happening {
  readonly event: SignalEvent;
  readonly at: number;
  /** How many it stands for. */
  readonly weight: number;
}

export interface Burst {
  /** The event with which there were enough. */
  readonly completing: SignalEvent;
  readonly count: number;
  readonly minutes: number;
  readonly evidence: readonly number[];
}

interface Open {
  readonly completing: SignalEvent;
  readonly happenings: Happening[];
}

/** Takes happenings one at a time; says whether the last one belongs to a burst. */
export class BurstCounter {
  readonly #limit: { readonly kind: SignalKind; readonly count: number; readonly within: number };
  readonly #acknowledged: Acknowledged;
  readonly #bursts: Open[] = [];
  #recent: Happening[] = [];
  #open: Open | null = null;

  constructor(
    limit: { readonly kind: SignalKind; readonly count: number; readonly within: number },
    acknowledged: Acknowledged,
  ) {
    this.#limit = limit;
    this.#acknowledged = acknowledged;
  }

  take(happening: Happening): boolean {
    if (this.#open && this.#goesOn(this.#open, happening)) {
      this.#open.happenings.push(happening);
      return true;
    }
    this.#open = null;
    this.#recent = this.#recent.filter((each) => happening.at - each.at <= this.#limit.within);
    this.#recent.push(happening);
    if (sum(this.#recent) < this.#limit.count) return false;
    this.#open = { completing: happening.event, happenings: this.#recent };
    this.#bursts.push(this.#open);
    this.#recent = [];
    return true;
  }

  #goesOn({ completing, happenings }: Open, next: Happening): boolean {
    const acknowledged = this.#acknowledged.get(signalKey(this.#limit.kind, completing.seq));
    if (acknowledged !== undefined && acknowledged < next.event.seq) return false;
    const [first, last] = [happenings[0], happenings.at(-1)];
    return !!first && !!last && next.at - last.at <= this.#limit.within && next.at - first.at < DAY;
  }

  bursts(): Burst[] {
    return this.#bursts.map(({ completing, happenings }) => {
      const times = happenings.map((each) => each.at);
      return {
        completing,
        count: sum(happenings),
        minutes: minutesBetween(Math.min(...times), Math.max(...times)),
        evidence: happenings.map((each) => each.event.seq),
      };
    });
  }
}

const sum = (happenings: readonly Happening[]): number =>
  happenings.reduce((total, each) => total + each.weight, 0);

/** One counter for each person. */
export class BurstsByPerson {
  readonly #counters = new Map<string, BurstCounter>();
  readonly #make: () => BurstCounter;

  constructor(...of: ConstructorParameters<typeof BurstCounter>) {
    this.#make = () => new BurstCounter(...of);
  }

  take(person: string, happening: Happening): boolean {
    const counter = this.#counters.get(person) ?? this.#make();
    this.#counters.set(person, counter);
    return counter.take(happening);
  }

  bursts(): { readonly person: string; readonly burst: Burst }[] {
    return [...this.#counters].flatMap(([person, counter]) =>
      counter.bursts().map((burst) => ({ person, burst })),
    );
  }
}
