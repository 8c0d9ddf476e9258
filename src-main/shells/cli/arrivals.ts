/** `arrivals`: per account how far files have come, what is missing, what is late, and when the next one is due. */
import { resolve } from 'node:path';
import { say } from '../../../shared/wording/catalogue.ts';
import { readArguments } from './arguments.ts';
import { BadUsage, EXIT, type ExitCode } from './exit.ts';
import { workspaceDesk } from './session.ts';
import type { Terminal } from './terminal.ts';

export async function arrivals(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { words, options } = readArguments('arrivals', args, {
    workspace: 'text',
    json: 'flag',
    'fail-on-missing': 'flag',
  });
  if (options.workspace === null || words.length > 0)
    throw new BadUsage('--workspace DIR is needed', 'arrivals');
  const desk = await workspaceDesk(resolve(options.workspace), false, terminal);
  try {
    const { rows, today } = await desk.call('statements.calendar', { from: '', to: '' });
    const accounts = rows.map(({ sourceKind, channel, account, expectation, standing }) => ({
      source_kind: sourceKind,
      channel,
      account,
      cadence: expectation.cadence,
      covered_to: standing.coveredTo,
      missing: standing.missing,
      missing_count: standing.missingCount,
      late: standing.late,
      late_count: standing.lateCount,
      next_due_at: standing.nextDueAt,
      silent_since: standing.silentSince,
    }));
    const { locale } = terminal;
    if (options.json) terminal.out(JSON.stringify({ today, accounts }, null, 2));
    else
      for (const each of accounts)
        terminal.out(
          [
            say(locale, `channel.${each.channel}`),
            say(locale, `sourceKind.${each.source_kind}`),
            each.account,
            say(locale, 'statements.coveredTo', { day: each.covered_to }),
            each.missing_count > 0
              ? `${say(locale, 'statements.missingDays', { count: each.missing_count })}: ${each.missing.join(' ')}`
              : '',
            each.late_count > 0
              ? `${say(locale, 'statements.lateDays', { count: each.late_count })}: ${each.late.join(' ')}`
              : '',
            each.silent_since === '' ? '' : say(locale, 'statements.silentSince', { day: each.silent_since }),
          ].join('\t'),
        );
    const isIncomplete = accounts.some((each) => each.missing_count + each.late_count > 0);
    return isIncomplete && options['fail-on-missing'] ? EXIT.doneWithBreaks : EXIT.done;
  } finally {
    desk.close();
  }
}
