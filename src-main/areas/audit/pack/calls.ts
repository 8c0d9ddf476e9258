/** Evidence packs: planned, built and handed over, and what was handed over before. */
import { Refused } from '../../../../shared/contract/errors.ts';
import type { PackScope } from '../../../../shared/contract/evidence.ts';
import type { HandlersOf } from '../../../platform/handlers.ts';
import type { EvidenceDeps } from '../deps.ts';
import { buildPack } from './build.ts';
import { handedOver, handOver } from './handover.ts';
import { planPack } from './plan.ts';
import { scopeByKeys } from './scope.ts';

type Calls = 'evidence.plan' | 'evidence.build' | 'evidence.handed';

export function packCalls(deps: EvidenceDeps): HandlersOf<Calls> {
  return {
    'evidence.plan': ({ scope }) => planPack(deps, scope),
    'evidence.build': async ({ scope, recipient, purpose }, info) => {
      refuseUnlessAllowed(deps, scope, info.person);
      const { pieces, size, root } = await buildPack(deps, scope, info);
      const fileName = packName(deps, root);
      const content = Buffer.concat([...pieces()]);
      return handOver(deps, info, {
        ...{ kind: 'pack', fileName, content, size, recipient, purpose },
        scope: scopeByKeys(deps, scope),
      });
    },
    'evidence.handed': (page) => handedOver(deps, page),
  };
}

/** What is not masked is for who may look at it; originals never are. */
function refuseUnlessAllowed(
  deps: Pick<EvidenceDeps, 'mayReveal'>,
  { revealed, originals }: PackScope,
  person: string,
): void {
  if ((revealed || originals) && !deps.mayReveal(person)) throw new Refused('no_right', {});
}

/** The same pack has the same name. */
const packName = ({ keys }: Pick<EvidenceDeps, 'keys'>, root: string): string =>
  `evidence-${keys.workspaceId.slice(0, 8)}-${root.slice(0, 12)}.zip`;
