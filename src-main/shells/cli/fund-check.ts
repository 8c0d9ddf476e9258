/** `fund-check`: the three checks of client funds of a day, or of the last one the books reach; a script hears by its end whether anything is short. */
import { resolve } from 'node:path';
import { say } from '../../../shared/wording/catalogue.ts';
import { FUND_CHECKS, fundCheckText } from '../../../shared/wording/fund-check.ts';
import { isShort } from '../../areas/journal/client-funds/rules/short-of.ts';
import { dayOption, readArguments } from './arguments.ts';
import { BadUsage, EXIT, type ExitCode } from './exit.ts';
import { workspaceDesk } from './session.ts';
import type { Terminal } from './terminal.ts';

export async function fundCheck(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { words, options } = readArguments('fund-check', args, {
    workspace: 'text',
    day: 'text',
    json: 'flag',
    'fail-on-shortfall': 'flag',
  });
  if (options.workspace === null || words.length > 0)
    throw new BadUsage('--workspace DIR is needed', 'fund-check');
  const day = dayOption('fund-check', 'day', options.day) ?? '';
  const desk = await workspaceDesk(resolve(options.workspace), false, terminal);
  try {
    const { rows } = await desk.call('journal.fundChecks', { from: day, to: day });
    const last = rows[0]?.day ?? '';
    const shown = rows.filter((row) => row.day === last);
    const { locale } = terminal;
    if (options.json) terminal.out(JSON.stringify(shown, null, 2));
    else if (shown.length === 0) terminal.out(say(locale, 'fundChecks.none'));
    else
      for (const row of shown)
        for (const name of FUND_CHECKS) {
          const { outcome, facts } = row[name];
          terminal.out(
            [
              row.day,
              row.currency,
              say(locale, `fund_check.${name}`),
              say(locale, `fund_check.outcome.${outcome}`),
              fundCheckText(locale, name, facts),
            ].join('\t'),
          );
        }
    const isUnknown = shown.length === 0 && day !== '';
    return options['fail-on-shortfall'] && (shown.some(isShort) || isUnknown)
      ? EXIT.doneWithBreaks
      : EXIT.done;
  } finally {
    desk.close();
  }
}
