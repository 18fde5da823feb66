import type { ModdleElement } from 'dmn-moddle';
import { many, one, optional, readDefinitions, string, textIn } from './moddle.ts';
import type { Decision, DecisionModel, Input, ItemType, Knowledge, Service } from './model.ts';
import { readFunction, readLogic, readNamed } from './readLogic.ts';

/**
 * Reads DMN XML of versions 1.1 to 1.5. `others` are the files that it imports, directly or not, in any order. Throws
 * one error that lists everything the file does wrong, so that a model is either complete or not there.
 */
export async function loadDecisions(xml: string, others: readonly string[] = []): Promise<DecisionModel> {
  const definitions = await readDefinitions(xml);
  const available = await Promise.all(others.map(readDefinitions));
  return readModel(definitions, available, []);
}

function readModel(
  definitions: ModdleElement,
  available: readonly ModdleElement[],
  path: readonly string[],
): DecisionModel {
  const namespace = string(definitions, 'namespace');
  const elements = many(definitions, 'drgElement');
  const ofType = (type: string): readonly ModdleElement[] => elements.filter((element) => element.$type === type);
  const ref = (href: string): string =>
    href.startsWith(`${namespace}#`) ? href.slice(namespace.length + 1) : href.replace(/^#/, '');
  return {
    id: string(definitions, 'id'),
    name: string(definitions, 'name'),
    namespace,
    inputs: ofType('dmn:InputData').map(readInput),
    decisions: ofType('dmn:Decision').map((element) => readDecision(element, ref)),
    knowledge: ofType('dmn:BusinessKnowledgeModel').map((element) => readKnowledge(element, ref)),
    services: ofType('dmn:DecisionService').map((element) => readService(element, ref)),
    types: many(definitions, 'itemDefinition').map(readItemType),
    imports: many(definitions, 'import')
      .filter((element) => string(element, 'importType').includes('/DMN/'))
      .map((element) => {
        const imported = string(element, 'namespace');
        const found = available.find((other) => string(other, 'namespace') === imported);
        if (!found) throw new Error(`The model imports ${imported}, which is not there.`);
        if (path.includes(imported)) throw new Error(`The model imports ${imported}, which imports it.`);
        return { name: string(element, 'name'), model: readModel(found, available, [...path, namespace]) };
      }),
  };
}

/** An element without an id goes by its name. */
const idOf = (element: ModdleElement): string => optional(element, 'id') ?? string(element, 'name');

const readInput = (element: ModdleElement): Input => ({
  id: idOf(element),
  name: string(one(element, 'variable') ?? element, 'name') || string(element, 'name'),
  type: optional(one(element, 'variable'), 'typeRef'),
});

type Ref = (href: string) => string;

const hrefs = (elements: readonly ModdleElement[], ref: Ref): readonly string[] =>
  elements.flatMap((element) => optional(element, 'href') ?? []).map(ref);

const knowledgeOf = (element: ModdleElement, ref: Ref): readonly string[] =>
  hrefs(
    many(element, 'knowledgeRequirement').flatMap((requirement) => one(requirement, 'requiredKnowledge') ?? []),
    ref,
  );

const readDecision = (element: ModdleElement, ref: Ref): Decision => ({
  id: idOf(element),
  name: string(one(element, 'variable') ?? element, 'name') || string(element, 'name'),
  label: optional(element, 'label'),
  type: optional(one(element, 'variable'), 'typeRef'),
  requires: [
    ...hrefs(
      many(element, 'informationRequirement').flatMap(
        (r) => one(r, 'requiredDecision') ?? one(r, 'requiredInput') ?? [],
      ),
      ref,
    ),
    ...knowledgeOf(element, ref),
  ],
  logic: readLogic(one(element, 'decisionLogic')),
});

function readKnowledge(element: ModdleElement, ref: Ref): Knowledge {
  const logic = one(element, 'encapsulatedLogic');
  return {
    id: idOf(element),
    name: string(one(element, 'variable') ?? element, 'name') || string(element, 'name'),
    requires: knowledgeOf(element, ref),
    logic: logic && readFunction(logic),
  };
}

const readService = (element: ModdleElement, ref: Ref): Service => ({
  id: idOf(element),
  name: string(one(element, 'variable') ?? element, 'name') || string(element, 'name'),
  outputs: hrefs(many(element, 'outputDecision'), ref),
  encapsulated: hrefs(many(element, 'encapsulatedDecision'), ref),
  inputDecisions: hrefs(many(element, 'inputDecision'), ref),
  inputs: hrefs(many(element, 'inputData'), ref),
});

function readItemType(element: ModdleElement): ItemType {
  const signature = one(element, 'functionItem');
  return {
    name: string(element, 'name'),
    base: optional(element, 'typeRef'),
    components: many(element, 'itemComponent').map(readItemType),
    collection: element.isCollection === true,
    allowed: textIn(one(element, 'allowedValues')) || undefined,
    constraint: textIn(one(element, 'typeConstraint')) || undefined,
    parameters: signature && many(signature, 'parameters').map(readNamed),
    result: optional(signature, 'outputTypeRef'),
  };
}
