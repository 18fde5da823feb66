import type { ModdleElement } from 'dmn-moddle';
import { many, one, optional, string, textIn } from './moddle.ts';
import type { Column, FunctionLogic, HitPolicy, Logic, NamedType, Output, Rule, Table } from './model.ts';

/** A decision's logic. Throws on an expression that is none of DMN's. */
export function readLogic(element: ModdleElement | undefined): Logic | undefined {
  if (!element) return undefined;
  const type = optional(element, 'typeRef');
  switch (element.$type) {
    case 'dmn:LiteralExpression':
      return { kind: 'literal', text: textIn(element), type };
    case 'dmn:DecisionTable':
      return { ...readTable(element), type };
    case 'dmn:Context': {
      const entries = many(element, 'contextEntry').map((entry) => ({
        ...readNamed(one(entry, 'variable')),
        value: readLogic(one(entry, 'value')),
      }));
      // An entry without a name is the value of the whole context.
      return {
        kind: 'context',
        type,
        entries: entries.filter((entry) => entry.name !== ''),
        result: entries.find((entry) => entry.name === '')?.value,
      };
    }
    case 'dmn:List':
      return { kind: 'list', type, members: readAll(many(element, 'elements')) };
    case 'dmn:Relation':
      return {
        kind: 'relation',
        type,
        columns: many(element, 'column').map((column) => string(column, 'name')),
        rows: many(element, 'row').map((row) => readAll(many(row, 'elements'))),
      };
    case 'dmn:Invocation':
      return {
        kind: 'invocation',
        type,
        called: readLogic(one(element, 'calledFunction')),
        bindings: many(element, 'binding').map((binding) => ({
          ...readNamed(one(binding, 'parameter')),
          value: readLogic(one(binding, 'bindingFormula')),
        })),
      };
    case 'dmn:FunctionDefinition':
      return readFunction(element);
    case 'dmn:Conditional':
      return {
        kind: 'conditional',
        type,
        condition: child(element, 'if'),
        met: child(element, 'then'),
        otherwise: child(element, 'else'),
      };
    case 'dmn:Filter':
      return { kind: 'filter', type, source: child(element, 'in'), test: child(element, 'match') };
    case 'dmn:For':
    case 'dmn:Every':
    case 'dmn:Some':
      return {
        kind: element.$type === 'dmn:For' ? 'for' : element.$type === 'dmn:Every' ? 'every' : 'some',
        type,
        variable: string(element, 'iteratorVariable'),
        source: child(element, 'in'),
        body: child(element, element.$type === 'dmn:For' ? 'return' : 'satisfies'),
      };
    default:
      throw new Error(`A decision written as ${element.$type} cannot be read.`);
  }
}

const nothing: Logic = { kind: 'literal', text: 'null' };
const child = (element: ModdleElement, property: string): Logic =>
  readLogic(one(one(element, property), 'value')) ?? nothing;
const readAll = (elements: readonly ModdleElement[]): readonly Logic[] =>
  elements.map((element) => readLogic(element) ?? nothing);

export const readNamed = (element: ModdleElement | undefined): NamedType => ({
  name: optional(element, 'name') ?? '',
  type: optional(element, 'typeRef'),
});

export const readFunction = (element: ModdleElement): FunctionLogic => ({
  kind: 'function',
  type: optional(element, 'typeRef'),
  parameters: many(element, 'formalParameter').map(readNamed),
  body: readLogic(one(element, 'body')),
  external: (optional(element, 'kind') ?? 'FEEL') !== 'FEEL',
});

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
    label: optional(element, 'label') ?? textIn(expression),
    text: textIn(expression),
    type: optional(expression, 'typeRef'),
    values: textIn(one(element, 'inputValues')) || undefined,
  };
}

const readOutput = (element: ModdleElement): Output => ({
  id: string(element, 'id'),
  name: optional(element, 'name'),
  label: optional(element, 'label'),
  type: optional(element, 'typeRef'),
  values: textIn(one(element, 'outputValues')) || undefined,
  fallback: textIn(one(element, 'defaultOutputEntry')) || undefined,
});

const readRule = (element: ModdleElement, index: number, annotations: readonly string[]): Rule => ({
  id: optional(element, 'id') ?? `row-${index + 1}`,
  cells: many(element, 'inputEntry').map(textIn),
  outputs: many(element, 'outputEntry').map(textIn),
  annotation: {
    ...Object.fromEntries(
      many(element, 'annotationEntry').map((entry, i) => [annotations[i] ?? `annotation ${i + 1}`, textIn(entry)]),
    ),
    // dmn-js keeps its one annotation column in the rule's description.
    ...(optional(element, 'description') ? { description: string(element, 'description').trim() } : {}),
  },
});
