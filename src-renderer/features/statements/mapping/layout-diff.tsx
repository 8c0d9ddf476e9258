/** A format we know, and what differs in this file: columns that were found, that are missing, that nobody knows. Above the grid, so that the eye goes from a name to its column. */
import { IconAlertTriangle, IconCheck, IconPlus, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { RefusedFile } from '../../../../shared/contract/shapes.ts';
import { Tag, type Tone } from '../../../ui/tag.tsx';
import { useWords, type Words } from '../../../ui/words.ts';
import classes from './layout-diff.module.css';
import { columnName, listIn, namesIn } from './refusal-names.ts';

const PARTS = [
  { fact: 'missing', tone: 'bad', icon: <IconX size={12} aria-hidden /> },
  { fact: 'notUnderstood', tone: 'warn', icon: <IconPlus size={12} aria-hidden /> },
  { fact: 'understood', tone: 'ok', icon: <IconCheck size={12} aria-hidden /> },
] as const satisfies readonly { readonly fact: string; readonly tone: Tone; readonly icon: ReactNode }[];

interface LayoutDiffProps {
  readonly refused: RefusedFile;
  /** Headings of the file. */
  readonly header: readonly string[];
}

export function LayoutDiff({ refused, header }: LayoutDiffProps) {
  const words = useWords();
  const { facts, refusal } = refused;
  const named = namesIn(words, 'adapter', facts['adapter'] ?? '');
  const parts = PARTS.map((part) => ({
    ...part,
    columns: columnsOf(words, part.fact, facts, header),
  })).filter(({ columns }) => columns.length > 0);
  if (parts.length === 0) return null; // Of a table that resembles nothing there is nothing to compare.
  return (
    <div className={classes.diff} role="note">
      <p>
        <IconAlertTriangle size={15} aria-hidden />
        <strong>{words.or(`refusal.${refusal}`, refusal, facts)}</strong>
        {named === '' ? null : <span>{words('mapping.nearest', { format: named })}</span>}
      </p>
      <dl>
        {parts.map(({ fact, tone, icon, columns }) => (
          <div key={fact}>
            <dt>{words(`mapping.diff.${fact}`)}</dt>
            <dd>
              {columns.map((column) => (
                <Tag key={column} tone={tone} icon={icon} data-code>
                  {columnName(words, column)}
                </Tag>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** What is new, where a mapping of hers was nearly meant, is every heading it does not know; our own formats name it themselves. */
function columnsOf(
  words: Words,
  fact: string,
  facts: RefusedFile['facts'],
  header: readonly string[],
): string[] {
  const named = listIn(facts[fact]);
  const understood = String(facts['understood'] ?? '');
  const isOwn = listIn(facts['adapter']).some((adapter) => words.or(`format.${adapter}`, '') !== '');
  if (fact !== 'notUnderstood' || isOwn || understood === '' || understood.length >= FACT_LENGTH_MAX)
    return named;
  const known = listIn(understood);
  return [...new Set([...named, ...header.filter((heading) => heading !== '' && !known.includes(heading))])];
}

/** A list of headings that long was cut short: it does not say what is missing from it. */
const FACT_LENGTH_MAX = 1000;
