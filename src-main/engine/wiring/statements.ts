/** Files that come in, wired: read, kept, fetched and watched for. What rests on lines is told when they change. */
import { impactOf } from '../../areas/review/impact.ts';
import { payoutsOf } from '../../areas/review/payouts.ts';
import { signedOver } from '../../areas/settlement/review/signed-over.ts';
import { statementsCalls } from '../../areas/statements/calls.ts';
import { fetchCalls } from '../../areas/statements/fetch/calls.ts';
import type { Network } from '../../areas/statements/fetch/network.ts';
import { heldExecutor } from '../../areas/statements/held.ts';
import { Links } from '../../areas/statements/links/links.ts';
import { mappingsCalls } from '../../areas/statements/mapping/calls.ts';
import { MappingStore } from '../../areas/statements/mapping/store.ts';
import { secretsCalls } from '../../areas/statements/secrets/calls.ts';
import { SourceSecrets } from '../../areas/statements/secrets/store.ts';
import { undoExecutor } from '../../areas/statements/undo.ts';
import { FolderWatch, type WatchPlace } from '../../areas/statements/watch/folder-watch.ts';
import { newToken } from '../../platform/ids.ts';
import { secretBox } from '../../workspace/sealed-secrets.ts';
import type { InTurn } from '../desk.ts';
import type { Executors, Ground } from './ground.ts';
import type { Stores } from './stores.ts';

export type Statements = ReturnType<typeof wireStatements>;

export function wireStatements(
  { workspace, base, people, name }: Ground,
  { lines, shelf, standing }: Stores,
  {
    watchPlace,
    network,
    inTurn,
  }: { readonly watchPlace: WatchPlace; readonly network: Network; readonly inTurn: InTurn },
) {
  const { ledger, record, now } = base;
  const { originals } = workspace;
  const links = new Links({
    ledger,
    lines,
    ownNames: () => [
      name(),
      ...people
        .all()
        .filter((person) => person.roles.includes('owner'))
        .map((person) => person.name),
    ],
  });
  const deps = {
    ...base,
    watch: new FolderWatch({
      lines,
      shelf,
      nameOf: (bytes) => originals.nameOf(bytes),
      place: watchPlace,
      now,
      newToken,
    }),
    watchPlace,
    lines,
    shelf,
    originals,
    newToken,
    mappings: new MappingStore(ledger),
    secrets: new SourceSecrets({ ledger, record, now, box: secretBox(workspace.dataKey) }),
    impactOf: (imported: Parameters<typeof impactOf>[1]) => ({
      ...impactOf(standing, imported),
      signedSettlements: signedOver(ledger, imported),
    }),
    links,
    payouts: () => payoutsOf(standing),
    linesChanged: () => {
      standing.forgetAll();
      links.forget();
    },
  };
  const calls = statementsCalls(deps);
  return {
    deps,
    executors: {
      import_failed_proof: heldExecutor(deps),
      import_undo: undoExecutor(deps),
    } satisfies Executors,
    handlers: {
      ...calls,
      ...mappingsCalls(deps),
      ...secretsCalls(deps),
      ...fetchCalls({
        ...deps,
        network,
        inTurn,
        plan: async (files, info) => calls['statements.plan']({ files, taskId: newToken() }, info),
      }),
    },
  };
}
