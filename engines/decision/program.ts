import { compileFunctionLogic, compileLogic, fitted, type LogicCompiler, typeOfLogic } from './boxed.ts';
import { compile, compileTests, type Surroundings } from './feel/compile.ts';
import { type Code, type Frame, fault, Scope } from './feel/frame.ts';
import { canonicalName, FeelSyntaxError } from './feel/syntax.ts';
import { anyType, type Type } from './feel/types.ts';
import { type FeelFunction, type FeelValue, makeContext, makeFunction } from './feel/values.ts';
import { type FindType, typesOf } from './itemTypes.ts';
import type { Decision, DecisionModel, Input, Knowledge, Service } from './model.ts';
import { currentRun, type Run, readInput, runWith } from './run.ts';
import type { Place, TextCompiler } from './table.ts';
import { Texts } from './texts.ts';
import { enterPlace, watched } from './watch.ts';

/** A fault in a model, at the place where its author must mend it. */
export interface Fault {
  readonly decision: string;
  /** The rule's id, and the column it concerns; undefined when the fault is the decision's or the table's. */
  readonly row?: string;
  readonly column?: string;
  readonly message: string;
}

/** A name of a decision's scope, and where its value comes from. */
export interface Requirement {
  readonly name: string;
  readonly type: Type;
  readonly value: (run: Run) => FeelValue;
  /** The input or decision of this model that it is; undefined for functions and for what is imported. */
  readonly input?: Input;
  readonly decision?: CompiledDecision;
  /** A business knowledge model or a service, which depends on no fact. */
  readonly isFunction?: boolean;
}

export interface CompiledDecision {
  readonly decision: Decision;
  readonly scope: Scope;
  /** In the order of their places in the scope. */
  readonly requirements: readonly Requirement[];
  readonly run: Code;
}

/** A model compiled for evaluation: each text parsed and turned into a closure, once. */
export class Program {
  readonly model: DecisionModel;
  readonly findType: FindType;
  readonly texts = new Texts();
  private readonly found: Fault[] = [];
  private readonly imports: ReadonlyMap<string, { readonly name: string; readonly program: Program }>;
  private readonly decisions = new Map<string, CompiledDecision>();
  private readonly functions = new Map<string, FeelFunction>();
  private readonly open = new Set<string>();

  constructor(model: DecisionModel) {
    this.model = model;
    this.imports = new Map(
      model.imports.map(({ name, model: other }) => [other.namespace, { name, program: new Program(other) }]),
    );
    this.findType = typesOf(model, (message) => this.report({ decision: 'types', message }));
    for (const decision of model.decisions) this.decisionOf(decision.id);
    for (const knowledge of model.knowledge) this.functionOf(knowledge.id);
  }

  /** What is wrong with its texts and requirements. */
  get faults(): readonly Fault[] {
    return this.found;
  }

  report(fault: Fault): void {
    const { decision, row, column, message } = fault;
    const known = this.found.some(
      (one) => one.decision === decision && one.row === row && one.column === column && one.message === message,
    );
    if (!known) this.found.push(fault);
  }

  /** The compiled decision of an id; undefined when the model has none or it requires itself. */
  decisionOf(id: string): CompiledDecision | undefined {
    const known = this.decisions.get(id);
    const decision = this.model.decisions.find((one) => one.id === id);
    if (known || !decision || this.open.has(id)) return known;
    this.open.add(id);
    const compiled = this.compileDecision(decision);
    this.open.delete(id);
    this.decisions.set(id, compiled);
    return compiled;
  }

  private compileDecision(decision: Decision): CompiledDecision {
    const { scope, requirements } = this.scopeOf(decision.id, decision.requires);
    const compiler = this.compilerFor(decision.id);
    const code = compileLogic(decision.logic, scope, compiler);
    const type = decision.type ? compiler.typeNamed(decision.type, {}) : anyType;
    return { decision, scope, requirements, run: fitted(code, type, decision.id) };
  }

  /** The value of a decision in a run, evaluated once. */
  evaluate(compiled: CompiledDecision, run: Run): FeelValue {
    const known = run.values.get(compiled);
    if (known !== undefined) return known;
    const { requirements } = compiled;
    const values = new Array<FeelValue>(requirements.length);
    for (let i = 0; i < values.length; i++) values[i] = requirements[i]!.value(run);
    const before = run.trace.length;
    const value = compiled.run({ up: null, values });
    run.values.set(compiled, value);
    const { id } = compiled.decision;
    if (run.trace.length === before || run.trace.at(-1)?.decision !== id) run.recordValue(id, value);
    return value;
  }

  /** The names that requirements bring into scope, and where their values come from. */
  private scopeOf(
    owner: string,
    requires: readonly string[],
  ): { readonly scope: Scope; readonly requirements: readonly Requirement[] } {
    const scope = new Scope(null, []);
    const requirements: Requirement[] = [];
    const bring = (part: Requirement): void => {
      requirements[scope.add(canonicalName(part.name), part.type)] = part;
    };
    const imported = new Map<string, Requirement[]>();
    for (const reference of requires) {
      const at = reference.indexOf('#');
      const from = at < 0 ? undefined : this.imports.get(reference.slice(0, at));
      const part = (from?.program ?? this).partOf(reference.slice(at + 1));
      if (!part || (at >= 0 && !from)) {
        const circle = this.open.has(reference);
        this.report({
          decision: owner,
          message: circle ? 'requires itself' : `requires ${reference}, which the model does not have`,
        });
      } else if (!from) bring(part);
      else imported.set(from.name, [...(imported.get(from.name) ?? []), part]);
    }
    for (const [name, parts] of imported)
      bring({
        name,
        type: {
          kind: 'context',
          entries: Object.fromEntries(parts.map((part) => [canonicalName(part.name), part.type])),
        },
        value: (run) => makeContext(parts.map((part) => [part.name, part.value(run)] as const)),
      });
    return { scope, requirements };
  }

