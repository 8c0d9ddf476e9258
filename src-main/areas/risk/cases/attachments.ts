/**
 * Files put to a case: sealed like the originals they lie among, handed out only to an officer, and that they were is a fact too. None is taken off:
 * what a decision rested on stays with it.
 */
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import { ATTACHMENT_BYTES_MAX, ATTACHMENTS_MAX } from '../../../../shared/contract/review.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import { sha256Of } from '../../../platform/sha256.ts';
import { savedName } from '../../statements/source/rules/saved-name.ts';
import type { RiskFacts } from '../facts/risk-facts.ts';
import type { CaseDeps } from './acts.ts';
import { caseOf } from './case-book.ts';

export async function attach(
  deps: CaseDeps,
  { caseNo, file }: Input<'risk.attach'>,
  info: CallInfo,
): Promise<Output<'risk.attach'>> {
  const { name: given, bytes } = await info.file(file);
  const name = savedName(given);
  if (bytes.length > ATTACHMENT_BYTES_MAX)
    throw new Refused('too_large', { file: name, limit: ATTACHMENT_BYTES_MAX, unit: 'bytes' });
  if (bytes.length === 0) throw new Refused('bad_input', { at: 'file', expected: 'content' });
  if (caseOf(deps, caseNo, info.person).attachments.length >= ATTACHMENTS_MAX)
    throw new Refused('too_large', { file: name, limit: ATTACHMENTS_MAX, unit: 'files' });
  const originals = deps.originals();
  const sealed = await originals.put(bytes);
  try {
    const kept = { name, bytes: bytes.length, sha256: sha256Of(bytes), original: sealed.name };
    deps.facts.keep(info, { what: 'case_attached', caseNo, file: kept });
  } catch (fault) {
    if (sealed.isNew) await originals.remove(sealed.name);
    throw fault;
  }
  info.changed('risk', 'record');
  return {};
}

export async function saveAttachment(
  deps: CaseDeps,
  { caseNo, id }: Input<'risk.attachment'>,
  info: CallInfo,
): Promise<Output<'risk.attachment'>> {
  const found = caseOf(deps, caseNo, info.person).attachments.find((each) => each.id === id);
  if (!found) throw new Refused('not_found', { what: 'attachment' });
  const bytes = await deps.originals().get(found.original);
  deps.facts.keep(info, { what: 'attachment_saved', caseNo, sha256: found.sha256 });
  return { token: info.offer(found.fileName, bytes), fileName: found.fileName };
}

/** The sealed files of all cases: no sweep may remove them. */
export const caseOriginals = (facts: RiskFacts): string[] =>
  facts.of('case_attached').map(({ file }) => file.original);
