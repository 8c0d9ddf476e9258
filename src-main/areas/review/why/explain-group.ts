/**
 * Why a group was made: the rule in its version, what speaks for and against it with values, what else was possible and by how much it fell
 * short, what a search for sums says of itself, and who decided. Facts; words are made at the edge.
 */
import type { Saying, WhyAlternative, WhyGroup } from '../../../../shared/contract/why.ts';
import type { Side } from '../../../../shared/domain/leg.ts';
import type { Alternative, GroupDetail } from '../../matching/rules/leg-match.ts';
import { plainAmount, signedAmount } from '../../matching/rules/work/leg-amount.ts';
import { NO_DAY } from '../../statements/rules/line-columns.ts';
import type { GroupRef, LegView } from '../leg-view.ts';
import { contradictionsOf } from '../rules/numbers.ts';
import { type Explainer, shown } from './explainer.ts';

const ALTERNATIVES_SHOWN_MAX = 5;
/** Lines of one alternative that are shown: of a sum of many its first ones. */
const LINES_SHOWN_MAX = 40;
/** Days before and after in which other lines of the same amount are named. */
const DAYS_AROUND = 31;
const SAME_AMOUNT_MAX = 500;

export function explainGroup(explainer: Explainer, view: LegView, group: GroupRef): WhyGroup {
  const { rule, detail } = group;
  const others = detail && detail.alternatives.length > 0 ? [] : otherLines(explainer, view, group);
  const { some, more } = shown(others, ALTERNATIVES_SHOWN_MAX);
  return {
    rule,
    signals: [...explainer.signals(view, group.left, group.right, rule), ...findings(detail)],
    weights: detail ? detail.signals.filter(({ bits }) => bits !== 0).map((each) => ({ ...each })) : [],
    bits: detail?.bits ?? null,
    marginBits: detail?.marginBits ?? null,
    search: detail ? searchSayings(detail) : [],
    alternatives: [
      ...(detail?.alternatives ?? []).map((each) => refused(explainer, view, group, each)),
      ...some,
    ],
    moreAlternatives: more,
    noAlternatives: { name: 'alternative.none', facts: { days: DAYS_AROUND } },
    decided: decidedBy(explainer, group),
  };
}

/** What a pass found without weighing it: how a number is spelled, which lines make a sum, what ties them. */
const findings = (detail: GroupDetail | null): WhyGroup['signals'] =>
  (detail?.signals ?? [])
    .filter(({ bits }) => bits === 0)
    .map(({ name, value }) => ({ name: 'signal.finding', agrees: true, facts: { finding: name, value } }));

/** What the pass itself weighed against it. */
function refused(explainer: Explainer, view: LegView, group: GroupRef, each: Alternative): WhyAlternative {
  const isSame = (side: Side) =>
    each[side].length === group[side].length && each[side].every((id) => group[side].includes(id));
  const sideOf = (side: Side) => (isSame(side) ? [] : explainer.views(each[side].slice(0, LINES_SHOWN_MAX)));
  const bits = group.detail?.bits ?? null;
  return {
    left: sideOf('left'),
    right: sideOf('right'),
    reason: { name: each.bits === null ? 'alternative.other_solution' : 'alternative.weaker', facts: {} },
    bits: each.bits,
    marginBits: bits === null || each.bits === null ? null : Math.round((bits - each.bits) * 100) / 100,
    signals: explainer.signals(view, each.left, each.right, group.rule).filter(({ agrees }) => !agrees),
  };
}

/** Other lines of the very amount near in time, with the reason why they were not taken. Of a sum there is no single line to change. */
function otherLines(explainer: Explainer, view: LegView, group: GroupRef): WhyAlternative[] {
  return (['right', 'left'] as const).flatMap((side) =>
    group[side].length === 1 ? otherLinesOf(explainer, view, group, side) : [],
  );
}

