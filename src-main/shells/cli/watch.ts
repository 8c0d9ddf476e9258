/**
 * `watch`: what lies in a workspace's folder for incoming files, read and proved as a window would, and never committed from here. Also the one
 * place where another folder is chosen: a page names no paths.
 */
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { PlanView, RefusedFile } from '../../../shared/contract/shapes.ts';
import { say } from '../../../shared/wording/catalogue.ts';
import { moveWatch } from '../../areas/statements/watch/calls.ts';
import { fitFolder } from '../../areas/statements/watch/fit-folder.ts';
import { lookIntoFolder, WATCH_MS } from '../../engine/watching.ts';
import { makeFolder } from '../../platform/files.ts';
import { homeFolder } from '../home.ts';
import { readArguments } from './arguments.ts';
import { BadUsage, EXIT, type ExitCode } from './exit.ts';
import { filesText, refusedText } from './print.ts';
import { type CommandDesk, workspaceDesk } from './session.ts';
import type { Terminal } from './terminal.ts';

export async function watch(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { words, options } = readArguments('watch', args, {
    workspace: 'text',
    folder: 'text',
    'own-folder': 'flag',
    on: 'flag',
    off: 'flag',
    once: 'flag',
    json: 'flag',
  });
  if (options.workspace === null || words.length > 0)
    throw new BadUsage('--workspace DIR is needed', 'watch');
  if (options.on && options.off) throw new BadUsage('--on or --off', 'watch');
  if (options.folder !== null && options['own-folder'])
    throw new BadUsage('--folder or --own-folder', 'watch');
  const workspace = resolve(options.workspace);
  const desk = await workspaceDesk(workspace, false, terminal);
  try {
    desk.require('statements.setWatch');
    const place = { record: desk.record, place: desk.watchPlace };
    if (options.folder !== null) {
      const folder = await fitFolder(resolve(options.folder), [workspace, homeFolder()]);
      await moveWatch(place, folder, desk.info);
    }
    if (options['own-folder']) await moveWatch(place, '', desk.info);
    if (options.on || options.off) await desk.call('statements.setWatch', { isOn: options.on });
    if (options.off) return EXIT.done;
    if (desk.watchPlace.isOwn) await makeFolder(desk.watchPlace.folder);
    return await lookOn(desk, options, terminal);
  } finally {
    desk.close();
  }
}

/** Until it is stopped, or until everything that is there was read. */
async function lookOn(
  desk: CommandDesk,
  { once, json }: { readonly once: boolean; readonly json: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const { folder, isOn } = desk.watchPlace;
  const { locale } = terminal;
  if (!json)
    terminal.out(
      say(locale, 'cli.watching', {
        folder,
        state: say(locale, isOn ? 'cli.watching.on' : 'cli.watching.off'),
      }),
    );
  const told = new Set<string>();
  for (;;) {
    await lookIntoFolder(desk, desk.info, () => true);
    if (!json) tellNews(desk, told, terminal);
    if (once && !desk.watch.isPending) break;
    await wait(WATCH_MS);
  }
  const { plans, refused, problems } = found(desk);
  if (json) terminal.out(JSON.stringify({ folder, plans, refused, problems }, null, 2));
  return EXIT.done;
}

const found = (desk: CommandDesk) => ({ ...desk.shelf.views(), problems: desk.watch.status().problems });

/** What was not told before: plans, refused files, and what is not read at all. */
function tellNews(desk: CommandDesk, told: Set<string>, terminal: Terminal): void {
  const { locale } = terminal;
  const { plans, refused, problems } = found(desk);
  const isNews = (key: string) => !told.has(key) && told.add(key).size > 0;
  const news = plans.filter((plan: PlanView) => isNews(plan.planId));
  if (news.length > 0) terminal.out(filesText(locale, news));
  for (const each of refused.filter((file: RefusedFile) => isNews(JSON.stringify(file))))
    terminal.fault(refusedText(locale, each));
  for (const { file, problem } of problems)
    if (isNews(`${problem} ${file}`))
      terminal.fault(`${file || desk.watchPlace.folder}: ${say(locale, `watch.problem.${problem}`)}`);
}
