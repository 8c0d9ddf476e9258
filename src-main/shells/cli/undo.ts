/** `undo-import ID` and `undo-run`: facts that take an import, or the newest run, out of force. */
import { resolve } from 'node:path';
import type { Output } from '../../../shared/contract/calls.ts';
import { type Locale, say } from '../../../shared/wording/catalogue.ts';
import { readArguments } from './arguments.ts';
import { BadUsage, EXIT, type ExitCode } from './exit.ts';
import { workspaceDesk } from './session.ts';
import type { Terminal } from './terminal.ts';
import { waits } from './waits.ts';

export async function undoImport(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { words, options } = readArguments('undo-import', args, {
    workspace: 'text',
    reason: 'text',
    'dry-run': 'flag',
  });
  const importId = Number(words[0]);
  if (options.workspace === null || words.length !== 1 || !Number.isSafeInteger(importId) || importId < 1)
    throw new BadUsage('an import number and --workspace DIR are needed', 'undo-import');
  const desk = await workspaceDesk(resolve(options.workspace), false, terminal);
  try {
    const preview = await desk.call('statements.undoPreview', { importId });
    terminal.out(
      say(terminal.locale, 'cli.undo_import', {
        id: String(importId),
        lines: preview.lines,
        accepted: preview.acceptedGroups,
        proposed: preview.proposedGroups,
        confirmed: preview.confirmedGroups,
        exceptions: preview.exceptions,
        signed: preview.signedSettlements,
        held: preview.heldByOthers,
      }),
    );
    if (options['dry-run']) return EXIT.done;
    const { requestId } = await desk.call('statements.undo', {
      importId,
      hash: preview.hash,
      reason: options.reason ?? 'undo-import',
    });
    return requestId === null ? EXIT.done : waits(requestId, terminal);
  } finally {
    desk.close();
  }
}

export async function undoRun(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { words, options } = readArguments('undo-run', args, {
    workspace: 'text',
    reason: 'text',
    'dry-run': 'flag',
  });
  const wanted = words[0] === undefined ? null : Number(words[0]);
  if (options.workspace === null || words.length > 1 || Number.isNaN(wanted))
    throw new BadUsage('--workspace DIR is needed; a run number may follow', 'undo-run');
  const desk = await workspaceDesk(resolve(options.workspace), false, terminal);
  try {
    const newest = desk.standing.run()?.id ?? null;
    if (wanted !== null && wanted !== newest)
      throw new BadUsage(`only the newest run can be withdrawn: ${newest ?? 'none'}`, 'undo-run');
    const { run } = await desk.call('matching.consequences', { what: 'run' });
    if (run) terminal.out(undoRunText(run, terminal.locale));
    if (options['dry-run']) return EXIT.done;
    await desk.call('matching.undoRun', { reason: options.reason ?? 'undo-run' });
    terminal.out(say(terminal.locale, 'cli.undo_run', { id: String(newest ?? '') }));
    return EXIT.done;
  } finally {
    desk.close();
  }
}

/** What falls open, what stands again, and what persons said of exceptions that go. */
function undoRunText(
  { legs, before, exceptions, stays, requestsVoid }: NonNullable<Output<'matching.consequences'>['run']>,
  locale: Locale,
): string {
  const ofLegs = legs.map((each) =>
    say(locale, 'cli.undo_run_leg', { ...each, leg: say(locale, `leg.${each.leg}`) }),
  );
  return [
    ...ofLegs,
    say(locale, 'cli.undo_run_exceptions', { ...exceptions, requests: requestsVoid }),
    say(locale, 'cli.undo_run_stays', stays),
    before
      ? say(locale, 'cli.undo_run_before', { at: before.ranAt, day: before.asOf })
      : say(locale, 'cli.undo_run_nothing'),
  ].join('\n');
}
