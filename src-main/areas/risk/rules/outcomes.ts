/**
 * How a rule says what it found: by the measure to a band with its points, else an exit, so that "no risk" and "nothing to judge by" are never the
 * same answer.
 */
import { formatDay } from '../../../../shared/domain/dates.ts';
import { formatMinorGrouped } from '../../../../shared/domain/money.ts';
import type { RISK_EXITS, RiskRule } from '../../../../shared/domain/risk.ts';
import { assert } from '../../../../shared/result.ts';
import type { Finding, Subject } from './finding.ts';
import type { Moves, Scene } from './scene.ts';

type RiskExit = (typeof RISK_EXITS)[number];
export interface Outcome {
  readonly findings: readonly Finding[];
  readonly exits: Readonly<Record<RiskExit, number>>;
}
export type RuleOf = (scene: Scene, rule: RiskRule) => Outcome;

/** So many lines stand for a finding, the greatest first; the sentence says how many there are. */
const EVIDENCE_MAX = 200;

interface Told {
  readonly subject: Subject;
  /** Days since 1970. */
  readonly from: number;
  readonly to: number;
  readonly facts: Finding['facts'];
  readonly amount?: number | null;
  readonly currency?: string;
  readonly lines?: readonly number[];
  readonly payments?: readonly string[];
  readonly events?: readonly number[];
}

export class Outcomes implements Outcome {
  readonly findings: Finding[] = [];
  readonly exits: Record<RiskExit, number> = { clear: 0, too_little_history: 0, not_stated: 0 };
  readonly #rule: RiskRule;

  constructor(rule: RiskRule) {
    this.#rule = rule;
  }

  parameter(name: string): number {
    const value = this.#rule.parameters[name];
    assert(value !== undefined, `the rule ${this.#rule.id} goes by ${name}`);
    return value;
  }

  exit(exit: RiskExit): void {
    this.exits[exit] += 1;
  }

  /** Whether a measure is worth a finding. */
  counts(measure: number): boolean {
    return (this.#bandOf(measure)?.points ?? 0) > 0;
  }

  add(measure: number, told: Told): void {
    const band = this.#bandOf(measure);
    if (!band || band.points === 0) {
      this.exit('clear');
      return;
    }
    const {
      subject,
      from,
      to,
      facts,
      amount = null,
      currency = '',
      lines = [],
      payments = [],
      events = [],
    } = told;
    this.findings.push({
      ...{ rule: this.#rule.id, band: band.code, points: band.points, subject },
      ...{ from: formatDay(from), to: formatDay(to), facts, amount, currency },
      lines: lines.toSorted((a, b) => a - b),
      payments: payments.toSorted(),
      events: events.toSorted((a, b) => a - b),
    });
  }

  #bandOf(measure: number): RiskRule['bands'][number] | undefined {
    return this.#rule.bands.findLast(({ from }) => measure >= from);
  }
}

/** Ids of the lines of these entries: at most so many, the greatest amounts of them. */
export function linesOf({ line, amount }: Moves, entries: readonly number[]): number[] {
  const kept =
    entries.length <= EVIDENCE_MAX
      ? entries
      : entries
          .toSorted((a, b) => (amount[b] ?? 0) - (amount[a] ?? 0) || (line[a] ?? 0) - (line[b] ?? 0))
          .slice(0, EVIDENCE_MAX);
  return kept.map((entry) => line[entry] ?? 0);
}

export const sumOf = ({ amount }: Moves, entries: readonly number[]): number =>
  entries.reduce((sum, entry) => sum + (amount[entry] ?? 0), 0);

/** As sentences name it. */
export const moneyText = (amount: number, currency: string): string =>
  `${formatMinorGrouped(Math.round(amount), currency)} ${currency}`;
/** Ten-thousandths as a share. */
export const shareText = (bp: number): string => `${(Math.floor(bp / 10) / 10).toFixed(1)}%`;
