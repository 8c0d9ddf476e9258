/** `demo`: made-up but realistic statement files with their truth; with --reconcile also the reconciliation of them. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { say } from '../../../shared/wording/catalogue.ts';
import { DEMO_ORDERS_MIN, DEMO_SHAPE, writeDemo, writePaymentsToTry } from '../../demo/demo.ts';
import { dayOption, numberOption, readArguments } from './arguments.ts';
import { BadUsage, EXIT, type ExitCode } from './exit.ts';
import { reconcile } from './reconcile.ts';
import type { Terminal } from './terminal.ts';

const ORDERS_MAX = 1_000_000;

export async function demo(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { words, options } = readArguments('demo', args, {
    out: 'text',
    orders: 'text',
    days: 'text',
    to: 'text',
    seed: 'text',
    reconcile: 'flag',
  });
  if (words.length > 0 || (options.out === null && !options.reconcile))
    throw new BadUsage('--out DIR is needed', 'demo');
  const shape = {
    ...DEMO_SHAPE,
    orders: numberOption('demo', 'orders', options.orders, DEMO_SHAPE.orders),
    days: numberOption('demo', 'days', options.days, DEMO_SHAPE.days),
    seed: numberOption('demo', 'seed', options.seed, DEMO_SHAPE.seed),
    lastDay: dayOption('demo', 'to', options.to) ?? DEMO_SHAPE.lastDay,
  };
  if (shape.orders < DEMO_ORDERS_MIN || shape.orders > ORDERS_MAX)
    throw new BadUsage(`--orders: from ${DEMO_ORDERS_MIN} to ${ORDERS_MAX}`, 'demo');
  const folder =
    options.out === null ? await mkdtemp(join(tmpdir(), 'countinghouse-demo-')) : resolve(options.out);
  const files = join(folder, ...(options.reconcile ? ['files'] : []));
  const written = await writeDemo(files, shape);
  terminal.out(say(terminal.locale, 'cli.demo_files', { count: written.files.length, folder: files }));
  if (!options.reconcile) {
    const file = await writePaymentsToTry(folder);
    terminal.out(say(terminal.locale, 'cli.demo_payments', { file }));
    return EXIT.done;
  }
  terminal.out('');
  return reconcile([files, '--out', join(folder, 'report')], terminal);
}
