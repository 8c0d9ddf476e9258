/** Settings: language, appearance, density. */
import type { SameKeys } from '../same-keys.ts';
import type { settings as source } from '../zh-cn/settings.ts';

export const settings: SameKeys<typeof source> = {
  'settings.title': 'Settings',
  'settings.look': 'Display',
  'settings.locale': 'Language',
  'settings.locale.zh-CN': '简体中文',
  'settings.locale.en': 'English',
  'settings.theme': 'Appearance',
  'settings.theme.auto': 'System',
  'settings.theme.light': 'Light',
  'settings.theme.dark': 'Dark',
  'settings.theme.contrast': 'High contrast',
  'settings.themeText': 'High contrast also follows the contrast setting of the system',
  'settings.density': 'Row height',
  'settings.density.normal': 'Normal 32',
  'settings.density.compact': 'Compact 28',
  'settings.workspace': 'Workspace',
  'settings.workspaceName': 'Name',
  'settings.device': 'Key store of this machine',
  'settings.deviceOn': 'The key store of this machine opens this workspace without the password.',
  'settings.deviceOff':
    'Lets the key store of this machine open this workspace; password and recovery code stay valid.',
  'settings.deviceForget': 'No longer remember',
  'settings.deviceRemember': 'Remember this machine',
  'settings.rules': 'Log-in rules and people',
  'settings.rulesText': 'Idle lock, PCI rules, roles and keys are under People and keys.',
  'settings.rulesGo': 'People and keys',
  'settings.home': 'New workspaces are made in',
  'settings.version': 'Version',
};
