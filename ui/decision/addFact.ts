import type Modeler from 'dmn-js/lib/Modeler';
import type { DmnElement } from 'dmn-js/lib/Modeler';
import type { RuleFact } from '#families/rules/catalogue.ts';

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
const list = (of: DmnElement, property: string): DmnElement[] => {
  const found = (of[property] as DmnElement[] | undefined) ?? [];
  of[property] = found;
  return found;
};

/**
 * Lets a decision of the model look at a fact: the input datum and the requirement, where they are not there yet, each
 * also in the diagram where the model has one. The column itself is added to the table by its own editor. Gives what
 * takes all of that away again.
 */
export function addFact(
  create: Modeler['_moddle']['create'],
  definitions: DmnElement,
  decision: DmnElement,
  name: string,
  fact: RuleFact,
): () => void {
  const added: { readonly to: DmnElement[]; readonly one: DmnElement }[] = [];
  const push: Push = (to, one) => {
    to.push(one);
    added.push({ to, one });
  };
  const takeAway = () => {
    for (const { to, one } of added.reverse()) to.splice(to.indexOf(one), 1);
  };
  const make = (type: string, parent: DmnElement, properties: object): DmnElement => {
    const made = create(type, properties);
    made.$parent = parent;
    return made;
  };
  const elements = list(definitions, 'drgElement');
  let datum = elements.find((one) => one.$type === 'dmn:InputData' && variableOf(one)?.name === name);
  if (!datum) {
    datum = make('dmn:InputData', definitions, { id: unused(definitions, name), name, label: fact.label.zh });
    datum.variable = make('dmn:InformationItem', datum, { id: `${datum.id}-variable`, name, typeRef: fact.type });
    push(elements, datum);
    if (fact.type === 'strings' && !list(definitions, 'itemDefinition').some((one) => one.name === 'strings'))
      push(
        list(definitions, 'itemDefinition'),
        make('dmn:ItemDefinition', definitions, {
          id: unused(definitions, 'strings'),
          name: 'strings',
          isCollection: true,
          typeRef: 'string',
        }),
      );
  }
  const requirements = list(decision, 'informationRequirement');
  const href = `#${datum.id}`;
  if (requirements.some((one) => (one.requiredInput as DmnElement | undefined)?.href === href)) return takeAway;
  const requirement = make('dmn:InformationRequirement', decision, { id: `${decision.id}-needs-${datum.id}` });
  requirement.requiredInput = make('dmn:DMNElementReference', requirement, { href });
  push(requirements, requirement);
  draw(make, push, definitions, decision, datum, requirement);
  return takeAway;
}
type Push = (to: DmnElement[], one: DmnElement) => void;

const variableOf = (of: DmnElement) => of.variable as DmnElement | undefined;

const unused = (definitions: DmnElement, wanted: string): string => {
  const taken = new Set(
    [...list(definitions, 'drgElement'), ...list(definitions, 'itemDefinition')].map(({ id }) => id),
  );
  let id = wanted;
  for (let n = 2; taken.has(id); n++) id = `${wanted}-${n}`;
  return id;
};

/** A new datum stands below all that is drawn; a line leads from it to the decision. */
function draw(
  make: (type: string, parent: DmnElement, properties: object) => DmnElement,
  push: Push,
  definitions: DmnElement,
  decision: DmnElement,
  datum: DmnElement,
  requirement: DmnElement,
): void {
  const diagram = ((definitions.dmnDI as DmnElement | undefined)?.diagrams as DmnElement[] | undefined)?.[0];
  if (!diagram) return;
  const drawn = list(diagram, 'diagramElements');
  const boundsOf = (of: DmnElement) =>
    drawn.find((one) => (one.dmnElementRef as DmnElement | undefined)?.id === of.id)?.bounds as Place | undefined;
  const to = boundsOf(decision);
  if (!to) return;
  let from = boundsOf(datum);
  if (!from) {
    const lowest = Math.max(...drawn.map((one) => (one.bounds as Place | undefined)?.y ?? 0));
    from = { x: to.x, y: lowest + 100, width: 150, height: 45 };
    const shape = make('dmndi:DMNShape', diagram, { id: `${datum.id}-shape`, dmnElementRef: datum });
    shape.bounds = make('dc:Bounds', shape, from);
    push(drawn, shape);
  }
  const edge = make('dmndi:DMNEdge', diagram, { id: `${requirement.id}-edge`, dmnElementRef: requirement });
  edge.waypoint = [
    make('dc:Point', edge, { x: from.x + from.width / 2, y: from.y }),
    make('dc:Point', edge, { x: to.x + to.width / 2, y: to.y + to.height }),
  ];
  push(drawn, edge);
}
