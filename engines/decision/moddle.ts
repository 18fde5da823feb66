import { DmnModdle, type ModdleElement } from 'dmn-moddle';
import dmn13 from 'dmn-moddle/resources/dmn/json/dmn13.json' with { type: 'json' };

/* Reading XML with dmn-moddle, which knows DMN 1.3: the other versions' namespaces are rewritten to it, and what DMN
   1.4 and 1.5 added is described here. */

const model13 = 'https://www.omg.org/spec/DMN/20191111/MODEL/';
const namespaces: readonly (readonly [RegExp, string])[] = [
  [/https?:\/\/www\.omg\.org\/spec\/DMN\/(?:20151101|20180521|20211108|20230324)\/(?:MODEL\/|dmn\.xsd)/g, model13],
  [
    /https?:\/\/www\.omg\.org\/spec\/DMN\/(?:20180521|20211108|20230324)\/DMNDI\//g,
    'https://www.omg.org/spec/DMN/20191111/DMNDI/',
  ],
];

const child = (name: string, type = 'ChildExpression') => ({ name, type, xml: { serialize: 'property' } });
const iterator = { name: 'iteratorVariable', type: 'String', isAttr: true };
const added = [
  { name: 'ChildExpression', superClass: ['DMNElement'], properties: [{ name: 'value', type: 'Expression' }] },
  {
    name: 'TypedChildExpression',
    superClass: ['ChildExpression'],
    properties: [{ name: 'typeRef', type: 'String', isAttr: true }],
  },
  { name: 'Conditional', superClass: ['Expression'], properties: [child('if'), child('then'), child('else')] },
  { name: 'Filter', superClass: ['Expression'], properties: [child('in'), child('match')] },
  {
    name: 'For',
    superClass: ['Expression'],
    properties: [iterator, child('in', 'TypedChildExpression'), child('return')],
  },
  {
    name: 'Every',
    superClass: ['Expression'],
    properties: [iterator, child('in', 'TypedChildExpression'), child('satisfies')],
  },
  {
    name: 'Some',
    superClass: ['Expression'],
    properties: [iterator, child('in', 'TypedChildExpression'), child('satisfies')],
  },
];
const constraint = { name: 'typeConstraint', type: 'UnaryTests', xml: { serialize: 'property' } };
const dmn = {
  ...dmn13,
  types: [
    ...dmn13.types.map((type) =>
      type.name === 'ItemDefinition' ? { ...type, properties: [...(type.properties ?? []), constraint] } : type,
    ),
    ...added,
  ],
};

/** The `definitions` element of a DMN file of any version. Throws with everything that is not DMN in it. */
export async function readDefinitions(xml: string): Promise<ModdleElement> {
  const rewritten = namespaces.reduce((text, [pattern, namespace]) => text.replace(pattern, namespace), xml);
  const { rootElement, warnings } = await new DmnModdle({ dmn }).fromXML(rewritten);
  // Diagrams and the extensions of other tools carry no logic; what they get wrong does not matter.
  const faults = warnings.filter((w) => !/unresolved reference|DMNDI|dmndi|<di:|<dc:/.test(w.message));
  if (faults.length > 0) throw new Error(`Not a readable DMN model: ${faults.map((w) => w.message).join('; ')}`);
  return rootElement;
}

const isElement = (value: unknown): value is ModdleElement => typeof value === 'object' && value !== null;

/** A child element. */
export const one = (element: ModdleElement | undefined, property: string): ModdleElement | undefined => {
  const value = element?.[property];
  return isElement(value) ? value : undefined;
};
/** Child elements, in order. */
export const many = (element: ModdleElement | undefined, property: string): readonly ModdleElement[] => {
  const value = element?.[property];
  return Array.isArray(value) ? value.filter(isElement) : [];
};
/** An attribute or the text of a simple child; undefined when missing or empty. */
export const optional = (element: ModdleElement | undefined, property: string): string | undefined => {
  const value = element?.[property];
  return typeof value === 'string' && value !== '' ? value : undefined;
};
export const string = (element: ModdleElement, property: string): string => optional(element, property) ?? '';
/** The FEEL of an expression or of unary tests. */
export const textIn = (element: ModdleElement | undefined): string => (optional(element, 'text') ?? '').trim();
