import { Alert, Button, Segmented, Select, Space } from 'antd';
import Modeler, { type DmnElement, type DmnView, type DmnViewer } from 'dmn-js/lib/Modeler';
import { useEffect, useMemo, useRef, useState } from 'react';
import { builtIns } from '#engines/decision/feel/builtins/index.ts';
import type { RuleFact, RuleTable } from '#families/rules/catalogue.ts';
import type { RuleFinding } from '#families/rules/findings.ts';
import type { Language } from '#kernel/label.ts';
import { useLanguage } from '../language.tsx';
import { addFact } from './addFact.ts';
import { labelWords } from './cellWords.ts';
import { dmnWords } from './dmnWords.ts';
import { type FindingPlace, findingPlace } from './findingPlace.ts';
import { FindingsList } from './findingsList.tsx';
import 'dmn-js/dist/assets/diagram-js.css';
import 'dmn-js/dist/assets/dmn-font/css/dmn.css';
import 'dmn-js/dist/assets/dmn-js-shared.css';
import 'dmn-js/dist/assets/dmn-js-drd.css';
import 'dmn-js/dist/assets/dmn-js-decision-table.css';
import 'dmn-js/dist/assets/dmn-js-decision-table-controls.css';
import 'dmn-js/dist/assets/dmn-js-literal-expression.css';
import 'dmn-js/dist/assets/dmn-js-boxed-expression.css';
import 'dmn-js/dist/assets/dmn-js-boxed-expression-controls.css';
import './dmnEditor.css';

export interface EditorProps {
  readonly of: RuleTable;
  /** The DMN text that is edited. */
  readonly value: string;
  /** What was found in it, each marked at its cell and listed below; null while nobody has looked. */
  readonly findings: readonly RuleFinding[] | null;
  /** The text after each change. */
  onChange(dmn: string): void;
}

