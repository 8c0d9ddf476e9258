/**
 * What the rules of a leg looked for on behalf of a line and what they met: each number with the very text, each amount with its days, each hit
 * with its file and row and who holds it now. Looked up anew in the lines as they stand, so that nothing is said that is not there.
 */
import type { Saying } from '../../../../shared/contract/why.ts';
import { formatDay } from '../../../../shared/domain/dates.ts';
import type { Side } from '../../../../shared/domain/leg.ts';
import type { DayWindow, KeyField, MatchRule } from '../../../../shared/domain/match-rule.ts';
import { formatMinorGrouped } from '../../../../shared/domain/money.ts';
import { hashText, tokensOf } from '../../matching/rules/legs/bank-text.ts';
import { windowOf } from '../../matching/rules/passes/day-window.ts';
import { plainAmount } from '../../matching/rules/work/leg-amount.ts';
import { NO_DAY } from '../../statements/rules/line-columns.ts';
import type { LegView } from '../leg-view.ts';
import { numberOfField } from '../rules/numbers.ts';
import type { StandingException } from '../standing.ts';
import { type Explainer, shown } from './explainer.ts';

/** Lines of an exception whose numbers are followed up, hits of each that are named. */
const LINES_ASKED_MAX = 3;
const HITS_SHOWN_MAX = 3;
const SAME_AMOUNT_MAX = 500;
/** As short as the bank legs take a number. */
const NUMBER_LENGTH_MIN = 6;

export interface Asked {
  readonly view: LegView;
  readonly exception: StandingException;
  /** The side that has lines; where both have, the left one asks. */
  readonly side: Side;
}

export const otherSideOf = (side: Side): Side => (side === 'left' ? 'right' : 'left');

export function triedRule(explainer: Explainer, asked: Asked, rule: MatchRule): Saying[] {
  switch (rule.pass) {
    case 'key':
    case 'key_variant':
      return keySteps(explainer, asked, rule);
    case 'amount_window':
      return amountsOf(asked).flatMap((of) => amountSteps(explainer, asked, rule, of));
    case 'group_total':
    case 'subset':
    case 'scored':
      return [
        ...amountsOf(asked).map((of) => weakStep(explainer, asked, rule, of)),
        ...searchStep(asked, rule.pass === 'scored'),
      ];
  }
}

function keySteps(explainer: Explainer, asked: Asked, rule: MatchRule): Saying[] {
  return asked.exception[asked.side]
    .slice(0, LINES_ASKED_MAX)
    .flatMap((id) => lineSteps(explainer, asked, rule, id));
}

interface Question {
  readonly field: KeyField;
  readonly otherField: KeyField;
}

/** One line's numbers, each looked for wherever the rule looks for it; a text that stands in several fields is asked about once. */
function lineSteps(explainer: Explainer, asked: Asked, rule: MatchRule, id: number): Saying[] {
  const line = explainer.lines.view(id);
  const questions = rule.keys.map(
    ({ left, right }): Question =>
      asked.side === 'left' ? { field: left, otherField: right } : { field: right, otherField: left },
  );
  const byText = new Map<string, Question[]>();
  const lacking: KeyField[] = [];
  const quoted: Question[] = [];
  for (const question of questions) {
    if (question.field === 'quoted') quoted.push(question);
    else {
      const text = numberOfField(line, question.field);
      if (text === '') lacking.push(question.field);
      else byText.set(text, [...(byText.get(text) ?? []), question]);
    }
  }
  const isSpelling = rule.pass === 'key_variant';
  return [
    ...[...byText].flatMap(([text, own]) => numberSteps(explainer, asked, text, own, isSpelling)),
    ...(quoted.length > 0 ? textSteps(explainer, asked, id, quoted) : []),
    ...(lacking.length > 0
      ? [
          {
            name: 'tried.no_number',
            facts: { field: listed(lacking), file: line.file, row: String(line.row) },
          },
        ]
      : []),
  ];
}

