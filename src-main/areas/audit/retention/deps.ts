/** What retention needs besides evidence: who left, and the one place where names of people are erased. */
import type { EvidenceDeps } from '../deps.ts';

export interface RetentionDeps extends EvidenceDeps {
  /** Who is disabled and still has a name, with the day since when. */
  readonly leavers: () => readonly { readonly id: string; readonly name: string; readonly since: string }[];
  /** Inside a write. */
  readonly eraseName: (person: string) => void;
  /** Names that were erased, or came back with a rollback, are read anew. */
  readonly forgetNames: () => void;
  /** Names of all sealed files that something points to, whatever that is. */
  readonly keptOriginals: () => ReadonlySet<string>;
}