/** An editor of DMN as a controlled component: text in, text out. What dmn-js shows is in the reader's language. */
export function DmnEditor({ of, value, findings, onChange }: EditorProps) {
  const { language, t } = useLanguage();
  const holder = useRef<HTMLDivElement>(null);
  const [modeler, setModeler] = useState<Modeler | null>(null);
  const [fault, setFault] = useState('');
  const [views, setViews] = useState<{ all: readonly DmnView[]; active?: DmnView }>({ all: [] });
  const [undoable, setUndoable] = useState({ undo: false, redo: false });
  // The texts that the editor gave out last, the newest at the end: given back, they are no news.
  const own = useRef<readonly string[]>([]);
  const tell = useRef(onChange);
  tell.current = onChange;

  useEffect(() => {
    if (!holder.current) return;
    const made = new Modeler({ container: holder.current, height: '100%', ...optionsFor(language) });
    let current = true;
    let writing: ReturnType<typeof setTimeout> | undefined;
    const write = async () => {
      const { xml } = await made.saveXML({ format: true });
      if (!current || xml === own.current.at(-1)) return;
      own.current = [...own.current.slice(-9), xml];
      tell.current(xml);
    };
    made.on('views.changed', () => {
      const active = made.getActiveView();
      setViews({ all: made.getViews(), active });
      if (active?.type === 'drd') made.getActiveViewer()?.get('canvas').zoom('fit-viewport');
      setUndoable({ undo: false, redo: false });
    });
    made.on('viewer.created', ({ viewer }) => {
      ignoreSameText(viewer);
      viewer.on('commandStack.changed', () => {
        const stack = viewer.get('commandStack');
        setUndoable({ undo: stack.canUndo(), redo: stack.canRedo() });
        clearTimeout(writing);
        // Opening a view clears its stack, which is no change: the text written is then the text held.
        writing = setTimeout(write);
      });
    });
    setModeler(made);
    return () => {
      current = false;
      clearTimeout(writing);
      own.current = [];
      made.destroy();
    };
  }, [language]);

  useEffect(() => {
    if (!modeler || own.current.includes(value)) return;
    own.current = [value];
    modeler
      .importXML(value, { open: false })
      .then(async () => {
        const [first] = modeler.getViews().filter((view) => view.type === 'decisionTable');
        await modeler.open(first ?? (modeler.getViews()[0] as DmnView));
        // From here on a change is told by comparing with the text as the editor itself writes it.
        own.current = [value, (await modeler.saveXML({ format: true })).xml];
        setFault('');
      })
      .catch((error: Error) => setFault(error.message));
  }, [modeler, value]);

  const places = useMemo(
    () =>
      views.all.length > 0 && modeler
        ? (findings ?? []).map((finding) => ({ finding, place: findingPlace(modeler.getDefinitions(), finding) }))
        : [],
    [modeler, views, findings],
  );
  useMarks(holder.current, places);
  const placeOf = (finding: RuleFinding) => places.find((one) => one.finding === finding)?.place ?? null;

  const viewer = modeler?.getActiveViewer();
  const isTable = views.active?.type === 'decisionTable';
  const act = (action: string) => viewer?.get('editorActions').trigger(action);
  const jump = async (place: FindingPlace) => {
    const view = views.all.find(({ element }) => element.id === place.decision);
    if (!modeler || !view) return;
    if (view.element !== views.active?.element) await modeler.open(view);
    const cell = holder.current && findCell(holder.current, place);
    cell?.scrollIntoView({ block: 'center', inline: 'center' });
    cell?.querySelector<HTMLElement>('[contenteditable]')?.focus();
  };
  const lookAt = (name: string) => {
    const decision = views.active?.element;
    const fact = of.facts[name];
    if (modeler && viewer && decision && fact) addColumn(modeler, viewer, decision, name, fact);
  };

  return (
    <div className="decision-editor">
      <Space wrap className="tools">
        <Segmented
          aria-label={t('决策', 'Decisions')}
          value={views.active?.id}
          onChange={(id) => {
            const view = views.all.find((one) => one.id === id);
            if (view) void modeler?.open(view);
          }}
          options={views.all.map((view) => ({ value: view.id, label: nameOf(view, language) }))}
        />
        <Button size="small" disabled={!undoable.undo} onClick={() => viewer?.get('commandStack').undo()}>
          {t('撤销', 'Undo')}
        </Button>
        <Button size="small" disabled={!undoable.redo} onClick={() => viewer?.get('commandStack').redo()}>
          {t('重做', 'Redo')}
        </Button>
        {isTable && (
          <>
            <Button size="small" onClick={() => act('addRule')}>
              {t('添加规则', 'Add a rule')}
            </Button>
            <Button size="small" onClick={() => act('removeRule')}>
              {t('删除所在规则', 'Remove this rule')}
            </Button>
            <Select
              size="small"
              className="facts-to-add"
              aria-label={t('添加一列事实', 'Add a column for a fact')}
              placeholder={t('添加一列事实', 'Add a column for a fact')}
              value={null}
              showSearch={{ optionFilterProp: 'label' }}
              onChange={(name: string | null) => name && lookAt(name)}
              options={Object.entries(of.facts).map(([name, fact]) => ({ value: name, label: fact.label[language] }))}
            />
            <Button size="small" onClick={() => act('addOutput')}>
              {t('添加输出列', 'Add an output')}
            </Button>
          </>
        )}
      </Space>
      {fault && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={t('这一文本无法作为决策模型打开', 'This text cannot be opened as a decision model')}
          description={fault}
        />
      )}
      <div ref={holder} className="canvas" lang={language === 'zh' ? 'zh-Hans' : 'en'} />
      <p className="quiet keys">
        {t('右键单击单元格有更多操作。', 'Right-click a cell for more.')} <kbd>Tab</kbd> {t('下一格', 'next cell')} ·{' '}
        <kbd>Enter</kbd> {t('下一条规则', 'next rule')} · <kbd>Ctrl</kbd>+<kbd>Z</kbd> {t('撤销', 'undo')}
      </p>
      <section aria-label={t('检查结果', 'Findings')} aria-live="polite">
        {findings && <FindingsList findings={findings} finder={{ placeOf, jump }} />}
      </section>
    </div>
  );
}

type Placed = readonly { readonly finding: RuleFinding; readonly place: FindingPlace | null }[];

const nameOf = ({ type, element }: DmnView, language: Language): string =>
  type === 'drd'
    ? { zh: '决策需求图', en: 'Requirements' }[language]
    : labelWords(element.label ?? '', language) || element.name || element.id;

/** The element of the table that a place names. */
function findCell(within: HTMLElement, { kind, element }: FindingPlace): HTMLElement | null {
  if (element === undefined) return null;
  const id = CSS.escape(element);
  if (kind === 'column') return within.querySelector(`th[data-col-id="${id}"]`);
  if (kind === 'annotation') return within.querySelector(`td.annotation[data-row-id="${id}"]`);
  return within.querySelector(`td[data-element-id="${id}"]`);
}

