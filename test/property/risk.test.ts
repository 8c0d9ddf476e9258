/**
 * Risk rules over made-up flows and sales: the order of lines and files is nothing to them, a stricter band finds nothing that a looser one does not,
 * points rise with the measure, and what they say is of evidence that is there.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RISK_RULES } from '../../shared/domain/risk.ts';
import type { ParsedLine } from '../../shared/domain/statement-line.ts';
import { SHIPPED_BOOK } from '../../src-main/areas/risk/book/shipped.ts';
import { outcomesOf, RULES } from '../../src-main/areas/risk/rules/all.ts';
import type { Finding } from '../../src-main/areas/risk/rules/finding.ts';
import { isSurelyUsual, usualLimit } from '../../src-main/areas/risk/rules/own-history.ts';
import { alertsOf } from '../../src-main/areas/risk/rules/typologies.ts';
import { bankLine, dayText, type Given, payment, sale, sceneOf } from '../support/risk-scene.ts';

const RUNS = 40;
const dayOf = fc.integer({ min: 0, max: 40 }).map((at) => dayText('2026-01-01', at));
const clock = fc.constantFrom('02:10:00', '09:00:00', '09:20:00', '15:30:00', '23:50:00');
const amount = fc.constantFrom(1, 1, 9.9, 300, 18_000, 45_000, 48_000, 49_500, 199_000, 600_000);
const who = fc.constantFrom('甲', '乙', '丙', '丁');

const flow = fc
  .tuple(
    fc.constantFrom('in' as const, 'out' as const),
    who,
    dayOf,
    clock,
    amount,
    fc.constantFrom('1', '2', '3'),
  )
  .map(([direction, name, on, at, yuan, account]) =>
    bankLine(direction, name, on, at, yuan, { account, description: `${name}${yuan}` }),
  );
const trade = fc
  .tuple(
    dayOf,
    clock,
    amount,
    fc.constantFrom('success' as const, 'failed' as const),
    fc.constantFrom('a', 'b'),
  )
  .map(([on, at, yuan, status, account]) => sale(on, at, yuan, { status, account }));
const paid = fc
  .tuple(who, dayOf, clock, amount, fc.constantFrom('x', 'y'))
  .map(([name, on, at, yuan, by]) => ({ name, on, at, yuan, by }));
const given = fc.record({
  bank: fc.array(flow, { maxLength: 60 }),
  trade: fc.array(trade, { maxLength: 60 }),
  paid: fc.array(paid, { maxLength: 30 }),
});
type Made = Parameters<Parameters<typeof given.map>[0]>[0];

const asGiven = ({ bank, trade: sales, paid: out }: Made): Given => ({
  bank,
  trade: sales,
  payments: out.map(({ name, on, at, yuan, by }, place) => payment(`P${place}`, name, on, at, yuan, { by })),
});

/** Everything but the numbers lines happen to have. */
const told = (finding: Finding) => ({
  ...finding,
  subject: `${finding.subject.kind} ${finding.subject.id}`,
  lines: finding.lines.length,
  payments: finding.payments.length,
});
const inOrder = (of: readonly unknown[]) => of.map((each) => JSON.stringify(each)).toSorted();
const all = (of: Given): Finding[] =>
  [...outcomesOf(sceneOf(of), SHIPPED_BOOK).values()].flatMap((each) => each.findings);

describe('risk rules', () => {
  test('say the same in whatever order the lines and files come', () => {
    fc.assert(
      fc.property(given, fc.infiniteStream(fc.nat()), (made, stream) => {
        const of = asGiven(made);
        const shuffled = <T>(list: readonly T[] = []): T[] =>
          list
            .map((each) => ({ each, by: stream.next().value ?? 0 }))
            .toSorted((a, b) => a.by - b.by)
            .map(({ each }) => each);
        const other = { ...of, bank: shuffled<ParsedLine>(of.bank), trade: shuffled<ParsedLine>(of.trade) };
        expect(inOrder(all(other).map(told))).toEqual(inOrder(all(of).map(told)));
        const keys = (list: readonly Finding[]) =>
          alertsOf(SHIPPED_BOOK.typologies, list, (id, subject, from) => `${id} ${subject.id} ${from}`).map(
            ({ key, score, level }) => ({ key, score, level }),
          );
        expect(keys(all(other))).toEqual(keys(all(of)));
      }),
      { numRuns: RUNS },
    );
  });

  test('find nothing by higher bands that they did not find by lower ones', () => {
    fc.assert(
      fc.property(
        given,
        fc.constantFrom(...RISK_RULES),
        fc.integer({ min: 1, max: 5_000_000 }),
        (made, id, more) => {
          const scene = sceneOf(asGiven(made));
          const rule = SHIPPED_BOOK.rules.find((each) => each.id === id);
          if (!rule) throw new RangeError(id);
          const strict = { ...rule, bands: rule.bands.map((band) => ({ ...band, from: band.from + more })) };
          const before = RULES[id](scene, rule).findings;
          for (const found of RULES[id](scene, strict).findings)
            expect(
              before.some(
                ({ subject, from, to, points }) =>
                  subject.id === found.subject.id &&
                  from <= found.from &&
                  to >= found.to &&
                  points >= found.points,
              ),
            ).toBe(true);
        },
      ),
      { numRuns: 3 * RUNS },
    );
  });

  test('a day that is passed over as surely usual is never above what is usual', () => {
    const whole = fc.integer({ min: 0, max: 1_000 });
    fc.assert(
      fc.property(
        fc.array(whole, { minLength: 1, maxLength: 30 }),
        whole,
        fc.nat(80),
        (past, value, tenths) => {
          if (isSurelyUsual(value, past, tenths))
            expect(Math.floor((10_000 * value) / Math.max(1, usualLimit(past, tenths)))).toBeLessThanOrEqual(
              10_000,
            );
        },
      ),
      { numRuns: 500 },
    );
  });

  test('rest on lines and payments that are there, with a sum that is a whole number of cents', () => {
    fc.assert(
      fc.property(given, (made) => {
        const of = asGiven(made);
        const lines = (of.bank?.length ?? 0) + (of.trade?.length ?? 0);
        for (const found of all(of)) {
          expect(found.from <= found.to).toBe(true);
          expect(found.amount === null || Number.isSafeInteger(found.amount)).toBe(true);
          expect(found.lines.length + found.payments.length + found.events.length).toBeGreaterThan(0);
          expect(new Set(found.lines).size).toBe(found.lines.length);
          expect(found.lines.every((id) => id >= 1 && id <= lines)).toBe(true);
        }
      }),
      { numRuns: RUNS },
    );
  });
});
