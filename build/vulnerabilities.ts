/**
 * Known vulnerabilities of the packages in a lock file, as the registry's own list has them (npm audit). Where the registry does not answer
 * there is no list: that is said, and never taken for a clean one.
 */
import { spawnSync } from 'node:child_process';
import { z } from 'zod';

export interface Vulnerability {
  readonly name: string;
  readonly severity: 'info' | 'low' | 'moderate' | 'high' | 'critical';
  readonly versions: string;
  readonly titles: readonly string[];
}

const reportSchema = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({
      name: z.string(),
      severity: z.enum(['info', 'low', 'moderate', 'high', 'critical']),
      range: z.string(),
      /** A text names the package a vulnerability comes by. */
      via: z.array(z.union([z.string(), z.object({ title: z.string() })])),
    }),
  ),
});

/** What npm audit printed; null when it is no report. */
export function readAudit(printed: string): readonly Vulnerability[] | null {
  let json: unknown;
  try {
    json = JSON.parse(printed);
  } catch {
    return null;
  }
  const report = reportSchema.safeParse(json);
  if (!report.success) return null;
  return Object.values(report.data.vulnerabilities).map(({ name, severity, range, via }) => ({
    name,
    severity,
    versions: range,
    titles: via.map((each) => (typeof each === 'string' ? `by way of ${each}` : each.title)),
  }));
}

/** Null when the registry does not answer. */
export function knownVulnerabilities(folder: string): readonly Vulnerability[] | null {
  const asked = spawnSync('npm', ['audit', '--json'], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 60_000,
    shell: process.platform === 'win32', // npm is a script there.
    maxBuffer: 64 * 1024 * 1024,
  });
  return readAudit(asked.stdout ?? '');
}
