import { parseNumber } from './feel/decimal.ts';
import { readTemporal } from './feel/temporalText.ts';
import { type FeelValue, makeContext } from './feel/values.ts';

/* Reading the test cases of the DMN Technology Compatibility Kit. */

export interface TckCase {
  readonly id: string;
  /** The decision service or business knowledge model that the case calls; undefined when it asks for decisions. */
  readonly callable: string | undefined;
  readonly inputs: Readonly<Record<string, FeelValue>>;
  readonly results: readonly { readonly name: string; readonly expected: FeelValue }[];
}

interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Tag[];
  text: string;
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const decode = (text: string): string =>
  text.replace(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g, (whole, hex, decimal, name) =>
    hex || decimal ? String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)) : (entities[name] ?? whole),
  );

/** The elements of an XML text, without namespaces; enough for the kit's own files. */
function parseXml(xml: string): Tag {
  const root: Tag = { name: '', attributes: {}, children: [], text: '' };
  const path = [root];
  const tokens =
    /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/g;
  for (const [, cdata, closing, name, attributes = '', empty, text] of xml.matchAll(tokens)) {
    const top = path.at(-1)!;
    if (cdata !== undefined) top.text += cdata;
    else if (text !== undefined) top.text += decode(text);
    else if (closing === '/') path.pop();
    else if (name !== undefined) {
      const tag: Tag = {
        name: name.replace(/^.*:/, ''),
        attributes: Object.fromEntries(
          [...attributes.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, key, double, single]) => [
            key!,
            decode(double ?? single ?? ''),
          ]),
        ),
        children: [],
        text: '',
      };
      top.children.push(tag);
      if (empty !== '/') path.push(tag);
    }
  }
  return root;
}

const childrenOf = (tag: Tag | undefined, name: string): readonly Tag[] =>
  (tag?.children ?? []).filter((child) => child.name === name);
const isNil = (tag: Tag): boolean =>
  Object.entries(tag.attributes).some(([key, value]) => key.endsWith('nil') && value === 'true');

function toValue(tag: Tag | undefined): FeelValue {
  if (!tag || isNil(tag)) return null;
  const components = childrenOf(tag, 'component');
  if (components.length > 0)
    return makeContext(components.map((part) => [part.attributes.name ?? '', toValue(part)] as const));
  const [list] = childrenOf(tag, 'list');
  if (list) return isNil(list) ? null : childrenOf(list, 'item').map(toValue);
  const [value] = childrenOf(tag, 'value');
  return value && !isNil(value) ? scalar(value.attributes['xsi:type'] ?? 'xsd:string', value.text) : null;
}

function scalar(type: string, text: string): FeelValue {
  switch (type.replace(/^.*:/, '')) {
    case 'decimal':
    case 'double':
    case 'integer':
      return parseNumber(text.trim());
    case 'boolean':
      return text.trim() === 'true';
    case 'date':
    case 'time':
    case 'dateTime':
    case 'duration':
      return readTemporal(text.trim());
    default:
      return text;
  }
}

export function readTestCases(xml: string): { readonly model: string; readonly cases: readonly TckCase[] } {
  const [root] = childrenOf(parseXml(xml), 'testCases');
  return {
    model: childrenOf(root, 'modelName')[0]?.text.trim() ?? '',
    cases: childrenOf(root, 'testCase').map((tag) => ({
      id: tag.attributes.id ?? '',
      callable: tag.attributes.invocableName,
      inputs: Object.fromEntries(
        childrenOf(tag, 'inputNode').map((node) => [node.attributes.name ?? '', toValue(node)]),
      ),
      results: childrenOf(tag, 'resultNode').map((node) => ({
        name: node.attributes.name ?? '',
        expected: node.attributes.errorResult === 'true' ? null : toValue(childrenOf(node, 'expected')[0]),
      })),
    })),
  };
}
