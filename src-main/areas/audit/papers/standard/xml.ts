/**
 * XML of standard formats, written as it is packed: never one tree of a whole year. Texts are escaped; what XML cannot carry (control characters) stands as
 * its picture of the same name (␀ …), so that one such character in a memo keeps nobody from an audit.
 */
import { element } from '../../../exports/risk/xml.ts';
import { type PackedFile, type Packing, packing } from '../../pack/packer.ts';

/** XML 1.0 carries tab and line ends besides what can be printed; a line end within a text would be lost to most readers. */
const CONTROL = /[\u0000-\u001f]/g;
const NO_CHARACTER = /[\ufffe\uffff]|\p{Cs}/gu;
const PICTURES = 0x2400;

export const plainText = (text: string): string =>
  text
    .replace(CONTROL, (sign) => String.fromCharCode(PICTURES + sign.charCodeAt(0)))
    .replace(NO_CHARACTER, '\ufffd');

type Field = readonly [name: string, text: string];

export class XmlFile {
  readonly #file: Packing;
  readonly #open: string[] = [];

  constructor(name: string, root: string, namespace: string) {
    this.#file = packing(name);
    this.#file.add(`<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${namespace}">\n`);
    this.#open.push(root);
  }

  open(name: string): void {
    this.#file.add(`<${name}>\n`);
    this.#open.push(name);
  }

  close(): void {
    this.#file.add(`</${this.#open.pop() ?? ''}>\n`);
  }

  /** In their order; '' is left out where it says nothing. */
  fields(...fields: readonly Field[]): void {
    for (const [name, text] of fields)
      if (text !== '') this.#file.add(element(name, plainText(text)).join(''));
  }

  record(name: string, ...fields: readonly Field[]): void {
    this.open(name);
    this.fields(...fields);
    this.close();
  }

  drained(): Promise<void> {
    return this.#file.drained();
  }

  async end(): Promise<PackedFile> {
    while (this.#open.length > 0) this.close();
    return await this.#file.end();
  }
}
