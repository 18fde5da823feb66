/** The parts of dmn-js that the editor uses; the packages ship no types. */
declare module 'dmn-js/lib/Modeler' {
  /** An element of the model: its attributes and children by their names in DMN. */
  export interface DmnElement {
    readonly $type: string;
    readonly id: string;
    name?: string;
    label?: string;
    text?: string;
    description?: string;
    $parent?: DmnElement;
    [property: string]: unknown;
  }
  export interface DmnView {
    readonly element: DmnElement;
    readonly id: string;
    readonly type: 'drd' | 'decisionTable' | 'literalExpression' | 'boxedExpression';
  }
  interface DmnServices {
    commandStack: {
      canUndo(): boolean;
      canRedo(): boolean;
      undo(): void;
      redo(): void;
      register(command: string, handler: DmnCommand): void;
      execute(command: string, context: object): void;
    };
    editorActions: { trigger(action: string, context?: object): unknown };
    modeling: {
      addCol(of: { type: string }, index: number): { businessObject: DmnElement };
      editCell?(cell: DmnElement, text: string): void;
      updateProperties(of: DmnElement, properties: object): void;
    };
    canvas: { zoom(to: 'fit-viewport'): void };
    sheet: { getRoot(): { businessObject: DmnElement } };
  }
  /** What is done and undone as one; what `postExecute` does through other commands belongs to it. */
  interface DmnCommand {
    execute(context: object): readonly DmnElement[];
    revert(context: object): readonly DmnElement[];
    postExecute(context: object): void;
  }
  export interface DmnViewer {
    get<S extends keyof DmnServices>(service: S): DmnServices[S];
    on(event: string, listener: () => void): void;
  }
  export default class Modeler {
    readonly _moddle: { create(type: string, properties?: object): DmnElement };
    constructor(options: {
      container: HTMLElement;
      height?: string;
      common?: object;
      drd?: object;
      decisionTable?: object;
      literalExpression?: object;
      boxedExpression?: object;
    });
    importXML(xml: string, options?: { open: boolean }): Promise<{ warnings: readonly unknown[] }>;
    saveXML(options: { format: boolean }): Promise<{ xml: string }>;
    open(view: DmnView): Promise<unknown>;
    getViews(): readonly DmnView[];
    getActiveView(): DmnView | undefined;
    getActiveViewer(): DmnViewer | undefined;
    getDefinitions(): DmnElement;
    on(event: 'views.changed', listener: () => void): void;
    on(event: 'viewer.created', listener: (event: { viewer: DmnViewer }) => void): void;
    destroy(): void;
  }
}
