/** Reads a command's arguments: words and named options, refusing what the command does not know. */
import { parseArgs } from 'node:util';
import { parseDay } from '../../../shared/domain/dates.ts';
import { BadUsage } from './exit.ts';

type Kind = 'text' | 'flag' | 'texts';
export type OptionTable = Readonly<Record<string, Kind>>;
type ValueOf<K extends Kind> = K extends 'flag'
  ? boolean
  : K extends 'texts'
    ? readonly string[]
    : string | null;

export interface ReadArguments<Table extends OptionTable> {
  readonly words: readonly string[];
  readonly options: { readonly [Name in keyof Table]: ValueOf<Table[Name]> };
}

export function readArguments<const Table extends OptionTable>(
  command: string,
  args: readonly string[],
  table: Table,
): ReadArguments<Table> {
  const names = Object.keys(table);
  const config = Object.fromEntries(
    names.map((name) => [
      name,
      table[name] === 'flag'
        ? { type: 'boolean' as const }
        : { type: 'string' as const, multiple: table[name] === 'texts' },
    ]),
  );
  let parsed: { values: Record<string, unknown>; positionals: string[] };
  try {
    parsed = parseArgs({ args: [...args], options: config, allowPositionals: true, strict: true });
  } catch (fault) {
    throw new BadUsage(fault instanceof Error ? fault.message : String(fault), command);
  }
  const options = Object.fromEntries(
    names.map((name) => {
      const value = parsed.values[name];
      if (table[name] === 'flag') return [name, value === true];
      if (table[name] === 'texts') return [name, value ?? []];
      return [name, value ?? null];
    }),
  );
  return { words: parsed.positionals, options: options as ReadArguments<Table>['options'] }; // Built name by name from the table.
}

export function dayOption(command: string, name: string, text: string | null): string | null {
  if (text === null) return null;
  if (text.length !== 10 || parseDay(text) === null)
    throw new BadUsage(`--${name}: ${text} is not a day like 2026-10-18`, command);
  return text;
}

export function numberOption(command: string, name: string, text: string | null, otherwise: number): number {
  if (text === null) return otherwise;
  if (!/^\d{1,9}$/.test(text) || Number(text) < 1)
    throw new BadUsage(`--${name}: ${text} is not a whole number of 1 or more`, command);
  return Number(text);
}
