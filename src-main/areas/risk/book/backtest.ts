/**
 * A book tried on the past beside the one in force: what each rule and typology would have found, which alerts only one of them gives, and what officers
 * made of them. Nothing is written.
 */
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import { RISK_EXITS, RISK_RULES, TYPOLOGIES } from '../../../../shared/domain/risk.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import { mayKnow } from '../alerts/alert-book.ts';
import { AlertStandings } from '../alerts/rules/alert-standing.ts';
import { alertView } from '../alerts/views.ts';
import type { RiskDeps } from '../deps.ts';
import type { Finding } from '../rules/finding.ts';
import type { Looked } from '../screening/screening.ts';
import { checkBook } from './change.ts';

const CHANGED_MAX = 200;

export async function backtest(
  deps: RiskDeps,
  { book, from, to }: Input<'risk.backtest'>,
  info: CallInfo,
): Promise<Output<'risk.backtest'>> {
  checkBook(book);
  const { screening, books } = deps;
  const began = performance.now();
  info.progress('matching', 0, 2);
  await info.breathe();
  const before = screening.lookWith(books.inForce(), from, to);
  info.progress('matching', 1, 2);
  await info.breathe();
  const after = screening.lookWith(book, from, to);
  const outcomes = deps.outcomes();
  // Nobody reads of herself, in a number either.
  const shown = <T extends Pick<Finding, 'subject'>>(some: readonly T[]) =>
    some.filter(({ subject }) => mayKnow(subject, info.person));
  const alertsOf = ({ alerts }: Looked, id: string, level: string) =>
    shown(alerts).filter((each) => each.typology === id && each.level === level);
  const cameTo = (id: string, outcome: 'cleared' | 'confirmed') =>
    shown(after.alerts).filter((each) => each.typology === id && outcomes.get(each.key) === outcome).length;
  const only = (one: Looked, other: Looked, side: 'before' | 'after') =>
    shown(one.alerts)
      .filter(({ key }) => !other.byKey.has(key))
      .map((alert) => ({ alert, side }));
  const standings = new AlertStandings(deps.facts);
  return {
    days: after.days,
    lines: after.lines,
    ms: Math.round(performance.now() - began),
    rules: RISK_RULES.map((rule) => {
      const now = after.outcomes.get(rule);
      return {
        rule,
        before: shown(before.outcomes.get(rule)?.findings ?? []).length,
        after: shown(now?.findings ?? []).length,
        exits: RISK_EXITS.map((exit) => ({ exit, count: now?.exits[exit] ?? 0 })),
      };
    }),
    typologies: TYPOLOGIES.map((id) => ({
      id,
      reviewBefore: alertsOf(before, id, 'review').length,
      reviewAfter: alertsOf(after, id, 'review').length,
      stopBefore: alertsOf(before, id, 'stop').length,
      stopAfter: alertsOf(after, id, 'stop').length,
      clearedAfter: cameTo(id, 'cleared'),
      confirmedAfter: cameTo(id, 'confirmed'),
    })),
    changed: [...only(before, after, 'before'), ...only(after, before, 'after')]
      .slice(0, CHANGED_MAX)
      .map(({ alert, side }) => ({ ...alertView(deps, { alert, ...standings.of(alert) }), side })),
  };
}