const listed = (fields: readonly KeyField[]): string => [...new Set(fields)].join(' ');

function numberSteps(
  explainer: Explainer,
  asked: Asked,
  text: string,
  questions: readonly Question[],
  isSpelling: boolean,
): Saying[] {
  const facts = {
    leg: asked.view.leg,
    side: otherSideOf(asked.side),
    field: listed(questions.map(({ field }) => field)),
    otherField: listed(questions.map(({ otherField }) => otherField)),
    text,
  };
  if (isSpelling) return [{ name: 'tried.spelling', facts }];
  const hits = new Set(
    questions.flatMap(({ otherField }) => positionsWith(explainer, asked, otherField, text)),
  );
  if (hits.size > 0) return hitsSayings(explainer, asked, facts, [...hits]);
  const isInTexts = questions.some(
    ({ otherField }) => otherField === 'quoted' || otherField === 'bank_reference',
  );
  if (isInTexts && explainer.index(asked.view, otherSideOf(asked.side)).readsOpenOnly)
    return [{ name: 'tried.none_open', facts }];
  return [{ name: facts.otherField === 'quoted' ? 'tried.none_quoted' : 'tried.none', facts }];
}

function positionsWith(
  explainer: Explainer,
  { view, side }: Asked,
  field: KeyField,
  text: string,
): readonly number[] {
  const index = explainer.index(view, otherSideOf(side));
  const hash = hashText(text);
  if (field === 'quoted') return index.quoting(hash);
  const [high = 0, low = 0] = hash.split(':').map(Number);
  return index.byNumber(field, [high, low], text);
}

/** A line that only quotes numbers asks with every number in its text. */
function textSteps(explainer: Explainer, asked: Asked, id: number, questions: readonly Question[]): Saying[] {
  const { view, side } = asked;
  const line = explainer.lines.view(id);
  const facts = {
    leg: view.leg,
    side: otherSideOf(side),
    otherField: listed(questions.map(({ otherField }) => otherField)),
    text: `${line.bankReference} ${line.description}`.trim(),
  };
  const steps = tokensOf(explainer.lines.parsed(id), NUMBER_LENGTH_MIN).flatMap((token) => {
    const hits = new Set(
      questions.flatMap(({ otherField }) => positionsWith(explainer, asked, otherField, token)),
    );
    return hits.size === 0
      ? []
      : hitsSayings(explainer, asked, { ...facts, field: 'quoted', text: token }, [...hits]);
  });
  if (steps.length > 0) return steps;
  return [{ name: facts.text === '' ? 'tried.no_text' : 'tried.text', facts }];
}

function hitsSayings(
  explainer: Explainer,
  asked: Asked,
  facts: Readonly<Record<string, string>>,
  positions: readonly number[],
): Saying[] {
  const { some, more } = shown(positions, HITS_SHOWN_MAX);
  return [
    ...some.map((position) => hitSaying(explainer, asked, facts, position)),
    ...(more > 0 ? [{ name: 'tried.more', facts: { ...facts, count: more } }] : []),
  ];
}

function hitSaying(
  explainer: Explainer,
  { view, exception, side }: Asked,
  facts: Readonly<Record<string, string>>,
  position: number,
): Saying {
  const other = otherSideOf(side);
  const id = view.set(other).lineId[position] ?? 0;
  const line = explainer.lines.view(id);
  const amount = plainAmount(view.leg, other, view.set(other), position);
  const said = {
    ...facts,
    file: line.file,
    row: String(line.row),
    day: (line.occurredAt || line.bookingDate).slice(0, 10),
    amount: `${formatMinorGrouped(amount, line.currency)} ${line.currency}`,
    kind: line.kind,
    andStatus: line.status,
  };
  if (exception[other].includes(id)) return { name: 'tried.hit_here', facts: said };
  const group = view.groupOf(other, id);
  if (group) return { name: 'tried.hit_taken', facts: { ...said, group: group.key } };
  return { name: view.isOutside(other, position) ? 'tried.hit_outside' : 'tried.hit_open', facts: said };
}

