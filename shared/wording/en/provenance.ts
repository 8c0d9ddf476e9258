/** Provenance and proof: from a figure back to the row, column and text of the file; copies of originals. */
import type { SameKeys } from '../same-keys.ts';
import type { provenance as source } from '../zh-cn/provenance.ts';

export const provenance: SameKeys<typeof source> = {
  'source.sheet': 'sheet “{{sheet}}”',
  'source.row': 'row {{row}}',
  'source.entry': 'entry {{row}}',
  'source.and': ', ',
  'source.atCell': 'cell {{column}}{{row}}',
  'source.atCellNamed': 'cell {{column}}{{row}} ({{name}})',
  'source.atColumn': 'column {{column}}',
  'source.atColumnNamed': 'column {{column}} ({{name}})',
  'source.atPath': '{{path}}',
  'source.fieldFrom': '{{field}} comes from {{place}}',
  'source.showBlanks': 'Show blanks',
  'source.rows': 'The rows around it in the file',
  'source.column': 'Column',
  'source.path': 'Path',
  'source.heading': 'Heading',
  'source.cell': 'As printed',
  'source.readInto': 'Read as',
  'original.save': 'Save the original',
  'original.title': 'Save the original of {{file}}?',
  'original.text':
    'Byte for byte as it came in; protected content in it is not masked. Who took it, when and why goes into the record.',
  'original.confirm': 'Save',
  'original.saved': '{{file}} saved',
  'proof.failedFile': 'fails: {{what}}',
  'proof.missingFile': 'missing: {{what}}',
  'proof.andMore': 'and others, {{count}} in all',
  'proof.wholeFile': 'The file as a whole',
  'proof.checks': '{{count}} check || {{count}} checks',
  'proof.broken': '{{count}} fails || {{count}} fail',
  'proof.differing': '{{count}} differs (advisory) || {{count}} differ (advisory)',
  'proof.moreParts': 'Show {{count}} more part || Show {{count}} more parts',
  'proof.showRow': 'Show row {{row}} of the file',
};
