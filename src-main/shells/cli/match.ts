/**
 * `match`: matches all legs of a workspace, by default only what changed since; or says what a run would change, without writing it.
 */
import { resolve } from 'node:path';
import type { Output } from '../../../shared/contract/calls.ts';
import { formatMinorGrouped } from '../../../shared/domain/money.ts';
import { type Locale, say, sayOr } from '../../../shared/wording/catalogue.ts';
import { summaryOf } from '../../areas/exports/report-files.ts';
import { newToken } from '../../platform/ids.ts';
import { dayOption, readArguments } from './arguments.ts';
import { BadUsage, EXIT, type ExitCode } from './exit.ts';
import { legsText } from './print.ts';
import { reconciliationOf } from './reconcile.ts';
import { figuresText } from './rules.ts';
import { workspaceDesk } from './session.ts';
import type { Terminal } from './terminal.ts';

/** Samples of a dry run printed at most; JSON has them all. */
const SAMPLES_SHOWN_MAX = 20;

export async function matchCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { words, options } = readArguments('match', args, {
    workspace: 'text',
    'as-of': 'text',
    full: 'flag',
    'dry-run': 'flag',
    json: 'flag',
    'fail-on-breaks': 'flag',
  });
  if (options.workspace === null) throw new BadUsage('--workspace DIR is needed', 'match');
  if (words.length > 0) throw new BadUsage(`match ${words[0]}?`, 'match');
  const asOf = dayOption('match', 'as-of', options['as-of']);
  const { locale } = terminal;
  const desk = await workspaceDesk(resolve(options.workspace), false, terminal);
  try {
    if (options['dry-run']) {
      const asked = { asOf, pair: null, rules: [], from: '', to: '', taskId: newToken() };
      const would = await desk.call('matching.preview', asked);
      terminal.out(options.json ? JSON.stringify(would, null, 2) : previewText(would, locale));
      return EXIT.done;
    }
    const scope = options.full ? 'full' : 'changes';
    const { legs, done } = await desk.call('matching.run', { asOf, pair: null, scope, taskId: newToken() });
    const run = reconciliationOf(desk, { plans: [], refused: [], left: [] }, locale, {}, false);
    terminal.out(options.json ? JSON.stringify(summaryOf(run).legs, null, 2) : legsText(locale, legs));
    if (!options.json) terminal.out(`\n${doneText(done, locale)}`);
    const hasBreaks = legs.some((leg) => leg.openExceptions > 0);
    return options['fail-on-breaks'] && hasBreaks ? EXIT.doneWithBreaks : EXIT.done;
  } finally {
    desk.close();
  }
}

const doneText = (done: Output<'matching.run'>['done'], locale: Locale): string =>
  done
    .map((each) =>
      say(locale, 'cli.leg_done', {
        leg: say(locale, `leg.${each.leg}`),
        carried: each.carried,
        computed: each.computed,
      }),
    )
    .join('\n');

function previewText(would: Output<'matching.preview'>, locale: Locale): string {
  const differ = would.samples.slice(0, SAMPLES_SHOWN_MAX).map(({ leg, what, before, after, lines }) => {
    const group = after ?? before;
    const rule = group?.rule ?? '';
    return [
      say(locale, `rules.figure.${what}`),
      say(locale, `leg.${leg}`),
      sayOr(locale, `rule.${rule}`, rule),
      group ? `${formatMinorGrouped(group.leftSum || group.rightSum, group.currency)} ${group.currency}` : '',
      lines.map((line) => `${line.file}:${line.row}`).join(' '),
    ].join('\t');
  });
  return [say(locale, 'cli.dry_run', { day: would.asOf }), figuresText(would, locale), ...differ].join('\n');
}
