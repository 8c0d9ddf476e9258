/**
 * An explanation as a text that is read beside the files: every line with its file and row, every reason in a sentence. The command line prints
 * it, why.txt collects it; groups are called by their numbers in the reports where there are any.
 */
import type { ExceptionView, GroupView, LineView } from '../../../shared/contract/shapes.ts';
import type { WhyException, WhyGroup, WhyNearest, WhySignal } from '../../../shared/contract/why.ts';
import type { Leg, Side } from '../../../shared/domain/leg.ts';
import type { MatchRule } from '../../../shared/domain/match-rule.ts';
import { formatMinorGrouped } from '../../../shared/domain/money.ts';
import { type Locale, say, sayOr, type WordKey } from '../../../shared/wording/catalogue.ts';
import { exceptionKindName } from '../../../shared/wording/exception-kind.ts';
import { ruleSentence } from '../../../shared/wording/rule-sentence.ts';
import {
  bitsText,
  type GroupName,
  sayingText,
  signalText,
  weightText,
} from '../../../shared/wording/why-text.ts';

/** Lines of a side that are written out: a batch of thousands is in lines.csv. */
const LINES_WRITTEN_MAX = 50;

export interface GroupExplained {
  readonly group: GroupView;
  readonly left: readonly LineView[];
  readonly right: readonly LineView[];
  readonly why: WhyGroup;
}

export interface ExceptionExplained {
  readonly exception: ExceptionView;
  readonly left: readonly LineView[];
  readonly right: readonly LineView[];
  readonly why: WhyException;
}

export class WhyDocument {
  readonly #locale: Locale;
  readonly #groupName: GroupName;

  constructor(locale: Locale, groupName: GroupName) {
    this.#locale = locale;
    this.#groupName = groupName;
  }

  group(number: string, { group, left, right, why }: GroupExplained): string {
    const confidence = this.#say('matching.confidence', { percent: group.confidence });
    return [
      `■ ${number} · ${this.#say(`leg.${group.leg}`)} · ${this.#say(`groupState.${group.state}`)} · ${confidence}`,
      ...this.#sides(group.leg, left, right),
      ...this.#rule(why.rule),
      ...this.#signals(why.signals),
      ...this.#weights(why),
      ...this.#section(
        'why.search',
        why.search.map((each) => this.#saying(each)),
      ),
      ...this.#alternatives(why),
      ...this.#section(
        'why.decided',
        why.decided.map((each) => this.#saying(each)),
      ),
    ].join('\n');
  }

  exception(number: string, { exception, left, right, why }: ExceptionExplained): string {
    const places = why.places.map((place) => {
      const facts = { file: place.file, from: place.from, to: place.to, count: place.lines };
      const where = this.#say(place.from === '' ? 'why.placeNoDays' : 'why.place', facts);
      return `${where} · ${this.#say(place.covers ? 'why.placeCovers' : 'why.placeNot')}`;
    });
    return [
      `■ ${number} · ${this.#say(`leg.${exception.leg}`)} · ${exceptionKindName(this.#locale, exception)} · ${this.#say(`exceptionState.${exception.state}`)}`,
      `  ${this.#saying(why.kind)}`,
      ...this.#sides(exception.leg, left, right),
      ...this.#tried(why),
      ...this.#section('why.places', [
        ...why.where.map((each) => this.#saying(each)),
        ...places,
        ...(why.morePlaces > 0 ? [this.#say('why.morePlaces', { count: why.morePlaces })] : []),
      ]),
      ...this.#section(
        'why.nearest',
        left.length > 0 && right.length > 0
          ? []
          : why.nearest.length === 0
            ? [this.#say('why.nearestNone')]
            : why.nearest.flatMap((each) => this.#nearest(each)),
      ),
      ...this.#section(
        'why.timing',
        why.timing.map((each) => this.#saying(each)),
      ),
      ...this.#section('why.suggestion', [
        `${this.#say(`suggestion.${exception.suggestion}`)} — ${this.#saying(why.suggestion)}`,
      ]),
    ].join('\n');
  }

