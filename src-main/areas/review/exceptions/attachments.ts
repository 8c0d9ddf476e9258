/**
 * Files put to an exception: sealed like the originals they lie among, named by what they are, handed out only as a copy that the record knows of.
 * Taking one off is a fact; its bytes stay.
 */
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import {
  ATTACHMENT_BYTES_MAX,
  ATTACHMENTS_MAX,
  type Attachment,
} from '../../../../shared/contract/review.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import { sha256Of } from '../../../platform/sha256.ts';
import type { Originals } from '../../../workspace/originals.ts';
import { savedName } from '../../statements/source/rules/saved-name.ts';
import type { DecideDeps } from '../groups/decide.ts';
import { type Attached, appendDetails, detailStandings } from './exception-details.ts';

export interface AttachmentDeps extends DecideDeps {
  readonly originals: Pick<Originals, 'put' | 'get' | 'remove'>;
  readonly nameOf: (person: string) => string;
}

const attachedTo = (deps: AttachmentDeps, key: string): readonly Attached[] =>
  detailStandings(deps.ledger).get(key)?.attachments ?? [];

export const attachmentViews = (deps: AttachmentDeps, key: string): Attachment[] =>
  attachedTo(deps, key).map(({ id, name, bytes, sha256, at, by }) => ({
    id,
    name,
    bytes,
    sha256,
    at,
    by: deps.nameOf(by),
  }));

export async function attach(
  deps: AttachmentDeps,
  input: Input<'exceptions.attach'>,
  info: CallInfo,
): Promise<Output<'exceptions.attach'>> {
  const { name: given, bytes } = await info.file(input.file);
  const name = savedName(given);
  if (bytes.length > ATTACHMENT_BYTES_MAX)
    throw new Refused('too_large', { file: name, limit: ATTACHMENT_BYTES_MAX, unit: 'bytes' });
  if (bytes.length === 0) throw new Refused('bad_input', { at: 'file', expected: 'content' });
  const refuseUnfit = () => {
    if (!deps.standing.exception(input.key)) throw new Refused('not_found', { what: 'exception' });
    if (attachedTo(deps, input.key).length >= ATTACHMENTS_MAX)
      throw new Refused('too_large', { file: name, limit: ATTACHMENTS_MAX, unit: 'files' });
  };
  refuseUnfit();
  const sha256 = sha256Of(bytes);
  const sealed = await deps.originals.put(bytes);
  try {
    refuseUnfit(); // Sealing took time.
    const file = { name, bytes: bytes.length, sha256, original: sealed.name };
    const detail = {
      exceptionKey: input.key,
      at: deps.now(),
      by: info.person,
      action: 'attach',
      file,
    } as const;
    const subject = { exception: input.key, sha256, bytes: bytes.length };
    const [id = 0] = deps.record.write(info, { action: 'exceptions.attached', subject }, () =>
      appendDetails(deps.ledger, [detail]),
    );
    return { id };
  } catch (fault) {
    if (sealed.isNew) await deps.originals.remove(sealed.name);
    throw fault;
  }
}

export function detach(deps: AttachmentDeps, input: Input<'exceptions.detach'>, info: CallInfo): void {
  const found = getAttached(deps, input);
  const detail = { exceptionKey: input.key, at: deps.now(), by: info.person, action: 'detach' } as const;
  const subject = { exception: input.key, sha256: found.sha256 };
  deps.record.write(info, { action: 'exceptions.detached', subject }, () =>
    appendDetails(deps.ledger, [{ ...detail, attachment: found.id }]),
  );
}

export async function saveAttachment(
  deps: AttachmentDeps,
  input: Input<'exceptions.saveAttachment'>,
  info: CallInfo,
): Promise<Output<'exceptions.saveAttachment'>> {
  const found = getAttached(deps, input);
  const bytes = await deps.originals.get(found.original);
  const subject = { exception: input.key, sha256: found.sha256, bytes: bytes.length };
  deps.record.note(info, { action: 'exceptions.attachment_saved', subject });
  return { token: info.offer(found.name, bytes), fileName: found.name };
}

function getAttached(deps: AttachmentDeps, { key, id }: Input<'exceptions.detach'>): Attached {
  const found = attachedTo(deps, key).find((each) => each.id === id);
  if (!found) throw new Refused('not_found', { what: 'attachment' });
  return found;
}
