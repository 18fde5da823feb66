import { DmnModdle, type ModdleElement } from 'dmn-moddle';
import type {
  Column,
  Decision,
  DecisionModel,
  HitPolicy,
  Input,
  Literal,
  Logic,
  Output,
  Rule,
  Table,
} from './model.ts';

/**
 * Reads DMN XML. Throws one error that lists everything the file does wrong, so that a model is either
 * complete or not there.
 */
export async function loadDecisions(xml: string): Promise<DecisionModel> {
  const { rootElement, warnings } = await new DmnModdle().fromXML(xml);
  if (warnings.length > 0) throw new Error(`Not a readable DMN model: ${warnings.map((w) => w.message).join('; ')}`);
  const elements = many(rootElement, 'drgElement');
  return {
    id: string(rootElement, 'id'),
    name: string(rootElement, 'name'),
    namespace: string(rootElement, 'namespace'),
    inputs: elements.filter((e) => e.$type === 'dmn:InputData').map(readInput),
    decisions: elements.filter((e) => e.$type === 'dmn:Decision').map(readDecision),
  };
}

const readInput = (element: ModdleElement): Input => ({
  id: string(element, 'id'),
  name: string(one(element, 'variable') ?? element, 'name'),
  type: optional(one(element, 'variable'), 'typeRef'),
});

const readDecision = (element: ModdleElement): Decision => ({
  id: string(element, 'id'),
  name: string(one(element, 'variable') ?? element, 'name'),
  requires: many(element, 'informationRequirement')
    .map((r) => optional(one(r, 'requiredDecision') ?? one(r, 'requiredInput'), 'href'))
    .filter((href) => href !== undefined)
    .map((href) => href.slice(href.indexOf('#') + 1)),
  logic: readLogic(one(element, 'decisionLogic')),
});

function readLogic(element: ModdleElement | undefined): Logic | undefined {
  if (!element) return undefined;
  if (element.$type === 'dmn:DecisionTable') return readTable(element);
  if (element.$type === 'dmn:LiteralExpression') return { kind: 'literal', text: text(element) } satisfies Literal;
  throw new Error(`A decision written as ${element.$type} cannot be read.`);
}

const policies: Readonly<Record<string, HitPolicy>> = {
  UNIQUE: 'U',
  ANY: 'A',
  PRIORITY: 'P',
  FIRST: 'F',
  COLLECT: 'C',
  'RULE ORDER': 'R',
  'OUTPUT ORDER': 'O',
};
const aggregations: Readonly<Record<string, HitPolicy>> = { SUM: 'C+', MIN: 'C<', MAX: 'C>', COUNT: 'C#' };

function readTable(element: ModdleElement): Table {
  const policy = policies[optional(element, 'hitPolicy') ?? 'UNIQUE'];
  if (!policy) throw new Error(`The hit policy ${String(element.hitPolicy)} is none of DMN's.`);
  const aggregation = optional(element, 'aggregation');
  const annotations = many(element, 'annotation').map((a) => string(a, 'name'));
  return {
    kind: 'table',
    hitPolicy: policy === 'C' && aggregation ? (aggregations[aggregation] ?? 'C') : policy,
    columns: many(element, 'input').map(readColumn),
    outputs: many(element, 'output').map(readOutput),
    annotations,
    rules: many(element, 'rule').map((rule, index) => readRule(rule, index, annotations)),
  };
}

function readColumn(element: ModdleElement): Column {
  const expression = one(element, 'inputExpression');
  return {
    id: string(element, 'id'),
    label: optional(element, 'label') ?? text(expression),
    text: text(expression),
    type: optional(expression, 'typeRef'),
    values: text(one(element, 'inputValues')) || undefined,
  };
}

const readOutput = (element: ModdleElement): Output => ({
  id: string(element, 'id'),
  name: optional(element, 'name'),
  type: optional(element, 'typeRef'),
  values: text(one(element, 'outputValues')) || undefined,
  fallback: text(one(element, 'defaultOutputEntry')) || undefined,
});

const readRule = (element: ModdleElement, index: number, annotations: readonly string[]): Rule => ({
  id: optional(element, 'id') ?? `row-${index + 1}`,
  cells: many(element, 'inputEntry').map(text),
  outputs: many(element, 'outputEntry').map(text),
  annotation: {
    ...Object.fromEntries(
      many(element, 'annotationEntry').map((entry, i) => [annotations[i] ?? `annotation ${i + 1}`, text(entry)]),
    ),
    // dmn-js keeps its one annotation column in the rule's description.
    ...(optional(element, 'description') ? { description: string(element, 'description').trim() } : {}),
  },
});

const isElement = (value: unknown): value is ModdleElement => typeof value === 'object' && value !== null;
const one = (element: ModdleElement | undefined, property: string): ModdleElement | undefined => {
  const value = element?.[property];
  return isElement(value) ? value : undefined;
};
const many = (element: ModdleElement, property: string): readonly ModdleElement[] => {
  const value = element[property];
  return Array.isArray(value) ? value.filter(isElement) : [];
};
const optional = (element: ModdleElement | undefined, property: string): string | undefined => {
  const value = element?.[property];
  return typeof value === 'string' && value !== '' ? value : undefined;
};
const string = (element: ModdleElement, property: string): string => optional(element, property) ?? '';
const text = (element: ModdleElement | undefined): string => (optional(element, 'text') ?? '').trim();
