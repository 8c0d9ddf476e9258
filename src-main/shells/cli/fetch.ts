/**
 * `fetch`: bills that are not here yet, from the sources that somebody switched on in a window. What comes is read and proved; it is committed only
 * where the person at the terminal asks for it with --import.
 */
import { resolve } from 'node:path';
import type { BillOutcome, SourceView } from '../../../shared/contract/sources.ts';
import { chinaDayNumber } from '../../../shared/domain/china-time.ts';
import { formatDay, parseInstant } from '../../../shared/domain/dates.ts';
import { INFORMATIVE_REFUSALS } from '../../../shared/domain/statement-refusal.ts';
import { say } from '../../../shared/wording/catalogue.ts';
import { systemClock } from '../../platform/clock.ts';
import { newToken } from '../../platform/ids.ts';
import { dayOption, numberOption, readArguments } from './arguments.ts';
import { BadUsage, EXIT, type ExitCode } from './exit.ts';
import { filesText, refusedText } from './print.ts';
import { type CommandDesk, workspaceDesk } from './session.ts';
import type { Terminal } from './terminal.ts';

/** Before today, unless somebody says which. */
const DAYS = 31;

interface FetchedFrom {
  readonly source: number;
  readonly name: string;
  readonly stopped: number;
  readonly bills: readonly BillOutcome[];
}

export async function fetchCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { words, options } = readArguments('fetch', args, {
    workspace: 'text',
    source: 'text',
    from: 'text',
    to: 'text',
    import: 'flag',
    json: 'flag',
  });
  if (options.workspace === null || words.length > 0)
    throw new BadUsage('--workspace DIR is needed', 'fetch');
  const today = chinaDayNumber(parseInstant(systemClock.now()) ?? 0);
  const from = dayOption('fetch', 'from', options.from) ?? formatDay(today - DAYS);
  const to = dayOption('fetch', 'to', options.to) ?? formatDay(today);
  if (from > to) throw new BadUsage('--from comes after --to', 'fetch');
  const only = options.source === null ? null : numberOption('fetch', 'source', options.source, 1);
  const desk = await workspaceDesk(resolve(options.workspace), false, terminal);
  try {
    desk.require('sources.fetch');
    if (options.import) desk.require('statements.commit');
    const { sources } = await desk.call('sources.list', {});
    const wanted = sources.filter(({ id, isOn }) => (only === null ? isOn : id === only));
    // Named, and off or not there: refused by the call itself.
    if (only !== null && wanted.length === 0)
      await desk.call('sources.fetch', { id: only, from, to, taskId: newToken() });
    if (wanted.length === 0) terminal.fault(say(terminal.locale, 'cli.no_source'));
    const fetched: FetchedFrom[] = [];
    for (const source of wanted) fetched.push(await fetchFrom(desk, source, from, to));
    return await report(desk, fetched, { commits: options.import, json: options.json }, terminal);
  } finally {
    desk.close();
  }
}

async function fetchFrom(
  desk: CommandDesk,
  { id, name }: SourceView,
  from: string,
  to: string,
): Promise<FetchedFrom> {
  const answer = await desk.call('sources.fetch', { id, from, to, taskId: newToken() });
  return { source: id, name, ...answer };
}

async function report(
  desk: CommandDesk,
  fetched: readonly FetchedFrom[],
  { commits, json }: { readonly commits: boolean; readonly json: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const { locale } = terminal;
  const { plans, refused } = await desk.call('statements.plans', {});
  const ready = plans.filter((plan) => plan.state === 'ready');
  if (commits && ready.length > 0)
    await desk.call('statements.commit', {
      plans: ready.map(({ planId, hash }) => ({ planId, hash })),
      taskId: newToken(),
    });
  if (json) {
    const files = plans.map(({ file, adapter, state, counts, proof }) => ({
      file,
      adapter,
      state,
      counts,
      proof,
    }));
    terminal.out(JSON.stringify({ fetched, files, refused, committed: commits ? ready.length : 0 }, null, 2));
  } else {
    for (const { name, bills, stopped } of fetched) {
      for (const bill of bills) terminal.out([name, ...cellsOf(bill, terminal)].join('\t'));
      if (stopped > 0) terminal.fault(say(locale, 'sources.stopped', { count: stopped }));
    }
    if (plans.length > 0) terminal.out(`\n${filesText(locale, plans)}`);
  }
  const isInformative = (refusal: string) => [...INFORMATIVE_REFUSALS].some((each) => each === refusal);
  const unread = refused.filter(({ refusal }) => !isInformative(refusal));
  for (const each of unread) terminal.fault(refusedText(locale, each));
  const isAllWell =
    unread.length === 0 &&
    plans.every(({ state }) => state === 'ready' || state === 'nothing') &&
    fetched.every(({ bills }) => bills.every(({ outcome }) => outcome !== 'failed'));
  return isAllWell ? EXIT.done : EXIT.badInput;
}

const cellsOf = ({ type, day, file, outcome, fault, code, message }: BillOutcome, { locale }: Terminal) => [
  day,
  file || say(locale, `billType.${type}`),
  say(locale, `fetchOutcome.${outcome}`),
  fault === '' ? '' : say(locale, `fetchFault.${fault}`),
  [code, message].filter((each) => each !== '').join(' '),
];