function amountSteps(explainer: Explainer, asked: Asked, rule: MatchRule, of: Amount): Saying[] {
  const { view, exception, side } = asked;
  const { facts, amount, from, to } = soughtAmount(explainer, asked, rule.days, of);
  if (from === null || to === null) return [{ name: 'tried.no_day', facts }];
  const other = otherSideOf(side);
  const set = view.set(other);
  const found = explainer
    .index(view, other)
    .byAmount(amount, amount, SAME_AMOUNT_MAX)
    .filter((position) => {
      const day = set.day[position] ?? NO_DAY;
      return day >= from && day <= to && set.currencies[set.currency[position] ?? 0] === exception.currency;
    });
  if (found.length === 0) return [{ name: 'tried.amount_none', facts }];
  return [
    { name: 'tried.amount_found', facts: { ...facts, count: found.length } },
    ...hitsSayings(explainer, asked, facts, found),
  ];
}

/** A total is of the left side: seen from there this line is part of it, seen from the right it is what the totals are held against. */
const weakStep = (explainer: Explainer, asked: Asked, rule: MatchRule, of: Amount): Saying => ({
  name: `tried.${rule.pass}${rule.pass === 'group_total' && asked.side === 'right' ? '_of' : ''}`,
  facts: soughtAmount(explainer, asked, rule.days, of).facts,
});

/** What a search for sums left behind as evidence: nothing found, several ways, or its steps were spent; or that lines were too many to weigh. */
const searchStep = ({ exception }: Asked, isWeighing: boolean): Saying[] =>
  exception.evidence
    .filter(({ name, value }) => name === 'search' && isWeighing === (value === 'not_weighed'))
    .map(({ value }) => ({
      name: isWeighing ? 'tried.not_weighed' : 'tried.search',
      facts: { searched: value },
    }));

interface Amount {
  readonly minor: number;
  readonly day: number;
}

/** What is one movement is looked for as one amount; what could not be told apart was looked for line by line. */
function amountsOf({ view, exception, side }: Asked): Amount[] {
  const set = view.set(side);
  const lines = exception[side].map((id): Amount => {
    const position = view.positionOf(side, id);
    return {
      minor: Math.abs(plainAmount(view.leg, side, set, position)),
      day: set.day[position] ?? NO_DAY,
    };
  });
  const [first] = lines;
  if (first && lines.length === 1) return [{ minor: first.minor, day: exception.sinceDay }];
  if (exception.kind !== 'ambiguous') return [{ minor: Math.abs(exception.amount), day: exception.sinceDay }];
  const isNew = (one: Amount, at: number) =>
    lines.findIndex(({ minor, day }) => minor === one.minor && day === one.day) === at;
  return lines.filter(isNew).slice(0, LINES_ASKED_MAX);
}

/** The amount and the days on which the other side would show it. */
function soughtAmount(
  explainer: Explainer,
  { view, exception, side }: Asked,
  days: DayWindow | null,
  { minor: amount, day }: Amount,
) {
  const [from, to] = soughtDays(explainer, day, side, days);
  return {
    amount,
    from,
    to,
    facts: {
      leg: view.leg,
      side: otherSideOf(side),
      amount: `${formatMinorGrouped(amount, exception.currency)} ${exception.currency}`,
      period: periodText(from, to),
    },
  };
}

/** One day by itself, a run of days by its ends. */
export function periodText(from: number | null, to: number | null): string {
  if (from === null || to === null) return '';
  return from === to ? formatDay(from) : `${formatDay(from)} – ${formatDay(to)}`;
}

/** The window of a rule laid on a day; seen from the right side it runs backwards. */
export function soughtDays(
  explainer: Explainer,
  day: number,
  side: Side,
  days: DayWindow | null,
): readonly [from: number | null, to: number | null] {
  if (day === NO_DAY) return [null, null];
  if (!days) return [day, day];
  return windowOf(days, { day, isFromRight: side === 'right' }, explainer.isBusinessDay);
}
