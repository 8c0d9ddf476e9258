/**
 * What an .xlsx says about itself: its sheets in order and where they are, which cell styles are dates, which calendar it counts by.
 *
 * Everything is found by its relation, never by a file name; names are compared without case and with either slash, as Excel does.
 */
import { RefusedStatement } from '../refused-statement.ts';
import type { ZipMember } from '../zip.ts';
import { builtInKind, kindOfFormat, type NumberKind } from './cell-text.ts';
import { walkWhole } from './xml-walk.ts';

/** Workbook, relations and styles of the largest real workbooks are a few megabytes. */
const PART_BYTES_MAX = 32 * 1024 ** 2;
const SHEETS_MAX = 1000;

export interface XlsxParts {
  readonly sheets: readonly { readonly name: string; readonly member: ZipMember }[];
  readonly sharedStrings: ZipMember | null;
  /** By the number of the cell's style. */
  readonly kinds: readonly NumberKind[];
  readonly is1904: boolean;
}

const plainPath = (path: string): string => path.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();

export async function readXlsxParts(members: readonly ZipMember[]): Promise<XlsxParts> {
  const byPath = new Map(members.map((member) => [plainPath(member.name), member]));
  const root = await relationsOf(byPath, '');
  const path = [...root.values()].find((each) => each.type === 'officeDocument')?.path ?? 'xl/workbook.xml';
  const workbook = byPath.get(path);
  if (!workbook) throw new RefusedStatement('damaged', { what: 'workbook' });
  const relations = await relationsOf(byPath, path);
  const { named, is1904 } = await readBook(workbook);
  const partOf = (type: string) => {
    const found = [...relations.values()].find((each) => each.type === type);
    return found ? byPath.get(found.path) : undefined;
  };
  const sheets = named.flatMap(({ name, id }) => {
    const relation = relations.get(id);
    // Charts and dialogs have no cells.
    if (relation && relation.type !== 'worksheet') return [];
    const member = relation ? byPath.get(relation.path) : undefined;
    if (!member) throw new RefusedStatement('damaged', { what: 'workbook' });
    return [{ name, member }];
  });
  if (sheets.length > SHEETS_MAX)
    throw new RefusedStatement('too_large', { limit: SHEETS_MAX, count: sheets.length });
  const styles = partOf('styles');
  return {
    sheets,
    sharedStrings: partOf('sharedStrings') ?? null,
    kinds: styles ? await readKinds(styles) : [],
    is1904,
  };
}

async function readPart(member: ZipMember): Promise<Buffer> {
  if (member.size > PART_BYTES_MAX)
    throw new RefusedStatement('too_large', { limit: PART_BYTES_MAX, bytes: member.size });
  return await member.read();
}

interface Relation {
  readonly type: string;
  readonly path: string;
}

async function relationsOf(
  byPath: ReadonlyMap<string, ZipMember>,
  path: string,
): Promise<ReadonlyMap<string, Relation>> {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const member = byPath.get(`${folder}_rels/${path.slice(folder.length)}.rels`);
  const found = new Map<string, Relation>();
  if (!member) return found;
  await walkWhole(await readPart(member), {
    open: (name, { Id: id = '', Type: type = '', Target: target = '' }) => {
      if (name !== 'Relationship') return;
      found.set(id, { type: type.slice(type.lastIndexOf('/') + 1), path: resolved(folder, target) });
    },
    text: () => {},
    close: () => {},
  });
  return found;
}

/** 'worksheets/sheet1.xml', './x', '../x' or '/xl/worksheets/sheet1.xml'. */
function resolved(folder: string, target: string): string {
  const isAbsolute = /^[/\\]/.test(target);
  const steps: string[] = [];
  for (const step of plainPath(isAbsolute ? target : `${folder}${target}`).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

async function readBook(
  member: ZipMember,
): Promise<{ named: { name: string; id: string }[]; is1904: boolean }> {
  const named: { name: string; id: string }[] = [];
  let is1904 = false;
  await walkWhole(await readPart(member), {
    open: (name, attributes) => {
      if (name === 'sheet') {
        // 'r:id' as a rule; the prefix is whatever the writer chose.
        const id = Object.entries(attributes).find(([key]) => /:id$/i.test(key))?.[1] ?? '';
        named.push({ name: attributes['name'] ?? '', id });
      } else if (name === 'workbookPr') is1904 = /^(1|true)$/i.test(attributes['date1904'] ?? '');
    },
    text: () => {},
    close: () => {},
  });
  return { named, is1904 };
}

async function readKinds(member: ZipMember): Promise<NumberKind[]> {
  const formats = new Map<string, string>();
  const ids: string[] = [];
  let isCellStyles = false;
  await walkWhole(await readPart(member), {
    open: (name, attributes) => {
      const id = attributes['numFmtId'] ?? '';
      // Differential styles (dxf) have formats of their own under the same numbers; the first one counts.
      if (name === 'numFmt' && !formats.has(id)) formats.set(id, attributes['formatCode'] ?? '');
      else if (name === 'cellXfs') isCellStyles = true;
      else if (name === 'xf' && isCellStyles) ids.push(id);
    },
    text: () => {},
    close: (name) => {
      if (name === 'cellXfs') isCellStyles = false;
    },
  });
  return ids.map((id) => {
    const format = formats.get(id);
    return format === undefined ? builtInKind(Number(id)) : kindOfFormat(format);
  });
}
