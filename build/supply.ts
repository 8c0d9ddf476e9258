/**
 * `npm run supply`: every package we stand on with version and licence, and its known vulnerabilities where the registry answers.
 *
 * Ends with 1 for a licence that is missing or not agreed to, and for a vulnerability that is high or critical. `--licences` leaves the network
 * alone; a folder may be named instead of this one.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { dependenciesOf, licenceFaults } from './licences.ts';
import { knownVulnerabilities } from './vulnerabilities.ts';

const tell = (text: string) => process.stdout.write(`${text}\n`);
const { values, positionals } = parseArgs({
  options: { licences: { type: 'boolean' } },
  allowPositionals: true,
});
const folder = resolve(positionals[0] ?? '.');

const dependencies = dependenciesOf(folder);
for (const { name, version, licence, use } of dependencies)
  tell([name.padEnd(48), version.padEnd(18), (licence || 'none stated').padEnd(32), use].join(' '));
const faults = licenceFaults(dependencies);
tell(`\n${dependencies.length} packages, ${faults.length} without a licence that is agreed to.`);
for (const fault of faults) tell(fault);
if (faults.length > 0) process.exitCode = 1;

if (!values.licences) {
  const known = knownVulnerabilities(folder);
  if (known === null)
    tell(
      'Known vulnerabilities were not checked: that needs a network and a registry that answers npm audit.',
    );
  else {
    tell(`${known.length} packages with known vulnerabilities.`);
    for (const { name, severity, versions, titles } of known)
      tell([severity.padEnd(9), name, versions, titles.join('; ')].join(' '));
    if (known.some(({ severity }) => severity === 'high' || severity === 'critical')) process.exitCode = 1;
  }
}
