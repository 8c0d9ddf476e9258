/**
 * Looks at everything by the book in force: alerts with their findings, the same for the same facts whatever came first. Kept until facts come that
 * rules look at; what officers themselves write is not among them, or every note would cost a look at a million lines.
 */
import type { RiskBook, RiskRuleId, Typology } from '../../../../shared/domain/risk.ts';
import { sha256OfJson } from '../../../platform/sha256.ts';
import { outcomesOf } from '../rules/all.ts';
import type { Alert, Finding, PaymentRisk } from '../rules/finding.ts';
import type { Outcome } from '../rules/outcomes.ts';
import type { Scene } from '../rules/scene.ts';
import { alertsOf, scoreOf, weightsOf } from '../rules/typologies.ts';
import { draftNo } from './paid-out.ts';
import { sceneOf, sceneOfBatch } from './scene-of.ts';
import type { ScreeningDeps } from './screening-deps.ts';

/** What the rules look at. */
const TABLES = [
  'statement_import',
  'import_undo',
  'line_supersession',
  'match_run',
  'match_run_undo',
  'person_group',
  'person_group_end',
  'group_rejection',
  'group_rejection_end',
  'order_event',
  'party',
  'party_account',
  'watch_entry',
  'payment_batch',
  'payment_item',
  'payment_instruction',
  'payment_result',
  'payment_line',
  'payment_line_end',
  'risk_book',
  'retention_erasure',
];

export interface Looked {
  /** The heaviest first. */
  readonly alerts: readonly Alert[];
  readonly byKey: ReadonlyMap<string, Alert>;
  readonly outcomes: ReadonlyMap<RiskRuleId, Outcome>;
  /** Lines and days there were to look at. */
  readonly lines: number;
  readonly days: number;
}

export class Screening {
  readonly #deps: ScreeningDeps;
  #seen = { writes: -1, facts: '' };
  #scene: Scene | null = null;
  #looked: Looked | null = null;

  constructor(deps: ScreeningDeps) {
    this.#deps = deps;
  }

  look(): Looked {
    this.#forgetOld();
    this.#looked ??= lookAt(this.#sceneNow(), this.#deps.books.inForce());
    return this.#looked;
  }

  /** By another book, and only what it finds between two days; '' leaves an end open. */
  lookWith(book: RiskBook, from: string, to: string): Looked {
    this.#forgetOld();
    return lookAt(this.#sceneNow(), book, from, to);
  }

  /** What the rules say of the payments of a batch as it stands, by place; every payment has an entry. */
  ofBatch(batchNo: string): readonly PaymentRisk[] {
    const { books, payments } = this.#deps;
    const batch = payments.store.batch(batchNo);
    if (!batch) return [];
    const book = books.inForce();
    const outcomes = outcomesOf(sceneOfBatch(this.#deps, batchNo), book);
    const findings = [...outcomes.values()].flatMap((each) => each.findings);
    const ofPayment = new Map<string, Finding[]>();
    for (const finding of findings)
      for (const no of finding.payments) {
        const known = ofPayment.get(no);
        if (known) known.push(finding);
        else ofPayment.set(no, [finding]);
      }
    const agreed = new Map(payments.store.itemsOf(batchNo).map((item) => [item.place, item.itemNo]));
    return batch.items.map((_, at) => {
      const place = at + 1;
      const of = ofPayment.get(agreed.get(place) ?? draftNo(batchNo, place)) ?? [];
      return paymentRisk(place, book.typologies, of);
    });
  }

  #sceneNow(): Scene {
    this.#scene ??= sceneOf(this.#deps);
    return this.#scene;
  }

  #forgetOld(): void {
    const { ledger } = this.#deps;
    const writes = ledger.writes();
    if (writes === this.#seen.writes) return;
    const facts = JSON.stringify([...ledger.countRows(TABLES)]);
    if (facts !== this.#seen.facts) {
      this.#scene = null;
      this.#looked = null;
    }
    this.#seen = { writes, facts };
  }
}

function lookAt(scene: Scene, book: RiskBook, from = '', to = ''): Looked {
  const outcomes = new Map(
    [...outcomesOf(scene, book)].map(([rule, { findings, exits }]) => [
      rule,
      { exits, findings: findings.filter((each) => each.to >= from && (to === '' || each.from <= to)) },
    ]),
  );
  const findings = [...outcomes.values()].flatMap((each) => each.findings);
  const alerts = alertsOf(book.typologies, findings, keyOf);
  const days = new Set<number>();
  for (const { count, day } of [scene.sales, scene.flows])
    for (let entry = 0; entry < count; entry += 1) days.add(day[entry] ?? 0);
  return {
    alerts,
    byKey: new Map(alerts.map((alert) => [alert.key, alert])),
    outcomes,
    lines: scene.sales.count + scene.flows.count,
    days: days.size,
  };
}

/** Whom it is about cannot be read out of it: keys travel to screens. */
const keyOf = (typology: Typology['id'], { kind, id }: Finding['subject'], from: string): string =>
  `${typology}/${from}/${sha256OfJson([kind, id]).slice(0, 20)}`;

/** By the typology that weighs heaviest against its own line for stopping. */
function paymentRisk(
  place: number,
  typologies: readonly Typology[],
  findings: readonly Finding[],
): PaymentRisk {
  const judged = typologies
    .filter(({ isOn }) => isOn)
    .map((typology) => {
      const weights = weightsOf(typology);
      const of = findings.filter(({ rule }) => weights.has(rule));
      const score = scoreOf(weights, of);
      const level = score >= typology.stop ? 'stop' : score >= typology.review ? 'review' : 'clear';
      return {
        place,
        typology: typology.id,
        score,
        level,
        findings: of,
        share: score / typology.stop,
      } as const;
    })
    .toSorted((a, b) => LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level) || b.share - a.share);
  const [worst] = judged;
  if (!worst) return { place, typology: 'payout_fraud', score: 0, level: 'clear', findings: [] };
  const { share: _, ...risk } = worst;
  return risk;
}
const LEVELS = ['clear', 'review', 'stop'];
