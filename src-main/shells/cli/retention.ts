/** `retention`: how long each kind of record is kept, and what falls due. It only looks: what is erased is erased by two persons at their screens. */
import { resolve } from 'node:path';
import type { Output } from '../../../shared/contract/calls.ts';
import { say } from '../../../shared/wording/catalogue.ts';
import { readArguments } from './arguments.ts';
import { everyRow } from './every-row.ts';
import { BadUsage, EXIT, type ExitCode } from './exit.ts';
import { workspaceDesk } from './session.ts';
import type { Terminal } from './terminal.ts';

export async function retention(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { words, options } = readArguments('retention', args, { workspace: 'text', json: 'flag' });
  if (options.workspace === null || words.length > 0)
    throw new BadUsage('--workspace DIR is needed', 'retention');
  const desk = await workspaceDesk(resolve(options.workspace), false, terminal);
  const { locale } = terminal;
  try {
    const { today, classes } = await desk.call('retention.classes', {});
    const units: Output<'retention.due'>['rows'] = [];
    const rows = everyRow((page) => desk.call('retention.due', { show: 'all', recordClass: 'all', ...page }));
    for await (const row of rows) units.push(row);
    if (options.json) {
      terminal.out(JSON.stringify({ today, classes, units }, null, 2));
      return EXIT.done;
    }
    for (const each of classes)
      terminal.out(
        [
          say(locale, `record_class.${each.recordClass}`),
          say(locale, 'retentionScreen.years', { count: each.years }),
          say(locale, `retention_from.${each.from}`),
          say(locale, `retention_source.${each.recordClass}`),
          each.records,
          each.oldest,
        ].join('\t'),
      );
    for (const { state, recordClass, label, records, dueOn } of units)
      terminal.out(
        [
          say(locale, `due_state.${state}`),
          say(locale, `record_class.${recordClass}`),
          label,
          records,
          dueOn,
        ].join('\t'),
      );
    return EXIT.done;
  } finally {
    desk.close();
  }
}
