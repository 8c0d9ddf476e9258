/** `verify PACK`: an evidence pack by itself, without a workspace and without a password, by the same core as the verifiers in it. */
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { Refused } from '../../../shared/contract/errors.ts';
import { catalogues, say } from '../../../shared/wording/catalogue.ts';
import { openFile } from '../../areas/audit/verify-pack/core/node-host.js';
import { reportLines } from '../../areas/audit/verify-pack/core/report.js';
import { toldOf, verdictOn } from '../../areas/audit/verify-pack/verdict.ts';
import { isMissing, naming } from '../../platform/files.ts';
import { EXIT, type ExitCode } from './exit.ts';
import type { Terminal } from './terminal.ts';

const ZIP_MAGIC = 'PK';

/** By its first bytes, or by its name where those are what was changed. */
export async function isPack(file: string): Promise<boolean> {
  if (file.toLowerCase().endsWith('.zip')) return true;
  const handle = await opened(file, () => open(file, 'r'));
  try {
    const { buffer } = await handle.read(Buffer.alloc(ZIP_MAGIC.length), 0, ZIP_MAGIC.length, 0);
    return buffer.toString('latin1') === ZIP_MAGIC;
  } finally {
    await handle.close();
  }
}

export async function verifyPackFile(
  {
    file,
    earlier,
    isJson,
  }: { readonly file: string; readonly earlier: string | null; readonly isJson: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const { locale } = terminal;
  const pack = await opened(file, () => openFile(file));
  const before = earlier === null ? null : await opened(earlier, () => openFile(earlier));
  try {
    const verdict = await verdictOn(pack, before, (done, of) =>
      terminal.progress(
        say(locale, 'verifier.working', { percent: Math.floor((100 * done) / Math.max(of, 1)) }),
      ),
    );
    if (isJson) terminal.out(JSON.stringify({ file: basename(file), ...toldOf(verdict) }, null, 2));
    else for (const line of reportLines(catalogues[locale], verdict)) terminal.out(line);
    return verdict.holds ? EXIT.done : EXIT.verificationFailed;
  } finally {
    await pack.close();
    await before?.close();
  }
}

const opened = <T>(file: string, open: () => Promise<T>): Promise<T> =>
  naming(file, () =>
    open().catch((fault: unknown) => {
      throw isMissing(fault) ? new Refused('not_found', { file: basename(file) }) : fault;
    }),
  );
