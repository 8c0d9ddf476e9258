/**
 * The calls before and around a workspace: which there are, making and opening one, the demo, locking; and the settings of this desk.
 */
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Refused } from '../../shared/contract/errors.ts';
import { checkPassword } from '../areas/access/password-check.ts';
import { restoreFirst } from '../areas/backup/first-restore.ts';
import { writeAtomic } from '../platform/files.ts';
import type { CallInfo, HandlersOf } from '../platform/handlers.ts';
import { newToken } from '../platform/ids.ts';
import type { Settings } from '../workspace/settings.ts';
import { forgetDevice, rememberDevice } from '../workspace/slot-keeping.ts';
import { createWorkspace } from '../workspace/workspace.ts';
import { hasDevice, hasPeople, isWorkspace, readWorkspaceDocument } from '../workspace/workspace-document.ts';
import { openDemo } from './demo/workspace.ts';
import type { Desk } from './desk.ts';
import type { Desks } from './desks.ts';
import { noteDocument } from './founding.ts';
import type { EngineOptions } from './handle.ts';
import type { TypedAtTheDoor } from './log-in.ts';
import type { Session } from './sessions.ts';
import { VERSION } from './version.ts';

export interface WorkspaceDeps {
  readonly settings: Settings;
  readonly options: EngineOptions;
  readonly now: () => string;
  readonly desks: Desks;
  readonly sessionOf: (session: string) => Session;
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
  | 'workspace.restore'
  | 'workspace.lock'
  | 'settings.get'
  | 'settings.set'
  | 'task.cancel';

export function workspaceCalls(deps: WorkspaceDeps): HandlersOf<WorkspaceCall> {
  const { settings, options, now } = deps;
  const enter = async (folder: string, typed: TypedAtTheDoor, info: CallInfo): Promise<Desk> => {
    const desk = await deps.desks.enter(info.session, folder, typed);
    const { id, name, isDemo } = desk.workspace.document;
    await settings.remember({ id, folder, name, isDemo, lastOpenedAt: now() });
    info.changed('workspace');
    return desk;
  };
  return {
    'workspace.status': async (_, info) => {
      const session = deps.sessionOf(info.session);
      const { desk, person } = session;
      const document = desk?.workspace.document;
      return {
        state: desk ? 'open' : 'closed',
        id: document?.id ?? '',
        name: document?.name ?? '',
        isDemo: document?.isDemo ?? false,
        person: desk?.people.nameOf(person) ?? '',
        personId: person,
        roles: [...(desk?.people.find(person)?.roles ?? [])],
        rights: [...(desk?.people.rightsOf(person) ?? [])],
        owes: desk?.people.owesPassword(person, session.isOnce, now()) ? 'password' : 'nothing',
        hasSecondFactor: (desk?.people.find(person)?.secondFactor ?? null) !== null,
        idleMinutes: desk?.people.profile().idleMinutes ?? 0,
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
      await checkPassword(input.password, { names: [input.name, input.person], isPci: false });
      const { recoveryCode } = await createWorkspace(folder, {
        name: input.name,
        owner: input.person,
        password: input.password,
        isDemo: false,
        createdAt: now(),
      });
      await enter(folder, { login: '', secret: input.password, code: '' }, info);
      return { recoveryCode };
    },
    'workspace.open': async (input, info) => {
      const { login = '', secret, code = '' } = input;
      await enter(await folderOf(deps, input.id), { login, secret, code }, info);
      return {};
    },
    'workspace.openDemo': async (_, info) => {
      await openDemo(
        {
          folder: settings.demoFolder,
          around: {
            now,
            locale: () => settings.look.locale,
            backupFolder: (id) => settings.backupFolder(id),
          },
          enter: (folder, secret) => enter(folder, { login: '', secret, code: '' }, info),
        },
        info,
      );
      return {};
    },
    'workspace.rememberDevice': async (input, info) => {
      const { workspace, record } = openDeskOf(deps, info);
      await rememberDevice(workspace, info.person, input, now);
      record.note(info, { action: 'access.device_remembered', subject: { person: info.person } });
      info.changed('workspace', 'access', 'record', 'signals');
      return { id: workspace.document.id };
    },
    'workspace.forgetDevice': async (_, info) => {
      const { workspace, record } = openDeskOf(deps, info);
      await forgetDevice(workspace, info.person);
      record.note(info, { action: 'access.device_forgotten', subject: { person: info.person } });
      info.changed('workspace', 'access', 'record', 'signals');
      return { id: workspace.document.id };
    },
    'workspace.restore': async ({ file, login = '', secret }, info) => {
      const { name, bytes } = await info.file(file);
      const path = join(options.home, `restoring-${newToken()}`);
      try {
        await writeAtomic(path, bytes);
        const restored = await restoreFirst(
          {
            file: path,
            typed: { secret, login, now },
            attemptsIn: ({ manifest }) => join(options.home, 'restores', manifest.workspaceId),
            folderFor: (workspace) => {
              const isHere = settings.recent().some((each) => each.id === workspace.id && each.isPresent);
              if (isHere) throw new Refused('workspace_exists', { workspace: workspace.name, file: name });
              return settings.freeFolder(workspace.name);
            },
            noteDocument,
          },
          info,
        );
        const { id, folder, isDemo } = restored;
        await settings.remember({ id, folder, name: restored.name, isDemo, lastOpenedAt: now() });
        info.changed('workspace');
        return { id };
      } finally {
        await rm(path, { force: true });
      }
    },
    'workspace.forget': async (input, info) => {
      await settings.forget(input.id);
      info.changed('workspace');
      return {};
    },
    'workspace.lock': async (_, info) => {
      info.changed('workspace');
      await deps.desks.leave(deps.sessionOf(info.session), 'session.log_out');
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

export function openDeskOf(deps: WorkspaceDeps, info: CallInfo): Desk {
  const { desk } = deps.sessionOf(info.session);
  if (!desk) throw new Refused('locked', {});
  return desk;
}

/** The workspaces to show, the one named on the command line first. */
async function recentOf({ settings, options }: WorkspaceDeps) {
  const recent = await Promise.all(
    settings.recent().map(async ({ id, folder, name, isDemo, isPresent, lastOpenedAt }) => {
      // A document that cannot be read says why when it is opened, not here.
      const document = await readWorkspaceDocument(folder).catch(() => null);
      return {
        id,
        name,
        isDemo,
        isPresent,
        hasDevice: document !== null && hasDevice(document),
        hasPeople: document !== null && hasPeople(document),
        lastOpenedAt,
      };
    }),
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
    hasPeople: hasPeople(document),
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
