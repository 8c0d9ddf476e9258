/**
 * The calls before and around a workspace: which there are, making and opening one, the demo, locking; and the settings of this desk.
 */
import { basename, join } from 'node:path';
import { Refused } from '../../shared/contract/errors.ts';
import type { CallInfo, HandlersOf } from '../platform/handlers.ts';
import type { Settings } from '../workspace/settings.ts';
import {
  createWorkspace,
  forgetDevice,
  hasDevice,
  isWorkspace,
  type OpenedWorkspace,
  openWorkspace,
  readWorkspaceDocument,
  rememberDevice,
} from '../workspace/workspace.ts';
import { openDemo } from './demo-workspace.ts';
import type { Desk } from './desk.ts';
import type { EngineOptions } from './handle.ts';
import { VERSION } from './version.ts';

export interface WorkspaceDeps {
  readonly settings: Settings;
  readonly options: EngineOptions;
  readonly now: () => string;
  readonly enter: (session: string, workspace: OpenedWorkspace) => Promise<Desk>;
  readonly leave: (session: string) => Promise<void>;
  readonly deskOf: (session: string) => Desk | null;
  readonly cancel: (session: string, taskId: string) => void;
}

type WorkspaceCall =
  | 'workspace.status'
  | 'workspace.create'
  | 'workspace.open'
  | 'workspace.openDemo'
  | 'workspace.rememberDevice'
  | 'workspace.forgetDevice'
  | 'workspace.forget'
  | 'workspace.lock'
  | 'settings.get'
  | 'settings.set'
  | 'task.cancel';

export function workspaceCalls(deps: WorkspaceDeps): HandlersOf<WorkspaceCall> {
  const { settings, options, now } = deps;
  const enter = async (folder: string, secret: string, info: CallInfo): Promise<Desk> => {
    if (deps.deskOf(info.session)?.workspace.folder === folder) await deps.leave(info.session);
    const workspace = await openWorkspace(folder, secret);
    const desk = await deps.enter(info.session, workspace);
    const { id, name, isDemo } = workspace.document;
    await settings.remember({ id, folder, name, isDemo, lastOpenedAt: now() });
    info.changed('workspace');
    return desk;
  };
  return {
    'workspace.status': async (_, info) => {
      const desk = deps.deskOf(info.session);
      return {
        state: desk ? 'open' : 'closed',
        id: desk?.workspace.document.id ?? '',
        name: desk?.workspace.document.name ?? '',
        isDemo: desk?.workspace.document.isDemo ?? false,
        person: info.person,
        recent: await recentOf(deps),
        startsOnDemo: options.startsOnDemo && options.workspace === null && settings.recent().length === 0,
        version: VERSION,
        home: basename(options.home),
      };
    },
    'workspace.create': async (input, info) => {
      const folder =
        options.workspace !== null && !isWorkspace(options.workspace)
          ? options.workspace
          : settings.freeFolder(input.name);
      const { recoveryCode } = await createWorkspace(folder, {
        name: input.name,
        owner: input.person,
        password: input.password,
        isDemo: false,
        createdAt: now(),
      });
      await enter(folder, input.password, info);
      return { recoveryCode };
    },
    'workspace.open': async (input, info) => {
      await enter(await folderOf(deps, input.id), input.secret, info);
      return {};
    },
    'workspace.openDemo': async (_, info) => {
      await openDemo(
        { folder: settings.demoFolder, now, enter: (folder, secret) => enter(folder, secret, info) },
        info,
      );
      return {};
    },
    'workspace.rememberDevice': async (input, info) => {
      const { workspace } = openDeskOf(deps, info);
      await rememberDevice(workspace.folder, info.person, input.password, input.deviceKey);
      info.changed('workspace');
      return { id: workspace.document.id };
    },
    'workspace.forgetDevice': async (_, info) => {
      const { workspace } = openDeskOf(deps, info);
      await forgetDevice(workspace.folder, info.person);
      info.changed('workspace');
      return { id: workspace.document.id };
    },
    'workspace.forget': async (input, info) => {
      await settings.forget(input.id);
      info.changed('workspace');
      return {};
    },
    'workspace.lock': async (_, info) => {
      info.changed('workspace');
      await deps.leave(info.session);
      return {};
    },
    'settings.get': () => settings.look,
    'settings.set': async (input, info) => {
      await settings.setLook({
        ...(input.locale && { locale: input.locale }),
        ...(input.theme && { theme: input.theme }),
        ...(input.density && { density: input.density }),
      });
      info.changed('settings');
      return {};
    },
    'task.cancel': (input, info) => {
      deps.cancel(info.session, input.taskId);
      return {};
    },
  };
}

function openDeskOf(deps: WorkspaceDeps, info: CallInfo): Desk {
  const desk = deps.deskOf(info.session);
  if (!desk) throw new Refused('locked', {});
  return desk;
}

/** The workspaces to show, the one named on the command line first. */
async function recentOf({ settings, options }: WorkspaceDeps) {
  const recent = await Promise.all(
    settings.recent().map(async ({ id, folder, name, isDemo, isPresent, lastOpenedAt }) => ({
      id,
      name,
      isDemo,
      isPresent,
      // A document that cannot be read says why when it is opened, not here.
      hasDevice: await readWorkspaceDocument(folder).then(hasDevice, () => false),
      lastOpenedAt,
    })),
  );
  if (options.workspace === null || !isWorkspace(options.workspace)) return recent;
  const document = await readWorkspaceDocument(options.workspace);
  const { id, name, isDemo } = document;
  const held = recent.find((each) => each.id === id);
  const named = {
    id,
    name,
    isDemo,
    isPresent: true,
    hasDevice: hasDevice(document),
    lastOpenedAt: held?.lastOpenedAt ?? '',
  };
  return [named, ...recent.filter((each) => each.id !== id)];
}

async function folderOf({ settings, options }: WorkspaceDeps, id: string): Promise<string> {
  if (options.workspace !== null && isWorkspace(options.workspace)) {
    if ((await readWorkspaceDocument(options.workspace)).id === id) return options.workspace;
  }
  const folder = settings.folderOf(id);
  if (!isWorkspace(folder)) throw new Refused('workspace_missing', { workspace: basename(folder) });
  return join(folder);
}