function otherLinesOf(explainer: Explainer, view: LegView, group: GroupRef, side: Side): WhyAlternative[] {
  const own = view.positionOf(side, group[side][0] ?? 0);
  if (own < 0) return [];
  const set = view.set(side);
  const amount = Math.abs(plainAmount(view.leg, side, set, own));
  const sign = Math.sign(signedAmount(view.leg, side, set, own));
  const day = set.day[own] ?? NO_DAY;
  const otherSide: Side = side === 'left' ? 'right' : 'left';
  // By a number the group is sure: only lines nobody has are worth a word. A weaker rule names those of other groups too.
  const isByNumber = group.rule?.pass === 'key';
  const found: { readonly apart: number; readonly position: number }[] = [];
  for (const position of explainer.index(view, side).byAmount(amount, amount, SAME_AMOUNT_MAX)) {
    const apart = Math.abs((set.day[position] ?? NO_DAY) - day);
    const isOther =
      position !== own &&
      apart <= DAYS_AROUND &&
      set.currency[position] === set.currency[own] &&
      Math.sign(signedAmount(view.leg, side, set, position)) === sign &&
      !view.isOutside(side, position) &&
      (!isByNumber || view.standing(side, position) === null);
    if (isOther) found.push({ apart, position });
  }
  found.sort((a, b) => a.apart - b.apart || a.position - b.position);
  return found.slice(0, ALTERNATIVES_SHOWN_MAX * 2).map(({ position }) => {
    const id = set.lineId[position] ?? 0;
    const line = explainer.lines.view(id);
    const [left, right] = side === 'left' ? [[id], group.right] : [group.left, [id]];
    const signals = explainer.signals(view, left, right, group.rule);
    const holder = view.groupOf(side, id);
    return {
      left: side === 'left' ? [line] : [],
      right: side === 'right' ? [line] : [],
      reason: reasonOf(explainer, group, otherSide, id, holder, signals),
      bits: null,
      marginBits: null,
      signals: signals.filter(({ agrees }) => !agrees),
    };
  });
}

function reasonOf(
  explainer: Explainer,
  group: GroupRef,
  otherSide: Side,
  lineId: number,
  holder: GroupRef | null,
  signals: WhyAlternative['signals'],
): Saying {
  const [differing] = contradictionsOf(
    explainer.views([lineId]),
    explainer.views(group[otherSide].slice(0, 1)),
  );
  if (differing)
    return {
      name: 'alternative.number_differs',
      facts: { field: differing.left.field, text: differing.left.text, own: differing.right.text },
    };
  if (holder) return { name: 'alternative.taken', facts: { group: holder.key } };
  if (signals.some(({ name, agrees }) => name === 'signal.days_window' && !agrees))
    return { name: 'alternative.out_of_window', facts: {} };
  return { name: 'alternative.no_number', facts: {} };
}

/** Only what was asked: a rule that searches nothing says nothing here. */
function searchSayings(detail: GroupDetail): Saying[] {
  const said: Saying[] = [];
  if (detail.solutions !== null)
    said.push({
      name: detail.solutions === 1 ? 'search.unique' : 'search.several',
      facts: { count: detail.solutions },
    });
  if (detail.coincidences !== null)
    said.push({ name: 'search.coincidences', facts: { expected: shortNumber(detail.coincidences) } });
  if (detail.solutions !== null || detail.isBudgetSpent)
    said.push({ name: detail.isBudgetSpent ? 'search.budget_spent' : 'search.complete', facts: {} });
  return said;
}

/** 0.0213 → "0.021"; 0.0000004 → "4e-7": two figures say enough. */
const shortNumber = (value: number): string => (value === 0 ? '0' : String(Number(value.toPrecision(2))));

function decidedBy(explainer: Explainer, group: GroupRef): Saying[] {
  const { person, state } = group;
  if (person) {
    const facts = { name: explainer.nameOf(person.madeBy), at: person.madeAt, reason: person.reason };
    const made: Saying = {
      name: person.origin === 'proposal' ? 'decided.confirmed' : 'decided.by_hand',
      facts,
    };
    return person.origin === 'proposal'
      ? [{ name: 'decided.proposed_by_rule', facts: { rule: person.rule } }, made]
      : [made];
  }
  const run = explainer.standing.run();
  const facts = { at: run?.ranAt ?? '', asOf: run?.asOf ?? '' };
  const said: Saying = { name: `decided.${state === 'accepted' ? 'accepted' : 'proposed'}`, facts };
  if (state !== 'rejected') return [said, ...givesSaying(group)];
  const no = explainer.standing
    .rejections()
    .findLast((each) => group.key === `m${each.runId}-${each.leg}-${each.groupNo}`);
  return no
    ? [
        said,
        { name: 'decided.rejected', facts: { name: explainer.nameOf(no.by), at: no.at, reason: no.reason } },
      ]
    : [said];
}

/** Proposed although its rule may accept: the margin or a coincidence held it back. */
function givesSaying({ rule, state, detail }: GroupRef): Saying[] {
  if (state !== 'proposed' || rule?.gives !== 'accepted') return [];
  const needed = detail?.neededBits;
  return needed === undefined
    ? [{ name: 'decided.held_back', facts: {} }]
    : [
        {
          name: 'decided.short_of_margin',
          facts: { margin: String(detail?.marginBits ?? 0), needed: String(needed) },
        },
      ];
}
