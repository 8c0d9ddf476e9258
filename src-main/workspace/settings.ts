/**
 * settings.json: what belongs to the person at this desk and not to a workspace. Language, look, and which workspaces were open lately.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Low } from 'lowdb';
import { z } from 'zod';
import { Refused } from '../../shared/contract/errors.ts';
import { makeFolder } from '../platform/files.ts';
import { openDocument } from './document.ts';
import { isWorkspace } from './workspace-document.ts';

const RECENT_MAX = 12;
const NO_WATCH = { isOn: false, folder: '' };

const settingsSchema = z.object({
  locale: z.enum(['zh-CN', 'en']),
  theme: z.enum(['auto', 'light', 'dark', 'contrast']),
  density: z.enum(['normal', 'compact']),
  recent: z.array(
    z.object({
      id: z.string(),
      folder: z.string(),
      name: z.string(),
      isDemo: z.boolean(),
      lastOpenedAt: z.string(),
    }),
  ),
  /** The last head of each workspace's record that was seen at this desk: an older copy put in its place is behind it. */
  heads: z.record(z.string(), z.string()).default({}),
  /** By workspace: whether its folder for incoming files is watched here, and which it is where it is not the app's own. */
  watches: z.record(z.string(), z.object({ isOn: z.boolean(), folder: z.string() })).default({}),
});
export type SettingsDocument = z.infer<typeof settingsSchema>;
type Recent = SettingsDocument['recent'][number];

export class Settings {
  readonly #document: Low<SettingsDocument>;
  readonly home: string;

  constructor(home: string, document: Low<SettingsDocument>) {
    this.home = home;
    this.#document = document;
  }

  get look(): Pick<SettingsDocument, 'locale' | 'theme' | 'density'> {
    const { locale, theme, density } = this.#document.data;
    return { locale, theme, density };
  }

  async setLook(look: Partial<Pick<SettingsDocument, 'locale' | 'theme' | 'density'>>): Promise<void> {
    await this.#write({ ...this.#document.data, ...look });
  }

  /** Newest first. */
  recent(): readonly (Recent & { readonly isPresent: boolean })[] {
    return this.#document.data.recent.map((each) => ({ ...each, isPresent: isWorkspace(each.folder) }));
  }

  folderOf(id: string): string {
    const found = this.#document.data.recent.find((each) => each.id === id);
    if (!found) throw new Refused('not_found', { what: 'workspace' });
    return found.folder;
  }

  async remember(entry: Recent): Promise<void> {
    const others = this.#document.data.recent.filter(
      (each) => each.id !== entry.id && each.folder !== entry.folder,
    );
    await this.#write({ ...this.#document.data, recent: [entry, ...others].slice(0, RECENT_MAX) });
  }

  /** The signed checkpoint, or '' for none. */
  headOf(workspaceId: string): string {
    return this.#document.data.heads[workspaceId] ?? '';
  }

  async rememberHead(workspaceId: string, checkpoint: string): Promise<void> {
    if (this.headOf(workspaceId) === checkpoint) return;
    const { heads } = this.#document.data;
    await this.#write({ ...this.#document.data, heads: { ...heads, [workspaceId]: checkpoint } });
  }

  async forget(id: string): Promise<void> {
    const recent = this.#document.data.recent.filter((each) => each.id !== id);
    await this.#write({ ...this.#document.data, recent });
  }

  /** A folder of the home for a new workspace, named after it, that is not taken. */
  freeFolder(name: string): string {
    // Letters and digits of any script stay; what a file system may refuse becomes a hyphen.
    const plain = name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '') || 'workspace';
    for (let number = 1; ; number += 1) {
      const folder = join(this.home, 'workspaces', number === 1 ? plain : `${plain}-${number}`);
      if (!existsSync(folder)) return folder;
    }
  }

  /** Where the backups of a workspace lie. */
  backupFolder(workspaceId: string): string {
    return backupFolderIn(this.home, workspaceId);
  }

  /** The folder watched for a workspace's incoming files. */
  watchOf(workspaceId: string): { readonly folder: string; readonly isOn: boolean; readonly isOwn: boolean } {
    const { isOn, folder } = this.#document.data.watches[workspaceId] ?? NO_WATCH;
    const isOwn = folder === '';
    return { folder: isOwn ? join(this.home, 'inbox', workspaceId) : folder, isOn, isOwn };
  }

  async setWatch(
    workspaceId: string,
    change: { readonly isOn?: boolean; readonly folder?: string },
  ): Promise<void> {
    const { watches } = this.#document.data;
    const next = { ...NO_WATCH, ...watches[workspaceId], ...change };
    await this.#write({ ...this.#document.data, watches: { ...watches, [workspaceId]: next } });
  }

  get demoFolder(): string {
    return join(this.home, 'workspaces', 'demo');
  }

  async #write(data: SettingsDocument): Promise<void> {
    this.#document.data = data;
    await this.#document.write();
  }
}

export const backupFolderIn = (home: string, workspaceId: string): string =>
  join(home, 'backups', workspaceId);

/** The locale a new desk starts with: Chinese unless the system clearly speaks something else. */
export function firstLocale(): SettingsDocument['locale'] {
  const system = process.env['LC_ALL'] || process.env['LANG'] || '';
  return /^en/i.test(system) ? 'en' : 'zh-CN';
}

export async function openSettings(home: string): Promise<Settings> {
  await makeFolder(home);
  const { document } = await openDocument(join(home, 'settings.json'), settingsSchema, {
    locale: firstLocale(),
    theme: 'auto',
    density: 'normal',
    recent: [],
    heads: {},
    watches: {},
  });
  return new Settings(home, document);
}
