/** The mappings' part of the contract: guessed at, tried, saved as versions, retired, handed on. */
import type { CallName, Output } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import type { MappingView } from '../../../../shared/contract/mappings.ts';
import type { CallInfo, HandlersOf } from '../../../platform/handlers.ts';
import { newMappingId } from '../../../platform/ids.ts';
import type { StatementsDeps } from '../deps.ts';
import { mappingFileName, mappingText, readMappingText } from './exchange.ts';
import { guessMapping } from './guess.ts';
import { originalOf } from './original.ts';
import { importsOf, type StoredMapping } from './store.ts';
import { tryMapping } from './try.ts';

type MappingsCall = Extract<CallName, `mappings.${string}`>;

export function mappingsCalls(deps: StatementsDeps): HandlersOf<MappingsCall> {
  const { mappings, record, lines } = deps;
  const shown = (each: StoredMapping): MappingView => ({
    id: each.id,
    version: each.version,
    mapping: each.mapping,
    state: each.state,
    madeAt: each.at,
    madeBy: deps.nameOf(each.by),
    imports: importsOf(each.id, lines.imports()),
  });
  const append = (
    entry: Pick<StoredMapping, 'id' | 'mapping' | 'state'>,
    action: string,
    info: CallInfo,
  ): Output<'mappings.save'> => {
    const { id } = entry;
    const happening = (version: number) => ({ action, subject: { mapping: id, version } });
    try {
      const version = record.write(info, happening, () =>
        mappings.append({ ...entry, at: deps.now(), by: info.person }),
      );
      info.changed('mappings', 'record');
      return { id, version };
    } catch (fault) {
      mappings.forget();
      throw fault;
    }
  };

  return {
    'mappings.list': (input) => ({
      mappings: mappings
        .newest()
        .filter((each) => input.includeRetired || each.state === 'active')
        .map(shown),
    }),
    'mappings.guess': async (input, info) =>
      guessMapping(await originalOf(deps, input.fileToken, info), input.sheet, mappings.newest(), info),
    'mappings.try': async (input, info) =>
      tryMapping(await originalOf(deps, input.fileToken, info), input, info),
    'mappings.save': (input, info) => {
      const replaced = input.replaces === undefined ? null : mappings.get(input.replaces);
      const id = replaced?.id ?? newMappingId();
      return append({ id, mapping: input.mapping, state: 'active' }, 'statements.mapping_saved', info);
    },
    'mappings.retire': (input, info) => {
      const { id, mapping, state } = mappings.get(input.id);
      if (state === 'retired') throw new Refused('already_decided', { what: 'mapping' });
      append({ id, mapping, state: 'retired' }, 'statements.mapping_retired', info);
      return {};
    },
    'mappings.export': (input) => {
      const found = mappings.get(input.id);
      return { fileName: mappingFileName(found.mapping.name), text: mappingText(found) };
    },
    'mappings.import': (input, info) => {
      const { id, mapping } = readMappingText(input.text);
      const { name } = mapping;
      const known = mappings.find(id);
      const isSame = known?.state === 'active' && JSON.stringify(known.mapping) === JSON.stringify(mapping);
      if (isSame) return { id, version: known.version, name };
      return { ...append({ id, mapping, state: 'active' }, 'statements.mapping_imported', info), name };
    },
  };
}
