/** `post`: makes the books equal to what facts ask for, by the plan it says first; and `period`, which closes and opens months by two persons. */
import { resolve } from 'node:path';
import { period as periodShape } from '../../../shared/contract/journal-views.ts';
import type { PeriodState } from '../../../shared/domain/books.ts';
import { isWordKey, say, sayOr } from '../../../shared/wording/catalogue.ts';
import { newToken } from '../../platform/ids.ts';
import { readArguments } from './arguments.ts';
import { BadUsage, EXIT, type ExitCode } from './exit.ts';
import { workspaceDesk } from './session.ts';
import type { Terminal } from './terminal.ts';
import { waits } from './waits.ts';

export async function postCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { words, options } = readArguments('post', args, {
    workspace: 'text',
    'dry-run': 'flag',
    json: 'flag',
  });
  if (options.workspace === null || words.length > 0) throw new BadUsage('--workspace DIR is needed', 'post');
  const desk = await workspaceDesk(resolve(options.workspace), false, terminal);
  try {
    const plan = await desk.call('journal.plan', { offset: 0, limit: 1, taskId: newToken() });
    const { added, reversed, late, lines, blocked, hash } = plan;
    if (options.json) terminal.out(JSON.stringify({ added, reversed, late, lines, blocked }, null, 2));
    else {
      terminal.out(say(terminal.locale, 'cli.post_plan', { added, reversed, late, lines }));
      for (const { why, count } of blocked) {
        const key = `journal.blocked.${why}`;
        const text = isWordKey(key) ? say(terminal.locale, key) : why;
        terminal.fault(say(terminal.locale, 'cli.post_blocked', { count, why: text }));
      }
    }
    if (!options['dry-run']) await desk.call('journal.post', { hash, taskId: newToken() });
    return EXIT.done;
  } finally {
    desk.close();
  }
}

const STATES: Readonly<Record<string, PeriodState>> = {
  close: 'closed',
  'soft-close': 'soft_closed',
  reopen: 'open',
};

export async function periodCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { words, options } = readArguments('period', args, {
    workspace: 'text',
    reason: 'text',
    json: 'flag',
  });
  const [verb = '', month = '', ...rest] = words;
  if (options.workspace === null) throw new BadUsage('--workspace DIR is needed', 'period');
  const state = STATES[verb];
  const isList = verb === 'list' && month === '';
  if (rest.length > 0 || (!isList && (!state || !periodShape.safeParse(month).success)))
    throw new BadUsage('list, or close, soft-close or reopen with a month as YYYY-MM', 'period');
  const { reason } = options;
  if (!isList && reason === null) throw new BadUsage('--reason TEXT is needed', 'period');
  const desk = await workspaceDesk(resolve(options.workspace), false, terminal);
  try {
    if (!state || reason === null) {
      const { periods } = await desk.call('journal.periods', {});
      if (options.json) terminal.out(JSON.stringify(periods, null, 2));
      else
        for (const each of periods)
          terminal.out(
            [each.period, stateText(each.state, terminal), each.entries, each.unposted].join('\t'),
          );
      return EXIT.done;
    }
    if (state === 'closed') await sayChecks(desk, month, terminal);
    const { requestId } = await desk.call('journal.setPeriod', { period: month, state, reason });
    if (requestId !== null) return waits(requestId, terminal);
    terminal.out([month, stateText(state, terminal)].join('\t'));
    return EXIT.done;
  } finally {
    desk.close();
  }
}

const stateText = (state: PeriodState, { locale }: Terminal): string =>
  say(locale, `books.periodState.${state}`);

/** What stands against closing it, each on a line of its own. */
async function sayChecks(
  desk: Awaited<ReturnType<typeof workspaceDesk>>,
  month: string,
  { fault, locale }: Terminal,
): Promise<void> {
  const { checks } = await desk.call('journal.closeCheck', { period: month });
  for (const { name, outcome, facts } of checks)
    if (outcome !== 'pass')
      fault(
        [
          say(locale, `books.check.${outcome}`),
          sayOr(locale, `books.check.${name}`, name),
          sayOr(locale, `books.check.${name}.found`, Object.values(facts).map(String).join(' '), facts),
        ].join('\t'),
      );
}
