/**
 * Secrets of sources: passwords of files and keys of channels. They go in and are used; no call ever answers with one.
 */
import { z } from 'zod';
import { call, nothing, password, taskId } from './call.ts';
import { count, id } from './shapes.ts';

export const SECRET_KINDS = ['file_password', 'wechat_v3', 'alipay', 'sftp'] as const;
export type SecretKind = (typeof SECRET_KINDS)[number];

export const SECRET_LABEL_MAX = 80;

const secretView = z.object({
  id,
  kind: z.enum(SECRET_KINDS),
  /** What she calls the source it is for. */
  label: z.string(),
  madeBy: z.string(),
  madeAt: z.string(),
  /** '' until it was used. */
  lastUsedAt: z.string(),
});
export type SecretView = z.infer<typeof secretView>;

export const secretsCalls = {
  /** The last used first. */
  'sources.secrets': call('import', nothing, z.object({ secrets: z.array(secretView) })),
  /**
   * Tries a password on every file that waits under one. It is kept only when it opened something: `secretId` is null otherwise, and what was
   * refused stays refused.
   */
  'sources.addPassword': call(
    'import',
    z.object({ label: z.string().trim().min(1).max(SECRET_LABEL_MAX), password, taskId }),
    z.object({ secretId: id.nullable(), opened: count, locked: count }),
  ),
  /** What it opened stays imported; originals under it can no longer be looked at. */
  'sources.forgetSecret': call('import', z.object({ id }), nothing),
} as const;
