/** A key for an account as a file prints it: bank accounts are protected, and a page only needs to say which one it means. */
import type { Channel, SourceKind } from '../../../shared/domain/statement-line.ts';
import { sha256Of } from '../../platform/sha256.ts';

export const accountKeyOf = (of: {
  readonly sourceKind: SourceKind;
  readonly channel: Channel;
  readonly account: string;
}): string => sha256Of(`${of.sourceKind}|${of.channel}|${of.account}`);
