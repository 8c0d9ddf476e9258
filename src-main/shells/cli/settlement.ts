/**
 * Settlement at the terminal: batches listed and shown, signed, held and returned, merchants paid. Signing asks for a second person here as it does at a
 * window, and what was looked at is what is signed.
 */
import { resolve } from 'node:path';
import { batchHeader } from '../../../shared/contract/payment-views.ts';
import { SETTLEMENTS_AT_ONCE_MAX, type SettlementView } from '../../../shared/contract/settlement-views.ts';
import { chinaDay } from '../../../shared/domain/china-time.ts';
import { formatMinorGrouped } from '../../../shared/domain/money.ts';
import { FIGURES, SETTLEMENT_SIDES } from '../../../shared/domain/settlement.ts';
import { isSettlementNo } from '../../../shared/domain/settlement-number.ts';
import { say, sayOr } from '../../../shared/wording/catalogue.ts';
import { systemClock } from '../../platform/clock.ts';
import { dayOption, numberOption, readArguments } from './arguments.ts';
import { everyRow } from './every-row.ts';
import { BadUsage, EXIT, type ExitCode } from './exit.ts';
import { formatOf } from './format-of.ts';
import { type CommandDesk, workspaceDesk } from './session.ts';
import type { Terminal } from './terminal.ts';
import { waits } from './waits.ts';

const OPTIONS = {
  workspace: 'text',
  side: 'text',
  show: 'text',
  from: 'text',
  to: 'text',
  reason: 'text',
  without: 'texts',
  account: 'text',
  format: 'text',
  currency: 'text',
  day: 'text',
  json: 'flag',
} as const;
type Options = ReturnType<typeof readArguments<typeof OPTIONS>>['options'];
type Act = (
  desk: CommandDesk,
  words: readonly string[],
  options: Options,
  terminal: Terminal,
) => Promise<ExitCode>;

const DECISIONS = { sign: 'approve', hold: 'hold', return: 'return' } as const;
const ACTS: Readonly<Record<string, Act>> = {
  list,
  show,
  sign: decideBy('sign'),
  hold: decideBy('hold'),
  return: decideBy('return'),
  pay,
};

export async function settlement(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { words, options } = readArguments('settlement', args, OPTIONS);
  const [verb = '', ...rest] = words;
  const act = ACTS[verb];
  if (!act) throw bad('settlement list|show|sign|hold|return|pay');
  if (options.workspace === null) throw bad('--workspace DIR is needed');
  const desk = await workspaceDesk(resolve(options.workspace), false, terminal);
  try {
    return await act(desk, rest, options, terminal);
  } finally {
    desk.close();
  }
}

const bad = (text: string) => new BadUsage(text, 'settlement');
const SHOWS = ['to_sign', 'waiting', 'signed', 'all'] as const;

async function list(desk: CommandDesk, words: readonly string[], options: Options, terminal: Terminal) {
  const [query = '', ...more] = words;
  const side = options.side === null ? null : SETTLEMENT_SIDES.find((each) => each === options.side);
  const show = SHOWS.find((each) => each === (options.show ?? 'all'));
  if (more.length > 0 || side === undefined || show === undefined)
    throw bad('list [QUERY] [--side channel|merchant] [--show to_sign|waiting|signed|all]');
  const from = dayOption('settlement', 'from', options.from) ?? '';
  const to = dayOption('settlement', 'to', options.to) ?? '';
  const asked = (side === null ? SETTLEMENT_SIDES : [side]).map((each) => ({
    query,
    show,
    from,
    to,
    side: each,
  }));
  const rows: SettlementView[] = [];
  for (const of of asked)
    for await (const row of everyRow((page) => desk.call('settlement.list', { ...of, ...page })))
      rows.push(row);
  if (options.json) terminal.out(JSON.stringify(rows, null, 2));
  else for (const row of rows) terminal.out(lineOf(row, terminal));
  return EXIT.done;
}

function lineOf(batch: SettlementView, { locale }: Terminal): string {
  const { key, settlementNo, from, to, currency, net, state, money, checks } = batch;
  return [
    settlementNo || key,
    ownerOf(batch, locale),
    from === to ? from : `${from}–${to}`,
    `${formatMinorGrouped(net, currency)} ${currency}`,
    say(locale, `settlement_state.${state}`),
    say(locale, `money_state.${money}`),
    say(locale, 'cli.settlement_checks', { stop: checks.stop, warn: checks.warn }),
  ].join('\t');
}

const ownerOf = (
  { side, channel, account, partyName, partyId }: SettlementView,
  locale: Terminal['locale'],
) => (side === 'merchant' ? partyName || partyId : `${say(locale, `channel.${channel}`)} ${account}`);

