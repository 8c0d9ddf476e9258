/**
 * The five files of a reconciliation, and the reasons where they are wanted, written into a folder, each whole or not at all.
 */
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { FileSummary, LegSummary } from '../../../shared/contract/shapes.ts';
import type { Locale } from '../../../shared/wording/catalogue.ts';
import { makeFolder, naming, PARTIAL_SUFFIX, writeAtomic } from '../../platform/files.ts';
import type { Standing } from '../review/standing.ts';
import { Explainer } from '../review/why/explainer.ts';
import type { LineStore } from '../statements/line-store.ts';
import type { LinkTable } from '../statements/links/link-table.ts';
import { withMaskedAccounts } from '../statements/rules/masked-accounts.ts';
import { ChunkWriter } from './csv.ts';
import { type LeftOut, leftOutOf } from './left-out.ts';
import { type UncommittedLines, writeLinesCsv } from './lines-csv.ts';
import { writeExceptionsCsv, writeMatchesCsv } from './matches-csv.ts';
import { legReports } from './report-data.ts';
import { writeReport } from './report-xlsx.ts';
import { fileEntry, legEntry, linksEntry } from './summary.ts';
import { WhyOfReports } from './why-of-reports.ts';

export interface Reconciliation {
  readonly lines: LineStore;
  readonly standing: Standing;
  /** The files of this run, in their order, and the lines of those that were not committed. */
  readonly files: readonly FileSummary[];
  readonly uncommitted: readonly UncommittedLines[];
  /** Files of this run that are not in: their proof failed, or rows of them cannot be read. */
  readonly leftOut: readonly LeftOut[];
  readonly refused: readonly { readonly file: string; readonly refusal: string }[];
  readonly legs: readonly LegSummary[];
  /** Lines that are one movement; null where nobody asked for them. */
  readonly links: LinkTable | null;
  readonly timings: Readonly<Record<string, number>>;
  readonly locale: Locale;
  readonly name: string;
  readonly madeAt: string;
  readonly version: string;
  /** The signed head of the record when this was written. */
  readonly checkpoint: string;
  /** Protected fields as they are; whoever asked may look at them, and it was recorded. */
  readonly isRevealed: boolean;
  /** why.txt is wanted beside the files. */
  readonly isExplained: boolean;
}

/** Streams a text file in chunks: temp file, fsync, rename. */
export async function writeStream(file: string, write: (out: ChunkWriter) => void): Promise<void> {
  const partial = `${file}.${randomBytes(6).toString('hex')}${PARTIAL_SUFFIX}`;
  await naming(file, async () => {
    const handle = openSync(partial, 'wx', 0o600);
    try {
      const out = new ChunkWriter((chunk) => {
        for (let at = 0; at < chunk.length; ) at += writeSync(handle, chunk, at);
      });
      write(out);
      out.flush();
      fsyncSync(handle);
    } catch (fault) {
      closeSync(handle);
      rmSync(partial, { force: true });
      throw fault;
    }
    closeSync(handle);
    renameSync(partial, file);
  });
}

export function summaryOf(run: Reconciliation) {
  const files = shownFiles(run);
  return {
    software: 'Countinghouse',
    software_version: run.version,
    as_of: run.standing.run()?.asOf ?? '',
    files: files.map(fileEntry),
    refused: run.refused,
    legs: run.legs.map((leg) => legEntry(leg, leftOutOf(leg, run.leftOut))),
    links: run.links === null ? null : linksEntry(run.links),
    record_checkpoint: run.checkpoint,
    timings_ms: run.timings,
  };
}

const shownFiles = (run: Reconciliation): readonly FileSummary[] =>
  run.isRevealed ? run.files : run.files.map(withMaskedAccounts);

export async function writeReports(folder: string, run: Reconciliation): Promise<void> {
  await makeFolder(folder);
  const reports = legReports(run.standing, run.lines);
  // No person's name stands in these reasons: they are about proposals and exceptions.
  const explainer = new Explainer({ standing: run.standing, lines: run.lines, nameOf: (person) => person });
  await writeStream(join(folder, 'lines.csv'), (out) =>
    writeLinesCsv(run.lines, run.uncommitted, out, run.isRevealed),
  );
  await writeStream(join(folder, 'matches.csv'), (out) => writeMatchesCsv(reports, out));
  await writeStream(join(folder, 'exceptions.csv'), (out) => writeExceptionsCsv(reports, out));
  const workbook = await writeReport({
    locale: run.locale,
    title: run.name,
    asOf: run.standing.run()?.asOf ?? '',
    madeAt: run.madeAt,
    version: run.version,
    checkpoint: run.checkpoint,
    files: shownFiles(run),
    legs: run.legs,
    leftOut: run.leftOut,
    reports,
    explainer,
  });
  await writeAtomic(join(folder, 'report.xlsx'), workbook);
  if (run.isExplained)
    await writeStream(join(folder, 'why.txt'), (out) =>
      new WhyOfReports(explainer, run.locale, reports).write(out),
    );
  await writeAtomic(join(folder, 'summary.json'), `${JSON.stringify(summaryOf(run), null, 2)}\n`);
}