  private partOf(id: string): Requirement | undefined {
    const input = this.model.inputs.find((one) => one.id === id);
    if (input) {
      const { namespace } = this.model;
      const type = this.compilerFor(input.id).typeNamed(input.type, {});
      return { name: input.name, type, input, value: (run) => readInput(run, input, namespace, type) };
    }
    const decision = this.decisionOf(id);
    if (decision) {
      const { type, logic, name } = decision.decision;
      const known = (type && this.findType(type)) || (logic?.type && this.findType(logic.type)) || typeOfLogic(logic);
      return { name, type: known, decision, value: (run) => this.evaluate(decision, run) };
    }
    const named = [...this.model.knowledge, ...this.model.services].find((one) => one.id === id);
    if (!named) return undefined;
    const result = 'logic' in named ? typeOfLogic(named.logic) : anyType;
    return { name: named.name, type: result, isFunction: true, value: () => this.functionOf(id) };
  }

  /** A business knowledge model or a decision service as a function; null when the model has none of that id. */
  functionOf(id: string): FeelFunction | null {
    const known = this.functions.get(id);
    if (known) return known;
    const knowledge = this.model.knowledge.find((one) => one.id === id);
    const service = this.model.services.find((one) => one.id === id);
    if (knowledge) return this.knowledgeFunction(knowledge);
    return service ? this.serviceFunction(service) : null;
  }

  private knowledgeFunction(knowledge: Knowledge): FeelFunction {
    // Known before its requirements are followed, so that knowledge may call itself.
    let call: FeelFunction['call'] = () => null;
    const made = makeFunction([(knowledge.logic?.parameters ?? []).map(({ name }) => canonicalName(name))], (values) =>
      call(values),
    );
    this.functions.set(knowledge.id, made);
    const { scope, requirements } = this.scopeOf(knowledge.id, knowledge.requires);
    if (!knowledge.logic) return made;
    const code = compileFunctionLogic(knowledge.logic, scope, this.compilerFor(knowledge.id));
    let frame: Frame | undefined;
    call = (values) => {
      frame ??= { up: null, values: requirements.map(({ value }) => value(currentRun())) };
      const target = code(frame) as FeelFunction | null;
      return target?.call(values) ?? null;
    };
    return made;
  }

  private serviceFunction(service: Service): FeelFunction {
    const inputs = service.inputs.flatMap((id) => this.model.inputs.find((one) => one.id === id) ?? []);
    const given = service.inputDecisions.flatMap((id) => this.decisionOf(id) ?? []);
    const outputs = service.outputs.flatMap((id) => this.decisionOf(id) ?? []);
    const names = [...inputs.map(({ name }) => name), ...given.map(({ decision }) => decision.name)];
    const made = makeFunction([names.map(canonicalName)], (values) => {
      if (values.length !== names.length) return fault(() => `${service.name}: takes ${names.length} arguments`);
      const context = makeContext(inputs.map(({ name }, i) => [name, values[i] ?? null] as const));
      return runWith(context, currentRun(), (run) => {
        for (const [i, decision] of given.entries()) run.values.set(decision, values[inputs.length + i] ?? null);
        const results = outputs.map((output) => this.evaluate(output, run));
        if (results.length === 1) return results[0] ?? null;
        return makeContext(outputs.map(({ decision }, i) => [decision.name, results[i] ?? null] as const));
      });
    });
    this.functions.set(service.id, made);
    return made;
  }

  /** Compiles the texts of one decision, and reports what is wrong with them under its id. */
  compilerFor(owner: string): LogicCompiler & TextCompiler {
    const around = (place: Place): Surroundings => ({
      findType: this.findType,
      onUnknown: (name) => this.report({ decision: owner, ...place, message: `nothing is named ${name}` }),
    });
    const attempt = <T>(place: Place, parse: () => T): T | undefined => {
      enterPlace({ decision: owner, ...place });
      try {
        return parse();
      } catch (error) {
        if (!(error instanceof FeelSyntaxError)) throw error;
        this.report({ decision: owner, ...place, message: error.message });
        return undefined;
      }
    };
    return {
      owner,
      expression: (text, scope, place) => {
        if (text === '') return () => null;
        const parsed = attempt(place, () => this.texts.expression(text, scope));
        return parsed ? watched({ decision: owner, ...place }, compile(parsed, scope, around(place))) : () => null;
      },
      tests: (text, scope, place) => {
        const parsed = attempt(place, () => this.texts.tests(text, scope));
        if (!parsed) return () => null;
        if (parsed.any) return () => true;
        return watched({ decision: owner, ...place }, compileTests(parsed.tests, parsed.negated, scope, around(place)));
      },
      typeNamed: (name, place) => {
        const type = name === undefined ? anyType : this.findType(name);
        if (!type) this.report({ decision: owner, ...place, message: `nothing defines the type ${name}` });
        return type ?? anyType;
      },
      record: (trace) => currentRun().trace.push(trace),
    };
  }
}