  /** One cell of a report: the rule and what it rests on. */
  groupInBrief({ rule, signals, bits, marginBits, search }: WhyGroup): string {
    const named = rule ? `${this.#ruleName(rule)} (${rule.id} v${rule.version})` : this.#say('why.byHand');
    const weighed = [
      ...(bits === null ? [] : [this.#say('why.bits', { bits: bitsText(bits) })]),
      ...(marginBits === null ? [] : [this.#say('why.margin', { bits: bitsText(marginBits) })]),
    ];
    return [
      named,
      ...signals.map((each) => `${each.agrees ? '✓' : '✗'} ${this.#signal(each)}`),
      ...weighed,
      ...search.map((each) => this.#saying(each)),
    ].join('; ');
  }

  exceptionInBrief({ kind, tried, where, nearest, suggestion }: WhyException): string {
    const steps = tried.flatMap(({ steps: each }) => each.map((step) => this.#saying(step)));
    const [first] = nearest;
    const near = first
      ? [`${this.#say('why.nearest')}: ${this.#lineText(first.line)} (${this.#differing(first.signals)})`]
      : [];
    return [
      this.#saying(kind),
      ...[...new Set(steps)].slice(0, 6),
      ...where.map((each) => this.#saying(each)),
      ...near,
      this.#saying(suggestion),
    ].join(' ');
  }

  #say(key: WordKey, facts: Parameters<typeof say>[2] = {}): string {
    return say(this.#locale, key, facts);
  }

  #saying(saying: Parameters<typeof sayingText>[1]): string {
    return sayingText(this.#locale, saying, this.#groupName);
  }

  #signal(signal: WhySignal): string {
    return signalText(this.#locale, signal);
  }

  #section(title: WordKey, rows: readonly string[]): string[] {
    return rows.length === 0 ? [] : [`  ${this.#say(title)}`, ...rows.map((row) => `    ${row}`)];
  }

  #ruleName(rule: MatchRule): string {
    return rule.name || sayOr(this.#locale, `rule.${rule.id}`, rule.id);
  }

  #rule(rule: MatchRule | null): string[] {
    if (!rule) return this.#section('why.rule', [this.#say('why.byHand')]);
    return this.#section('why.rule', [
      this.#ruleTitle(rule),
      ruleSentence(rule, (key, facts) => this.#say(key, facts)),
    ]);
  }

  #ruleTitle(rule: MatchRule): string {
    return this.#say('why.ruleVersion', {
      rule: this.#ruleName(rule),
      id: rule.id,
      version: String(rule.version),
    });
  }

  #signals(signals: readonly WhySignal[]): string[] {
    const of = (agrees: boolean) =>
      signals
        .filter((each) => each.agrees === agrees)
        .map((each) => `${agrees ? '✓' : '✗'} ${this.#signal(each)}`);
    const ones = of(true);
    const others = of(false);
    return [
      ...this.#section('why.for', ones.length > 0 ? ones : [this.#say('why.nothingFor')]),
      ...this.#section('why.against', others.length > 0 ? others : [this.#say('why.nothingAgainst')]),
    ];
  }

  #weights({ weights, bits, marginBits }: WhyGroup): string[] {
    return this.#section('why.weights', [
      ...weights.map((each) => `${bitsText(each.bits)}  ${weightText(this.#locale, each)}`),
      ...(bits === null ? [] : [this.#say('why.bits', { bits: bitsText(bits) })]),
      ...(marginBits === null ? [] : [this.#say('why.margin', { bits: bitsText(marginBits) })]),
    ]);
  }

  #alternatives({ alternatives, moreAlternatives, noAlternatives }: WhyGroup): string[] {
    if (alternatives.length === 0) return this.#section('why.alternatives', [this.#saying(noAlternatives)]);
    const rows = alternatives.flatMap((each) => {
      const lines = [...each.left, ...each.right].map((line) => this.#lineText(line));
      const weighed =
        each.bits === null || each.marginBits === null
          ? ''
          : ` · ${this.#say('why.bitsBoth', { bits: bitsText(each.bits), margin: String(each.marginBits) })}`;
      const differing = this.#differing(each.signals);
      return [
        `${this.#saying(each.reason)}${weighed}`,
        ...lines.map((line) => `  ${line}`),
        ...(differing === '' ? [] : [`  ${this.#say('why.differs', { text: differing })}`]),
      ];
    });
    const more = moreAlternatives > 0 ? [this.#say('why.more', { count: moreAlternatives })] : [];
    return this.#section('why.alternatives', [...rows, ...more]);
  }

  #tried({ tried }: WhyException): string[] {
    return this.#section(
      'why.looked',
      tried.flatMap(({ rule, steps }) =>
        steps.length === 0 ? [] : [this.#ruleTitle(rule), ...steps.map((step) => `  ${this.#saying(step)}`)],
      ),
    );
  }

  #nearest({ line, signals, group, groupRule, isOutside }: WhyNearest): string[] {
    const held =
      group === ''
        ? this.#say(isOutside ? 'why.nearestOutside' : 'why.nearestOpen')
        : this.#say('why.nearestTaken', {
            group: this.#groupName(group),
            rule: sayOr(this.#locale, `rule.${groupRule}`, groupRule),
          });
    const agreeing = signals.filter(({ agrees }) => agrees).map((each) => this.#signal(each));
    return [
      `${this.#lineText(line)} · ${held}`,
      `  ${this.#say('why.differs', { text: this.#differing(signals) || this.#say('why.nothingAgainst') })}`,
      ...(agreeing.length === 0 ? [] : [`  ${this.#say('why.agreesToo', { text: agreeing.join('; ') })}`]),
    ];
  }

  #differing(signals: readonly WhySignal[]): string {
    return signals
      .filter(({ agrees }) => !agrees)
      .map((each) => this.#signal(each))
      .join('; ');
  }

  #sides(leg: Leg, left: readonly LineView[], right: readonly LineView[]): string[] {
    const of = (side: Side, lines: readonly LineView[]) => {
      if (lines.length === 0) return [`  ${this.#say(`leg.${leg}.${side}`)}: —`];
      const rest = lines.length - LINES_WRITTEN_MAX;
      return [
        `  ${this.#say(`leg.${leg}.${side}`)}`,
        ...lines.slice(0, LINES_WRITTEN_MAX).map((line) => `    ${this.#lineText(line)}`),
        ...(rest > 0 ? [`    ${this.#say('why.more', { count: rest })}`] : []),
      ];
    };
    return [...of('left', left), ...of('right', right)];
  }

