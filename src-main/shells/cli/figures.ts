/**
 * `figures`: every figure of the analytics at the terminal, asked as a board asks and with the same definitions; panels that only compliance may see are
 * there for nobody else.
 */
import { resolve } from 'node:path';
import {
  type AnalyticsFilter,
  COMPARISONS,
  GRAINS,
  RANGE_DAYS_MAX,
} from '../../../shared/contract/analytics.ts';
import type { Output } from '../../../shared/contract/calls.ts';
import {
  CONFIDENTIAL_PANEL_NAMES,
  OPEN_PANEL_NAMES,
  type Panel,
} from '../../../shared/domain/analytics/panels.ts';
import { formatDay, parseDay } from '../../../shared/domain/dates.ts';
import { CHANNELS } from '../../../shared/domain/statement-line.ts';
import type { PanelPage } from '../../areas/analytics/exports/page.ts';
import { dayOption, readArguments } from './arguments.ts';
import { BadUsage, EXIT, type ExitCode } from './exit.ts';
import { figuresJson } from './figures-json.ts';
import { figuresText } from './figures-text.ts';
import { type CommandDesk, workspaceDesk } from './session.ts';
import type { Terminal } from './terminal.ts';

const OPTIONS = {
  workspace: 'text',
  from: 'text',
  to: 'text',
  panel: 'texts',
  by: 'text',
  compare: 'text',
  channel: 'texts',
  account: 'texts',
  merchant: 'texts',
  currency: 'text',
  json: 'flag',
} as const;
type Options = ReturnType<typeof readArguments<typeof OPTIONS>>['options'];

export async function figures(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { words, options } = readArguments('figures', args, OPTIONS);
  if (words.length > 0) throw bad(`${words.join(' ')}: no option of figures`);
  if (options.workspace === null) throw bad('--workspace DIR is needed');
  const named = options.panel.map(panelNamed);
  const desk = await workspaceDesk(resolve(options.workspace), false, terminal);
  try {
    desk.require('analytics.panel');
    const filter = filterOf(options, await desk.call('analytics.choices', {}));
    const pages: PanelPage[] = [];
    for (const panel of named.length > 0 ? new Set(named) : panelsFor(desk))
      pages.push({ panel, answer: await answerOf(desk, panel, filter) });
    terminal.out(
      options.json
        ? figuresJson(terminal.locale, filter, pages)
        : figuresText(terminal.locale, filter, pages),
    );
    return EXIT.done;
  } finally {
    desk.close();
  }
}

const bad = (text: string) => new BadUsage(text, 'figures');

const panelsFor = (desk: CommandDesk): readonly Panel[] =>
  desk.may('analytics.riskPanel') ? [...OPEN_PANEL_NAMES, ...CONFIDENTIAL_PANEL_NAMES] : OPEN_PANEL_NAMES;

async function answerOf(
  desk: CommandDesk,
  panel: Panel,
  filter: AnalyticsFilter,
): Promise<PanelPage['answer']> {
  const open = OPEN_PANEL_NAMES.find((each) => each === panel);
  if (open) return desk.call('analytics.panel', { panel: open, filter });
  const confidential = CONFIDENTIAL_PANEL_NAMES.find((each) => each === panel);
  if (!confidential) throw bad(`--panel ${panel}`);
  return desk.call('analytics.riskPanel', { panel: confidential, filter });
}

function panelNamed(text: string): Panel {
  const found = [...OPEN_PANEL_NAMES, ...CONFIDENTIAL_PANEL_NAMES].find((each) => each === text);
  if (!found) throw bad(`--panel ${text}: ${OPEN_PANEL_NAMES.join('|')}`);
  return found;
}

function oneOf<T extends string>(name: string, text: string | null, all: readonly T[], otherwise: T): T {
  if (text === null) return otherwise;
  const found = all.find((each) => each === text);
  if (found === undefined) throw bad(`--${name} ${text}: ${all.join('|')}`);
  return found;
}

/** Without days, all that files speak of, or as many of the last as may be asked for; of an empty ledger today. */
function filterOf(options: Options, choices: Output<'analytics.choices'>): AnalyticsFilter {
  const { currency } = options;
  if (currency !== null && !/^[A-Z]{3}$/.test(currency)) throw bad(`--currency ${currency}: CNY`);
  const to = dayOption('figures', 'to', options.to) ?? (choices.last || choices.today);
  return {
    from: dayOption('figures', 'from', options.from) ?? earliestAsked(choices.first || choices.today, to),
    to,
    by: oneOf('by', options.by, GRAINS, 'day'),
    compare: oneOf('compare', options.compare, COMPARISONS, 'none'),
    channels: options.channel.map((text) => oneOf('channel', text, CHANNELS, 'none')),
    accounts: options.account.map((text) => accountNamed(text, choices.accounts)),
    merchants: options.merchant.map((text) => merchantNamed(text, choices.merchants)),
    currency: currency ?? '',
    convert: null,
  };
}

function earliestAsked(first: string, to: string): string {
  const earliest = formatDay((parseDay(to) ?? 0) + 1 - RANGE_DAYS_MAX);
  return first < earliest ? earliest : first;
}

/** As it is shown, masked, or by the beginning of its key, as long as only one is meant. */
function accountNamed(text: string, accounts: Output<'analytics.choices'>['accounts']): string {
  const found = accounts.filter(({ key, account }) => account === text || key.startsWith(text));
  const [only] = found;
  if (only && found.length === 1) return only.key;
  const shown = accounts.map(({ key, channel, account }) => `${key.slice(0, 12)} ${channel} ${account}`);
  throw bad([`--account ${text}:`, ...shown].join('\n  '));
}

/** By number or name; the house is one too. */
function merchantNamed(text: string, merchants: Output<'analytics.choices'>['merchants']): string {
  if (text === 'house') return '';
  const found = merchants.filter(({ id, name }) => id === text || name === text);
  const [only] = found;
  if (only && found.length === 1) return only.id;
  throw bad(
    [`--merchant ${text}:`, 'house', ...merchants.map(({ id, name }) => `${id} ${name}`)].join('\n  '),
  );
}
