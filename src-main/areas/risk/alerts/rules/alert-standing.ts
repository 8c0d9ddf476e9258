/**
 * How far an alert is: new, in a case, dismissed. It keeps that while its key stays, whatever comes in later, with one exception: what was dismissed
 * as something to look at is new again once it has become something to stop, for nobody has judged that.
 */

import type { FactOf, Kept, RiskFactKind } from '../../../../../shared/contract/risk-fact.ts';
import type { Alert } from '../../rules/finding.ts';

export type AlertState = 'new' | 'in_case' | 'dismissed';

export interface AlertStanding {
  readonly state: AlertState;
  /** '' until somebody has looked. */
  readonly firstSeenAt: string;
  /** The newest it is in; '' for none. */
  readonly caseNo: string;
}

export interface AlertFacts {
  of<Kind extends RiskFactKind>(kind: Kind): readonly Kept<Kind>[];
}

type Dismissed = FactOf<'alerts_dismissed'>['alerts'][number];

export class AlertStandings {
  readonly #seen = new Map<string, string>();
  readonly #cases = new Map<string, string>();
  readonly #dismissed = new Map<string, Dismissed>();

  constructor(facts: AlertFacts) {
    const see = (key: string, at: string) => {
      const before = this.#seen.get(key);
      if (before === undefined || at < before) this.#seen.set(key, at);
    };
    for (const { keys, at } of facts.of('alerts_seen')) for (const key of keys) see(key, at);
    for (const { alerts, at } of facts.of('alerts_dismissed'))
      for (const alert of alerts) {
        see(alert.key, at);
        this.#dismissed.set(alert.key, alert);
      }
    for (const { alerts, at, caseNo } of [...facts.of('case_opened'), ...facts.of('case_extended')])
      for (const { key } of alerts) {
        see(key, at);
        this.#cases.set(key, caseNo);
      }
  }

  of({ key, level }: Pick<Alert, 'key' | 'level'>): AlertStanding {
    const caseNo = this.#cases.get(key) ?? '';
    const dismissed = this.#dismissed.get(key);
    const isDismissed = dismissed !== undefined && !(level === 'stop' && dismissed.level === 'review');
    return {
      state: caseNo !== '' ? 'in_case' : isDismissed ? 'dismissed' : 'new',
      firstSeenAt: this.#seen.get(key) ?? '',
      caseNo,
    };
  }

  isKnown(key: string): boolean {
    return this.#seen.has(key);
  }
}
