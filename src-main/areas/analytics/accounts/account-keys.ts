/** A key for an account as a file prints it: bank accounts are protected, and a page only needs to say which one it means. */
import { type Channel, SOURCE_KINDS, type SourceKind } from '../../../../shared/domain/statement-line.ts';
import { sha256Of } from '../../../platform/sha256.ts';

export const accountKeyOf = (of: {
  readonly sourceKind: SourceKind;
  readonly channel: Channel;
  readonly account: string;
}): string => sha256Of(`${of.sourceKind}|${of.channel}|${of.account}`);

/** Every key by which a person may mean an account that files name so: a number that is chosen counts whichever of its files prints it. */
export const keysOf = (channel: Channel, names: readonly string[]): readonly string[] =>
  SOURCE_KINDS.flatMap((sourceKind) =>
    names.map((account) => accountKeyOf({ sourceKind, channel, account })),
  );
