/**
 * Officers of compliance at the calls of alerts and cases, on a desk whose rules find what a test says. Facts are kept in the desk's ledger, or in memory
 * where a test makes many.
 */
import type { CallName, Input, Output } from '../../../shared/contract/calls.ts';
import { type ErrorKind, Refused } from '../../../shared/contract/errors.ts';
import type { Kept, RiskFact, RiskFactKind } from '../../../shared/contract/risk-fact.ts';
import { PartyStore } from '../../../src-main/areas/parties/store.ts';
import { CheckRuns } from '../../../src-main/areas/payments/batches/check-runs.ts';
import { PaymentStore } from '../../../src-main/areas/payments/payment-store.ts';
import { alertCalls } from '../../../src-main/areas/risk/alerts/calls.ts';
import { caseCalls } from '../../../src-main/areas/risk/cases/calls.ts';
import type { RiskFacts } from '../../../src-main/areas/risk/facts/risk-facts.ts';
import type { Alert, Finding, PaymentRisk } from '../../../src-main/areas/risk/rules/finding.ts';
import type { Desk } from '../../../src-main/engine/desk.ts';
import type { CallInfo } from '../../../src-main/platform/handlers.ts';
import { info as someone } from '../../support/desk.ts';

export const WANG = '王合规';
export const ZHAO = '赵合规';
const NOW = '2026-10-19T01:00:00.000Z';

export const party = (id = 'M-00000001') => ({ kind: 'party', id, label: '' }) as const;

export const finding = (over: Partial<Finding> = {}): Finding => ({
  rule: 'structuring',
  band: 'three',
  points: 60,
  subject: party(),
  from: '2026-10-12',
  to: '2026-10-12',
  facts: { count: 3 },
  amount: 147_000_00,
  currency: 'CNY',
  lines: [],
  payments: [],
  events: [],
  ...over,
});

export const alert = (key: string, over: Partial<Alert> = {}): Alert => ({
  key,
  typology: 'laundering',
  subject: party(),
  from: '2026-10-12',
  to: '2026-10-12',
  score: 60,
  level: 'review',
  findings: [finding()],
  ...over,
});

class FactsInMemory implements Pick<RiskFacts, 'keep' | 'all' | 'of'> {
  readonly #facts: Kept[] = [];

  keep(who: { readonly person: string }, fact: RiskFact): void {
    const row = this.#facts.length + 1;
    this.#facts.push({ ...structuredClone(fact), row, at: NOW, by: who.person });
  }

  all(): readonly Kept[] {
    return this.#facts;
  }

  of<Kind extends RiskFactKind>(kind: Kind): readonly Kept<Kind>[] {
    const of: readonly Kept[] = Map.groupBy(this.#facts, ({ what }) => what).get(kind) ?? [];
    return of as readonly Kept<Kind>[]; // Grouped by what they are.
  }
}

export class Office {
  /** What the rules find. */
  alerts: readonly Alert[] = [];
  payments: readonly PaymentRisk[] = [];
  officers: readonly string[] = [WANG, ZHAO];
  /** Areas that were told to have changed. */
  readonly told: string[] = [];
  /** Files that were laid out. */
  readonly offered: { readonly name: string; readonly bytes: Buffer }[] = [];
  readonly facts: Pick<RiskFacts, 'keep' | 'all' | 'of'>;
  readonly #desk: Desk;

  constructor(desk: Desk, facts: Pick<RiskFacts, 'keep' | 'all' | 'of'> = new FactsInMemory()) {
    this.#desk = desk;
    this.facts = facts;
  }

  /** Stores of their own, read anew each time: the desk writes beside them. */
  #deps() {
    const { lines, workspace } = this.#desk;
    const { ledger, originals } = workspace;
    return {
      facts: this.facts,
      screening: {
        look: () => ({ alerts: this.alerts }),
        ofBatch: () => this.payments,
      },
      officers: (except: readonly string[]) => this.officers.filter((each) => !except.includes(each)),
      now: () => NOW,
      originals: () => originals,
      nameOf: (person: string) => person,
      parties: new PartyStore(ledger, () => 0),
      lines,
      payments: { store: new PaymentStore(ledger), checkRuns: new CheckRuns(ledger), requests: () => [] },
      largeValueCounts: () => ({ largeValueDue: 0, largeValueLate: 0 }),
    };
  }

  info(person: string, file: Uint8Array | null = null): CallInfo {
    return {
      ...someone,
      person,
      changed: (...areas) => void this.told.push(...areas),
      offer: (name, bytes) => {
        this.offered.push({ name, bytes: Buffer.from(bytes) });
        return 'x'.repeat(16);
      },
      file: async () => ({ name: '说明.txt', bytes: Buffer.from(file ?? '') }),
    };
  }

  async ask<Name extends keyof ReturnType<typeof caseCalls> | keyof ReturnType<typeof alertCalls>>(
    person: string,
    name: Name & CallName,
    input: Input<Name & CallName>,
    file: Uint8Array | null = null,
  ): Promise<Output<Name & CallName>> {
    const calls = { ...alertCalls(this.#deps()), ...caseCalls(this.#deps()) };
    const handler = calls[name] as (input: unknown, info: CallInfo) => unknown; // The input is the name's by its type.
    return (await handler(input, this.info(person, file))) as Output<Name & CallName>; // As above.
  }

  /** Why an act was refused: the kind of the refusal, or its reason where it has one; '' where it was done. */
  async refusal(work: Promise<unknown>): Promise<ErrorKind | string> {
    try {
      await work;
      return '';
    } catch (fault) {
      if (!(fault instanceof Refused)) throw fault;
      return String(fault.facts['why'] ?? fault.kind);
    }
  }
}
