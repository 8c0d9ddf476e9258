/** `receipt`: the receipt of a payment (支付凭证) as PDF. The record keeps who took it and whether protected fields stood in it. */
import { dirname, resolve } from 'node:path';
import { LOCALES } from '../../../shared/wording/catalogue.ts';
import { makeFolder, writeAtomic } from '../../platform/files.ts';
import { readArguments } from './arguments.ts';
import { BadUsage, EXIT, type ExitCode } from './exit.ts';
import { workspaceDesk } from './session.ts';
import type { Terminal } from './terminal.ts';

export async function receipt(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { words, options } = readArguments('receipt', args, {
    workspace: 'text',
    out: 'text',
    locale: 'text',
    reveal: 'text',
  });
  const [itemNo] = words;
  const locale = LOCALES.find((each) => each === (options.locale ?? terminal.locale));
  if (
    options.workspace === null ||
    options.out === null ||
    itemNo === undefined ||
    words.length > 1 ||
    !locale
  )
    throw new BadUsage('PAYMENT, --workspace DIR and --out F are needed; --locale is zh-CN or en', 'receipt');
  const file = resolve(options.out);
  const desk = await workspaceDesk(resolve(options.workspace), false, terminal);
  try {
    const reveal = options.reveal === null ? {} : { reveal: options.reveal };
    const { token, code } = await desk.call('payments.receipt', { itemNo, locale, ...reveal });
    await makeFolder(dirname(file));
    await writeAtomic(file, desk.offered(token));
    terminal.out(`${file} ${code}`);
    return EXIT.done;
  } finally {
    desk.close();
  }
}
