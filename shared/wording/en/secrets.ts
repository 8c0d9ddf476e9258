/** Secrets of sources: asked for once, sealed, never shown again. */
import type { SameKeys } from '../same-keys.ts';
import type { secrets as source } from '../zh-cn/secrets.ts';

export const secrets: SameKeys<typeof source> = {
  'statements.tab.sources': 'Sources',
  'secrets.title': 'Passwords and keys that are kept',
  'secrets.text':
    'Sealed in the encrypted ledger: no person, export or log ever sees one. Files that come are opened with them, one after the other.',
  'secrets.empty': 'No password is kept yet',
  'secrets.emptyText':
    'A file under a password asks for it once. When it opens, the password is sealed here, and the next file of that source opens without a question.',
  'secrets.label': 'Source',
  'secrets.kind': 'Kind',
  'secrets.madeAt': 'Kept since',
  'secrets.madeBy': 'Kept by',
  'secrets.lastUsedAt': 'Last used',
  'secrets.forget': 'Forget',
  'secrets.forgetTitle': 'Forget the password of “{{label}}”?',
  'secrets.forgetText':
    'It is erased from the ledger and cannot be had back. Imported lines stay; but the original files it opened can no longer be looked at, and the next file of this source asks for its password again.',
  'secrets.forgotten': 'The password of “{{label}}” is forgotten',
  'secrets.fileLabel': 'Which source is it',
  'secrets.filePassword': 'Password of the file',
  'secrets.openFile': 'Open',
  'secrets.typePassword': 'Type the password',
  'secrets.once':
    'Asked for only this once: a password that opens the file is sealed in the ledger and never shown, and the next file of this source opens by itself. One that opens nothing is not kept.',
  'secrets.wrong': 'That is not the password: the file stays shut, and nothing was kept',
  'secrets.inner': 'The outside is open; what is inside has a password of its own. Type that one now',
  'secrets.opened':
    '{{count}} file opened; its password is sealed || {{count}} files opened; their password is sealed',
  'secretKind.file_password': 'Password of files',
  'secretKind.wechat_v3': 'WeChat Pay API keys',
  'secretKind.alipay': 'Alipay API keys',
  'secretKind.sftp': 'SFTP log-in',
  'task.sources.addPassword': 'Opening files with a password',
};
