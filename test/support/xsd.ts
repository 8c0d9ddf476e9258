/**
 * A small strict validator for the part of XML Schema that our own schemas use; it reads the .xsd itself and stops at whatever it does not know, so that
 * nothing is taken for valid because it was not looked at.
 */
import { type SaxesAttributeNS, SaxesParser } from 'saxes';

const XS = 'http://www.w3.org/2001/XMLSchema';

interface Node {
  readonly name: string;
  readonly uri: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
  text: string;
}

function treeOf(xml: string): Node {
  const parser = new SaxesParser({ xmlns: true });
  const top: Node = { name: '', uri: '', attributes: {}, children: [], text: '' };
  const open = [top];
  parser.on('error', (fault) => {
    throw fault;
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    const said = Object.values(attributes).filter(
      (each): each is SaxesAttributeNS =>
        typeof each !== 'string' && each.prefix !== 'xmlns' && each.name !== 'xmlns',
    );
    const node: Node = {
      ...{ name: local, uri, children: [], text: '' },
      attributes: Object.fromEntries(said.map(({ name, value }) => [name, value])),
    };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('text', (text) => {
    const node = open.at(-1);
    if (node) node.text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  const [root] = top.children;
  if (!root) throw new Error('no element');
  return root;
}

type Particle =
  | {
      readonly kind: 'element';
      readonly name: string;
      readonly type: () => Type;
      readonly min: number;
      readonly max: number;
    }
  | {
      readonly kind: 'sequence' | 'choice';
      readonly parts: readonly Particle[];
      readonly min: number;
      readonly max: number;
    };
type Type =
  | { readonly kind: 'simple'; readonly problem: (text: string) => string }
  | { readonly kind: 'complex'; readonly content: Particle };

const BUILT_IN: Readonly<Record<string, (text: string) => boolean>> = {
  'xs:string': () => true,
  'xs:date': (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)),
  'xs:nonNegativeInteger': (text) => /^\d+$/.test(text),
  'xs:positiveInteger': (text) => /^0*[1-9]\d*$/.test(text),
};

/** What is wrong with a document, by paths; nothing where it is valid. */
export function faultsAgainst(xsd: string, xml: string): readonly string[] {
  const schema = treeOf(xsd);
  const namespace = schema.attributes['targetNamespace'] ?? '';
  const named = new Map(
    schema.children
      .filter(({ name }) => name !== 'element')
      .map((each) => [each.attributes['name'] ?? '', each]),
  );
  const types = new Map<string, Type>();
  const typeNamed = (name: string): Type => {
    const isBuiltIn = BUILT_IN[name];
    if (isBuiltIn) return { kind: 'simple', problem: (text) => (isBuiltIn(text) ? '' : `no ${name}`) };
    const local = name.replace(/^\w+:/, '');
    const node = named.get(local);
    if (!node || name.startsWith('xs:')) throw new Error(`type ${name}`);
    const known = types.get(local) ?? typeFrom(node);
    types.set(local, known);
    return known;
  };
  const typeFrom = (node: Node): Type => {
    const [inner, ...others] = node.children;
    if (!inner || others.length > 0 || inner.uri !== XS) throw new Error(`${node.name} of one part`);
    if (node.name === 'complexType') return { kind: 'complex', content: particleOf(inner) };
    if (node.name !== 'simpleType' || inner.name !== 'restriction') throw new Error(node.name);
    const base = typeNamed(inner.attributes['base'] ?? '');
    if (base.kind !== 'simple') throw new Error('restriction of a simple type');
    const facets = Map.groupBy(inner.children, ({ name }) => name);
    const values = (name: string) => (facets.get(name) ?? []).map((each) => each.attributes['value'] ?? '');
    const rules: ((text: string) => string)[] = [...facets.keys()].map((name) => {
      const all = values(name);
      const number = Number(all[0]);
      if (name === 'enumeration') return (text) => (all.includes(text) ? '' : `none of ${all.join(' ')}`);
      if (name === 'pattern') {
        const patterns = all.map((each) => new RegExp(`^(?:${each})$`, 'u'));
        return (text) => (patterns.some((each) => each.test(text)) ? '' : `not like ${all.join(' ')}`);
      }
      if (name === 'minLength') return (text) => ([...text].length >= number ? '' : 'too short');
      if (name === 'maxLength') return (text) => ([...text].length <= number ? '' : 'too long');
      throw new Error(`facet ${name}`);
    });
    return {
      kind: 'simple',
      problem: (text) => [base.problem, ...rules].map((rule) => rule(text)).find((each) => each !== '') ?? '',
    };
  };
  const particleOf = (node: Node): Particle => {
    const { name, attributes, children } = node;
    const known = ['name', 'type', 'minOccurs', 'maxOccurs'];
    const strange = Object.keys(attributes).find((each) => !known.includes(each));
    if (strange !== undefined || node.uri !== XS) throw new Error(`${name} ${strange}`);
    const min = Number(attributes['minOccurs'] ?? 1);
    const max =
      attributes['maxOccurs'] === 'unbounded'
        ? Number.POSITIVE_INFINITY
        : Number(attributes['maxOccurs'] ?? 1);
    if (name === 'sequence' || name === 'choice')
      return { kind: name, parts: children.map(particleOf), min, max };
    if (name !== 'element') throw new Error(name);
    const [own] = children;
    const type = attributes['type'];
    if ((own === undefined) === (type === undefined)) throw new Error(`one type of ${attributes['name']}`);
    return {
      ...{ kind: 'element', name: attributes['name'] ?? '', min, max },
      type: () => (own ? typeFrom(own) : typeNamed(type ?? '')),
    };
  };

  const faults: string[] = [];
  /** The place behind what fits from `at` on, or -1. Our content models need no second try. */
  const take = (particle: Particle, nodes: readonly Node[], at: number, path: string): number => {
    let place = at;
    for (let times = 0; times < particle.max; times += 1) {
      const next = takeOnce(particle, nodes, place, path);
      if (next < 0 || next === place) return times >= particle.min || next === place ? place : -1;
      place = next;
    }
    return place;
  };
  const takeOnce = (particle: Particle, nodes: readonly Node[], at: number, path: string): number => {
    if (particle.kind === 'element') {
      const node = nodes[at];
      if (node?.name !== particle.name || node.uri !== namespace) return -1;
      check(node, particle.type(), `${path}/${node.name}`);
      return at + 1;
    }
    if (particle.kind === 'choice') {
      for (const part of particle.parts) {
        const next = take(part, nodes, at, path);
        if (next > at) return next;
      }
      return -1;
    }
    let place = at;
    for (const part of particle.parts) {
      place = take(part, nodes, place, path);
      if (place < 0) {
        faults.push(`${path}: ${part.kind === 'element' ? part.name : part.kind} expected`);
        return -1;
      }
    }
    return place;
  };
  const check = (node: Node, type: Type, path: string): void => {
    if (Object.keys(node.attributes).length > 0) faults.push(`${path}: attribute`);
    if (type.kind === 'simple') {
      const problem = node.children.length > 0 ? 'has elements' : type.problem(node.text);
      if (problem !== '') faults.push(`${path}: ${problem}`);
      return;
    }
    if (node.text.trim() !== '') faults.push(`${path}: text`);
    const end = take(type.content, node.children, 0, path);
    const extra = node.children[end];
    if (end >= 0 && extra) faults.push(`${path}: ${extra.name} not expected`);
  };
  const root = treeOf(xml);
  const declared = schema.children.find(
    (each) => each.name === 'element' && each.attributes['name'] === root.name,
  );
  if (!declared || root.uri !== namespace) return [`${root.name}: not in the schema`];
  const particle = particleOf(declared);
  if (particle.kind === 'element') check(root, particle.type(), root.name);
  return faults;
}
