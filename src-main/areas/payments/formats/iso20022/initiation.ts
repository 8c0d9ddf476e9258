/**
 * An initiation of either kind as a writer: one message with one payment information, in the dialect of its version. What the kinds differ in is
 * handed in; a batch that was not checked, or is not what was agreed to, is not written.
 */
import { assert } from '../../../../../shared/result.ts';
import { assertAgreed } from '../agreed-sums.ts';
import type { InstructionBatch, InstructionWriter } from '../format.ts';
import { node, type XmlNode, xmlBytes } from '../xml-text.ts';
import { type Dialect, namespaceOf } from './dialect.ts';
import { headerNode } from './header.ts';

export interface Initiation extends Pick<InstructionWriter, 'purposes' | 'problems'> {
  /** The message's element: CstmrCdtTrfInitn, CstmrDrctDbtInitn. */
  readonly name: string;
  readonly information: (batch: InstructionBatch, dialect: Dialect) => XmlNode;
}

export const initiationWriter = (
  dialect: Dialect,
  { name, information, purposes, problems }: Initiation,
): InstructionWriter => ({
  format: dialect.format,
  purposes,
  problems,
  async write(batch) {
    assert(problems(batch).length === 0, 'the batch was not checked');
    assertAgreed(batch);
    const message = node(name, [headerNode(batch), information(batch, dialect)]);
    return {
      fileName: `${batch.batchNo}.${dialect.message}.xml`,
      bytes: xmlBytes(node('Document', [message], { xmlns: namespaceOf(dialect) })),
    };
  },
});
