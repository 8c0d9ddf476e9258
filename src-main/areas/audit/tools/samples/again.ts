/**
 * Done again for an item of a sample (重新执行): the fee from the schedule in force, and the match by its own rule. What the house once worked out is held
 * against what its facts give now; where there is nothing to work out, nothing is said.
 */
import type { SampleItem } from '../../../../../shared/contract/audit-tools.ts';
import type { Facts } from '../../../../../shared/contract/errors.ts';
import { differenceOf, LEGS } from '../../../../../shared/domain/leg.ts';
import type { AmountTolerance, MatchRule } from '../../../../../shared/domain/match-rule.ts';
import { formatMinorGrouped } from '../../../../../shared/domain/money.ts';
import { scheduleCode } from '../../../../../shared/domain/schedule-code.ts';
import type { GroupRef, LegView } from '../../../review/leg-view.ts';
import { numberOfField } from '../../../review/rules/numbers.ts';
import { sumOf } from '../../../review/views.ts';
import type { EvidenceDeps } from '../../deps.ts';

type Again = NonNullable<SampleItem['again']>;
interface Done {
  readonly outcome: Again['fee'];
  readonly facts: Facts;
}
const NOTHING: Done = { outcome: 'none', facts: {} };

type AgainDeps = Pick<EvidenceDeps, 'fees' | 'standing' | 'lines'>;

export function againOf(deps: AgainDeps, ref: string, currency: string): Again | null {
  const [kind = '', ...rest] = ref.split(':');
  if (kind === 'line') {
    const id = Number(rest[0]);
    const fee = feeAgain(deps, id, currency);
    const match = matchAgain(deps, groupOfLine(deps, id), currency);
    return { fee: fee.outcome, match: match.outcome, facts: { ...fee.facts, ...match.facts } };
  }
  if (kind !== 'group') return null;
  const leg = LEGS.find((each) => each === rest[0]);
  const view = leg && deps.standing.view(leg);
  const group = view?.find(rest[1] ?? '');
  const match = matchAgain(deps, view && group ? { view, group } : null, currency);
  return { fee: 'none', match: match.outcome, facts: match.facts };
}

function feeAgain({ fees }: AgainDeps, lineId: number, currency: string): Done {
  const { rows, rowOfLine } = fees.judged();
  const row = rowOfLine[lineId] ?? -1;
  const [charged, expected] = [rows.charged[row] ?? Number.NaN, rows.expected[row] ?? Number.NaN];
  if (row < 0 || Number.isNaN(charged) || Number.isNaN(expected)) return NOTHING;
  const terms = rows.termsOf(row);
  return {
    outcome: charged === expected ? 'same' : 'differs',
    facts: {
      fee_charged: formatMinorGrouped(charged, currency),
      fee_expected: formatMinorGrouped(expected, currency),
      fee_schedule: terms ? scheduleCode(terms) : '',
    },
  };
}

interface Standing {
  readonly view: LegView;
  readonly group: GroupRef;
}

/** Of several legs the first that joined it to something. */
function groupOfLine({ standing }: AgainDeps, lineId: number): Standing | null {
  for (const leg of standing.legs()) {
    const view = standing.view(leg);
    const group = view.groupOf('left', lineId) ?? view.groupOf('right', lineId);
    if (group) return { view, group };
  }
  return null;
}

/** Both sides added up anew, within what its rule or its person allowed, and the numbers compared by which its rule joined them. */
function matchAgain({ lines }: AgainDeps, of: Standing | null, currency: string): Done {
  if (!of) return NOTHING;
  const { view, group } = of;
  const left = sumOf(view, 'left', group.left);
  const right = sumOf(view, 'right', group.right);
  const difference = differenceOf(view.leg, left, right);
  const isAllowed = group.person
    ? difference === group.person.difference
    : allows(group.rule?.amount ?? { kind: 'equal' }, left, difference);
  return {
    outcome: isAllowed && (!group.rule || isKeyed(lines, group, group.rule)) ? 'same' : 'differs',
    facts: {
      match_leg: view.leg,
      match_rule: group.rule?.id ?? group.person?.rule ?? '',
      match_left: formatMinorGrouped(left, currency),
      match_right: formatMinorGrouped(right, currency),
      match_difference: formatMinorGrouped(difference, currency),
    },
  };
}

/** A group of thousands is judged by its first lines. */
const LINES_READ_MAX = 200;

/** Of a rule that joins by numbers: every line of the left has one of them in common with a line of the right. What is only quoted in a text is not read again. */
function isKeyed(lines: EvidenceDeps['lines'], { left, right }: GroupRef, rule: MatchRule): boolean {
  const keys = rule.keys.flatMap((key) =>
    key.left === 'quoted' || key.right === 'quoted' ? [] : [{ left: key.left, right: key.right }],
  );
  // Other spellings are the matching's own business: a prefix or a cut-off number is no plain comparison.
  if (rule.pass !== 'key' || keys.length < rule.keys.length) return true;
  const others = right.slice(0, LINES_READ_MAX).map((id) => lines.view(id));
  const numbers = keys.map((key) => new Set(others.map((line) => numberOfField(line, key.right))));
  return left.slice(0, LINES_READ_MAX).every((id) => {
    const line = lines.view(id);
    return keys.some((key, at) => {
      const number = numberOfField(line, key.left);
      return number !== '' && numbers[at]?.has(number);
    });
  });
}

function allows(tolerance: AmountTolerance, left: number, difference: number): boolean {
  const apart = Math.abs(difference);
  if (tolerance.kind === 'equal') return apart === 0;
  if (tolerance.kind === 'absolute') return apart <= tolerance.minor;
  const share = (BigInt(Math.abs(left)) * BigInt(tolerance.ppm)) / 1_000_000n;
  return apart <= Number(share) && (tolerance.kind === 'percent' || apart <= tolerance.minor);
}