/** Marks the cells where something was found, and names each cell by its rule and column; again whenever dmn-js draws. */
function useMarks(within: HTMLElement | null, places: Placed): void {
  const { t, say, language } = useLanguage();
  useEffect(() => {
    if (!within) return;
    const mark = () => {
      for (const marked of within.querySelectorAll('[data-finding]')) {
        marked.removeAttribute('data-finding');
        marked.removeAttribute('title');
        marked.querySelector('[contenteditable]')?.removeAttribute('aria-invalid');
      }
      for (const { finding, place } of places) {
        const cell = place && findCell(within, place);
        if (!cell) continue;
        if (cell.dataset.finding !== 'blocks') cell.dataset.finding = finding.blocks ? 'blocks' : 'note';
        cell.title = cell.title ? `${cell.title}\n${say(finding.message)}` : say(finding.message);
        cell.querySelector('[contenteditable]')?.setAttribute('aria-invalid', 'true');
      }
      for (const cell of within.querySelectorAll<HTMLElement>('td[data-row-id]')) {
        const number = cell.closest('tr')?.querySelector('.rule-index')?.textContent?.trim() ?? '';
        const head = within.querySelector(`th[data-col-id="${CSS.escape(cell.dataset.colId ?? '')}"]`);
        const column = head?.querySelector('.input-label, .input-expression, .output-label, .output-name')?.textContent;
        const name = `${t(`规则${number}`, `Rule ${number}`)}${t('，', ', ')}${column ? labelWords(column, language) : t('注释', 'annotation')}`;
        for (const box of cell.querySelectorAll('[role=textbox]'))
          if (box.getAttribute('aria-label') !== name) box.setAttribute('aria-label', name);
      }
      for (const [attribute, words] of unsaid)
        for (const one of within.querySelectorAll(`[${attribute}="${words}"]`))
          one.setAttribute(attribute, t(dmnWords[words] ?? words, words));
    };
    let asked = 0;
    const drawn = new MutationObserver(() => {
      cancelAnimationFrame(asked);
      asked = requestAnimationFrame(mark);
    });
    drawn.observe(within, { childList: true, subtree: true });
    mark();
    return () => {
      cancelAnimationFrame(asked);
      drawn.disconnect();
    };
  }, [within, places, t, say, language]);
}

/** Adds a column that looks at a fact, with all that the model needs for it: undone and redone as one. */
function addColumn(modeler: Modeler, viewer: DmnViewer, decision: DmnElement, name: string, fact: RuleFact): void {
  const stack = viewer.get('commandStack');
  const modeling = viewer.get('modeling');
  let takeAway = () => {};
  // A command of its own each time: what it undoes is what it did.
  const command = `fact column ${crypto.randomUUID()}`;
  stack.register(command, {
    execute() {
      const create: Modeler['_moddle']['create'] = (type, properties) => modeler._moddle.create(type, properties);
      takeAway = addFact(create, modeler.getDefinitions(), decision, name, fact);
      return [];
    },
    revert() {
      takeAway();
      return [];
    },
    postExecute() {
      const table = viewer.get('sheet').getRoot().businessObject;
      const at = ((table.input as DmnElement[] | undefined) ?? []).length;
      const { businessObject: column } = modeling.addCol({ type: 'dmn:InputClause' }, at);
      modeling.updateProperties(column, { label: fact.label.zh });
      modeling.updateProperties(column.inputExpression as DmnElement, { text: name, typeRef: fact.type });
    },
  });
  stack.execute(command, {});
}

/** What dmn-js writes without asking for its translation. */
const unsaid = [
  ['aria-label', 'Decision table context menu'],
  ['title', 'Remove item'],
  ['aria-label', 'Results'],
  ['title', 'Move Input'],
  ['title', 'Move Output'],
  ['aria-label', 'Completions'],
] as const;

const types = [
  'string',
  'boolean',
  'number',
  'strings',
  'date',
  'time',
  'dateTime',
  'dayTimeDuration',
  'yearMonthDuration',
  'Any',
];

/** A cell that is drawn with the focus in it writes its own text again, which would end what can be redone. */
function ignoreSameText(viewer: DmnViewer): void {
  const modeling = viewer.get('modeling');
  // Only tables have cells.
  const edit = modeling.editCell?.bind(modeling);
  if (!edit) return;
  modeling.editCell = (cell, text) => {
    if (cell.text !== text) edit(cell, text);
  };
}

/** How dmn-js is made: with our words, the types that facts have, the functions that our engine knows, and our colours. */
const optionsFor = (language: Language) => {
  const words = { additionalModules: [{ translate: ['value', translated(language)] }] };
  return {
    common: {
      dataTypes: types,
      expressionLanguages: { options: [{ value: 'feel', label: 'FEEL' }], defaults: { editor: 'feel' } },
      feelLanguageContext: {
        builtins: [...builtIns.values()].map(({ name, function: { parameters } }) => ({
          name,
          type: 'function',
          params: (parameters[0] ?? []).map((parameter) => ({ name: parameter })),
        })),
      },
      drdRenderer: { defaultFillColor: 'var(--ground)', defaultStrokeColor: 'currentColor' },
    },
    drd: words,
    decisionTable: words,
    literalExpression: words,
    boxedExpression: words,
  };
};

/** dmn-js asks in English, with places such as `{kind}` for what it fills in. */
export const translated =
  (language: Language) =>
  (asked: string, fillings: Readonly<Record<string, string>> = {}): string =>
    ((language === 'zh' && dmnWords[asked]) || asked).replaceAll(/\{([^}]+)\}/gu, (place, name: string) => {
      const filling = fillings[name.trim()];
      return filling ?? place;
    });