  #lineText(line: LineView): string {
    const money = (minor: number) => formatMinorGrouped(minor, line.currency);
    const parts = [
      line.orderAmount !== null && line.orderAmount !== line.net
        ? `${this.#say('column.orderAmount')} ${money(line.orderAmount)}`
        : '',
      line.gross !== null && line.gross !== line.net
        ? `${this.#say('column.gross')} ${money(line.gross)}`
        : '',
      line.fee === null || line.fee === 0 ? '' : `${this.#say('column.fee')} ${money(line.fee)}`,
    ].filter((each) => each !== '');
    const numbers = [
      line.merchantOrderNo,
      line.refundNo,
      line.channelTransactionId,
      line.batchNo,
      line.bankReference,
    ];
    const direction = line.direction === null ? '' : this.#say(`direction.${line.direction}`);
    return [
      this.#say('why.line', { file: line.file, row: String(line.row) }),
      line.occurredAt.replace('T', ' ').slice(0, 19) || line.bookingDate,
      `${this.#say(`lineKind.${line.kind}`)} ${direction} ${money(line.net)} ${line.currency}`,
      ...(parts.length > 0 ? [`(${parts.join(', ')})`] : []),
      [...new Set(numbers.filter((each) => each !== ''))].join(' '),
      [line.counterparty, line.description].filter((each) => each !== '').join(' / '),
    ]
      .filter((each) => each !== '')
      .join('  ');
  }
}
