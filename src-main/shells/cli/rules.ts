/**
 * Matching rules at the terminal: read as sentences, handed on as JSON, taken in as a draft, tried on past days, published. Publishing tries the
 * draft first, prints what it would gain and lose, and then asks the second person like the screen does.
 */
import { resolve } from 'node:path';
import { Refused } from '../../../shared/contract/errors.ts';
import type { BacktestFigures, RuleView } from '../../../shared/contract/match-rules.ts';
import { LEGS } from '../../../shared/domain/leg.ts';
import { matchRule } from '../../../shared/domain/match-rule.ts';
import { isOwn } from '../../../shared/domain/rule-check.ts';
import { type Locale, say, sayOr } from '../../../shared/wording/catalogue.ts';
import { ruleSentence } from '../../../shared/wording/rule-sentence.ts';
import { newToken } from '../../platform/ids.ts';
import { dayOption, readArguments } from './arguments.ts';
import { BadUsage, EXIT, type ExitCode } from './exit.ts';
import { giveText, readJson } from './handed-file.ts';
import { type CommandDesk, workspaceDesk } from './session.ts';
import type { Terminal } from './terminal.ts';
import { waits } from './waits.ts';

/** A rule is a screen of JSON; more is another file. */
const RULE_TEXT_MAX = 64 * 1024;

interface Options {
  readonly out: string | null;
  readonly reason: string | null;
  readonly from: string;
  readonly to: string;
  readonly json: boolean;
}
type Verb = (desk: CommandDesk, what: string, options: Options, terminal: Terminal) => Promise<ExitCode>;

const VERBS: Readonly<Record<string, Verb>> = {
  list: async (desk, _, { json }, terminal) => {
    const { rules } = await desk.call('matching.rules', {});
    if (json) terminal.out(JSON.stringify(rules, null, 2));
    else for (const text of listed(rules, terminal.locale)) terminal.out(text);
    return EXIT.done;
  },
  /** The draft where there is one, else the rule in force. */
  export: async (desk, id, { out }, terminal) => {
    const view = await viewOf(desk, id);
    await giveText(`${JSON.stringify(view.draft?.rule ?? view.inForce, null, 2)}\n`, out, terminal);
    return EXIT.done;
  },
  import: async (desk, path, _, terminal) => {
    const { version: __, ...rule } = await readJson(path, RULE_TEXT_MAX, matchRule);
    const { rules } = await desk.call('matching.rules', {});
    const isKnown = rules.some(({ id }) => id === rule.id);
    const id = isKnown ? rule.id : isOwn(rule.id) ? '' : rule.id; // Another desk's own rule begins anew here.
    const drafted = await desk.call('matching.draftRule', { rule: { ...rule, id } });
    terminal.out(drafted.id);
    for (const { problem, other } of drafted.problems)
      terminal.fault(say(terminal.locale, `rules.problem.${problem}`, { other }));
    return EXIT.done;
  },
  discard: async (desk, id) => {
    await desk.call('matching.discardRule', { id });
    return EXIT.done;
  },
  backtest: async (desk, id, { from, to, json }, terminal) => {
    const answer = await desk.call('matching.backtestRule', { id, from, to, taskId: newToken() });
    if (json) terminal.out(JSON.stringify(answer, null, 2));
    else terminal.out(figuresText(answer.figures, terminal.locale));
    return EXIT.done;
  },
  publish: async (desk, id, { from, to, reason }, terminal) => {
    if (reason === null) throw new BadUsage('--reason TEXT is needed', 'rules');
    const { figures } = await desk.call('matching.backtestRule', { id, from, to, taskId: newToken() });
    terminal.out(figuresText(figures, terminal.locale));
    const { requestId } = await desk.call('matching.publishRule', { id, reason });
    return requestId === null ? EXIT.done : waits(requestId, terminal);
  },
};

export async function rules(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { words, options } = readArguments('rules', args, {
    workspace: 'text',
    out: 'text',
    reason: 'text',
    from: 'text',
    to: 'text',
    json: 'flag',
  });
  const [name = 'list', what = '', ...rest] = words;
  const verb = VERBS[name];
  if (!verb || rest.length > 0) throw new BadUsage(`rules ${Object.keys(VERBS).join('|')}`, 'rules');
  if (options.workspace === null) throw new BadUsage('--workspace DIR is needed', 'rules');
  if (what === '' && name !== 'list') throw new BadUsage(`rules ${name} what?`, 'rules');
  const from = dayOption('rules', 'from', options.from) ?? '';
  const to = dayOption('rules', 'to', options.to) ?? '';
  const desk = await workspaceDesk(resolve(options.workspace), false, terminal);
  try {
    return await verb(desk, what, { ...options, from, to }, terminal);
  } finally {
    desk.close();
  }
}

async function viewOf(desk: CommandDesk, id: string): Promise<RuleView> {
  const found = (await desk.call('matching.rules', {})).rules.find((each) => each.id === id);
  if (!found) throw new Refused('not_found', { what: 'rule', rule: id });
  return found;
}

/** Leg after leg, in the order in which they run: a head and the sentence beneath it. */
function listed(rules: readonly RuleView[], locale: Locale): string[] {
  const speak: Parameters<typeof ruleSentence>[1] = (key, facts) => say(locale, key, facts);
  return LEGS.flatMap((leg) => {
    const ofLeg = rules
      .flatMap((view) => {
        const rule = view.inForce ?? view.draft?.rule;
        return rule?.leg === leg ? [{ view, rule }] : [];
      })
      .toSorted((a, b) => a.rule.place - b.rule.place || (a.rule.id < b.rule.id ? -1 : 1));
    return ofLeg.flatMap(({ view, rule }) => [
      [
        leg,
        String(rule.place),
        rule.id,
        `v${rule.version}`,
        rule.name || sayOr(locale, `rule.${rule.id}`, rule.id),
        say(locale, `rules.gives.${rule.gives}`),
        say(locale, `rules.origin.${view.origin}`),
        ...marksOf(view, locale),
      ].join('\t'),
      `\t${ruleSentence(rule, speak)}`,
    ]);
  });
}

const marksOf = ({ inForce, draft }: RuleView, locale: Locale): string[] => [
  ...(inForce === null
    ? [say(locale, 'rules.neverPublished')]
    : inForce.isOn
      ? []
      : [say(locale, 'rules.off')]),
  ...(draft?.requestId ? [say(locale, 'rules.waits', { id: String(draft.requestId) })] : []),
  ...(draft && draft.requestId === null ? [say(locale, 'rules.hasDraft')] : []),
];

const COUNTS = ['gained', 'lost', 'changed', 'kept', 'exceptionsGained', 'exceptionsLost'] as const;

export const figuresText = ({ legs }: Pick<BacktestFigures, 'legs'>, locale: Locale): string =>
  legs
    .map((each) =>
      [
        say(locale, `leg.${each.leg}`),
        ...COUNTS.map((name) => `${say(locale, `rules.figure.${name}`)} ${each[name]}`),
        `${say(locale, 'matching.autoRate')} ${percent(each.autoBefore)} → ${percent(each.autoAfter)}`,
      ].join('\t'),
    )
    .join('\n');

/** Ten-thousandths as a percentage with two decimals, by digits. */
const percent = (bp: number): string => `${Math.floor(bp / 100)}.${String(bp % 100).padStart(2, '0')}%`;
