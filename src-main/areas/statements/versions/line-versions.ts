/** All versions of one line, the one that counts first, each with what became different in the version that followed it. */
import type { LineVersion } from '../../../../shared/contract/links.ts';
import type { StatementsDeps } from '../deps.ts';
import { fieldChanges } from './rules/field-changes.ts';

export function lineVersions({ lines }: Pick<StatementsDeps, 'lines'>, lineId: number): LineVersion[] {
  const versions = lines.versions();
  return versions.family(lineId).map((id) => {
    const later = versions.laterOf(id);
    const { view } = lines.importOf(id);
    return {
      line: lines.view(id),
      stands: later === null,
      committedAt: view.committedAt,
      changes: later === null ? [] : fieldChanges(lines.parsed(id), lines.parsed(later), view.sourceKind),
    };
  });
}