/** By its key, or by its number once it is signed. */
async function keyOf(desk: CommandDesk, text: string): Promise<string> {
  if (!isSettlementNo(text)) return text;
  for (const side of SETTLEMENT_SIDES) {
    const asked = { query: text, side, show: 'signed', from: '', to: '', offset: 0, limit: 1 } as const;
    const [row] = (await desk.call('settlement.list', asked)).rows;
    if (row) return row.key;
  }
  return text;
}

async function show(desk: CommandDesk, words: readonly string[], options: Options, terminal: Terminal) {
  const [text, ...more] = words;
  if (text === undefined || more.length > 0) throw bad('show KEY');
  const found = await desk.call('settlement.get', { key: await keyOf(desk, text) });
  if (options.json) {
    terminal.out(JSON.stringify(found, null, 2));
    return EXIT.done;
  }
  const { out, locale } = terminal;
  const { batch, checks, corrections } = found;
  const said = (amount: number) => `${formatMinorGrouped(amount, batch.currency)} ${batch.currency}`;
  out(lineOf(batch, terminal));
  out([say(locale, 'settlement_figure.opening'), said(batch.opening)].join('\t'));
  for (const figure of FIGURES)
    if (batch.figures[figure] !== 0)
      out([say(locale, `settlement_figure.${figure}`), said(batch.figures[figure])].join('\t'));
  out([say(locale, 'settlement_figure.net'), said(batch.net)].join('\t'));
  for (const { name, outcome, facts } of checks)
    out(
      [
        say(locale, `settlement.outcome.${outcome}`),
        say(locale, `settlement.check.${name}`),
        sayOr(locale, `settlement_check.${name}.${facts['why'] ?? ''}`, String(facts['why'] ?? ''), facts),
      ].join('\t'),
    );
  for (const each of corrections) out(lineOf(each, terminal));
  return EXIT.done;
}

function decideBy(verb: keyof typeof DECISIONS): Act {
  return async (desk, words, options, terminal) => {
    if (words.length === 0 || words.length > SETTLEMENTS_AT_ONCE_MAX || options.reason === null)
      throw bad(`${verb} KEY… --reason TEXT`);
    const without = options.without.map((text) => numberOption('settlement', 'without', text, 0));
    const batches: { key: string; hash: string }[] = [];
    for (const word of words) {
      const { batch } = await desk.call('settlement.get', { key: await keyOf(desk, word) });
      batches.push({ key: batch.key, hash: batch.hash });
      terminal.out(lineOf(batch, terminal));
    }
    const decision = DECISIONS[verb];
    const answer = await desk.call('settlement.decide', {
      batches,
      decision,
      without,
      reason: options.reason,
    });
    if (answer.requestId !== null) return waits(answer.requestId, terminal);
    terminal.out(say(terminal.locale, `cli.settlement_${verb}`, { count: answer.decided }));
    return EXIT.done;
  };
}

/** As it was typed. */
const TYPED: Readonly<Record<string, string>> = { fromAccountId: '--account', executionDay: '--day' };
const optionOf = (path: string): string => TYPED[path] ?? `--${path}`;

/** Everything that may be paid now, in one batch of payments; it then goes the way of every payment. */
async function pay(desk: CommandDesk, words: readonly string[], options: Options, terminal: Terminal) {
  if (words.length > 0 || options.account === null)
    throw bad('pay --account ACCOUNT [--format F] [--currency C] [--day D]');
  const header = batchHeader.omit({ purpose: true }).safeParse({
    format: await formatOf(desk, options.format ?? 'bank_csv', 'settlement'),
    fromAccountId: options.account,
    currency: options.currency ?? 'CNY',
    executionDay: options.day ?? chinaDay(systemClock.now()),
    note: '',
  });
  if (!header.success)
    throw bad(
      header.error.issues.map(({ path, message }) => `${optionOf(path.join('.'))}: ${message}`).join('; '),
    );
  const of: { partyId: string; amount: number; keys: string[] }[] = [];
  for await (const row of everyRow((page) => desk.call('settlement.payable', { query: '', ...page }))) {
    if (row.currency !== header.data.currency) continue;
    if (row.whyNot === '') of.push({ partyId: row.partyId, amount: row.amount, keys: row.keys });
    else {
      const why = sayOr(terminal.locale, `payable.${row.whyNot}`, row.whyNot);
      terminal.fault([row.partyName || row.partyId, why].join('\t'));
    }
  }
  if (of.length === 0) {
    terminal.fault(say(terminal.locale, 'cli.settlement_nothing_to_pay'));
    return EXIT.badInput;
  }
  const { batchNo } = await desk.call('settlement.payOut', { of, header: header.data });
  terminal.out(batchNo);
  return EXIT.done;
}
