import { Checkbox, Empty } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import {
  type CellDifference,
  type Differing,
  type DecisionDifference as DifferingDecision,
  difference,
  type RuleDifference,
  type TableDifference,
} from '#engines/decision/difference.ts';
import { type DecisionModel, isBlank } from '#engines/decision/model.ts';
import type { RuleTable } from '#families/rules/catalogue.ts';
import { TextDifference } from '../changes.tsx';
import { useLanguage } from '../language.tsx';
import { ScrollRegion } from '../scrollRegion.tsx';
import { columnWords, optionsOf, outcomeWords, outputWords, testWords } from './cellWords.ts';
import { useDecisionName } from './decisionTable.tsx';
import { hitPolicyWords } from './hitPolicies.ts';
import { Provisions } from './provisions.tsx';
import './decision.css';

type Fate = 'added' | 'removed' | 'changed' | 'moved';
const fates = {
  added: { sign: '＋', zh: '新增', en: 'added' },
  removed: { sign: '－', zh: '删除', en: 'removed' },
  changed: { sign: '～', zh: '修改', en: 'changed' },
  moved: { sign: '↕', zh: '移动', en: 'moved' },
} as const satisfies Readonly<Record<Fate, unknown>>;

/** What became of something, or nothing for what is as it was. */
function fateOf(one: { readonly kind: string; readonly changed: boolean; readonly moved?: boolean }): Fate | undefined {
  if (!one.changed) return undefined;
  return one.kind === 'kept' ? (one.moved ? 'moved' : 'changed') : (one.kind as Fate);
}

/** A thing as it is, or as it was before it was removed. */
const standing = <T,>(one: Differing<T>): T => (one.kind === 'removed' ? one.before : one.after);

/** How one version became another, decision by decision and row by row; what changed has a sign and a word. */
export function DecisionDifference({
  of,
  before,
  after,
}: {
  of: RuleTable;
  before: DecisionModel;
  after: DecisionModel;
}) {
  const { t } = useLanguage();
  const [all, setAll] = useState(false);
  const found = useMemo(() => difference(before, after), [before, after]);
  const decisions = found.decisions.filter((one) => one.changed);
  const parts = [
    [t('输入数据', 'Input data'), found.inputs],
    [t('类型', 'Types'), found.types],
    [t('业务知识模型', 'Business knowledge models'), found.knowledge],
    [t('决策服务', 'Decision services'), found.services],
    [t('引用的模型', 'Imported models'), found.imports],
  ] as const;
  if (!found.changed)
    return (
      <Empty
        image={Empty.PRESENTED_IMAGE_SIMPLE}
        description={t('两个版本的规则相同。', 'Both versions have the same rules.')}
      />
    );
  return (
    <div className="decision difference">
      {found.name && (
        <p>
          {t('模型名称：', 'Name of the model: ')}
          <Replaced before={found.name.before} after={found.name.after} />
        </p>
      )}
      {parts.map(([title, list]) => {
        const differing = list.filter((one) => one.changed);
        return (
          differing.length > 0 && (
            <p key={title}>
              {title}
              {t('：', ': ')}
              {differing.map((one, at) => {
                const { name } = standing<{ readonly name: string }>(one);
                return (
                  <span key={name}>
                    {at > 0 && t('，', ', ')}
                    <FateWord fate={fateOf(one)} /> {name}
                  </span>
                );
              })}
            </p>
          )
        );
      })}
      {decisions.some((one) => one.table) && (
        <Checkbox checked={all} onChange={(event) => setAll(event.target.checked)} className="no-print">
          {t('也显示未变的规则', 'Also show the rules that are as they were')}
        </Checkbox>
      )}
      {decisions.map((one) => (
        <OneDecision key={standing(one).id} of={of} one={one} all={all} />
      ))}
    </div>
  );
}

function FateWord({ fate }: { fate: Fate | undefined }) {
  const { t } = useLanguage();
  if (!fate) return null;
  const { sign, zh, en } = fates[fate];
  return (
    <strong className={`fate ${fate}`}>
      {sign}
      {t(zh, ` ${en}`)}
    </strong>
  );
}

const Replaced = ({ before, after }: { before: ReactNode; after: ReactNode }) => (
  <>
    {before && <del>{before}</del>} {after && <ins>{after}</ins>}
  </>
);

function OneDecision({ of, one, all }: { of: RuleTable; one: DifferingDecision; all: boolean }) {
  const { t, say } = useLanguage();
  const named = useDecisionName();
  const decision = standing(one);
  const { table } = one;
  const counts = (Object.keys(fates) as Fate[]).flatMap((fate) => {
    const count = table?.rules.filter((rule) => fateOf(rule) === fate).length ?? 0;
    return count === 0 ? [] : [t(`${fates[fate].zh}${count}条`, `${count} ${fates[fate].en}`)];
  });
  const literal = (logic: typeof decision.logic) => (logic?.kind === 'literal' ? logic.text : (logic?.kind ?? ''));
  return (
    <section>
      <h3>
        {named(decision)} {!table && <FateWord fate={fateOf(one)} />}
      </h3>
      {counts.length > 0 && (
        <p className="quiet">
          {t('规则：', 'Rules: ')}
          {counts.join(t('，', ', '))}
        </p>
      )}
      {table?.hitPolicy && (
        <p>
          {t('命中策略：', 'Hit policy: ')}
          <Replaced
            before={say(hitPolicyWords[table.hitPolicy.before].name)}
            after={say(hitPolicyWords[table.hitPolicy.after].name)}
          />
        </p>
      )}
      {table && <RuleLines of={of} decision={decision.name} table={table} all={all} title={named(decision)} />}
      {!table && one.kind === 'kept' && (
        <p>
          <TextDifference before={literal(one.before.logic)} after={literal(one.after.logic)} />
        </p>
      )}
    </section>
  );
}

interface Lines {
  readonly of: RuleTable;
  readonly decision: string;
  readonly table: TableDifference;
}

function RuleLines({ of, decision, table, all, title }: Lines & { all: boolean; title: string }) {
  const { t, language } = useLanguage();
  const shown = table.rules.filter((rule) => all || rule.changed);
  const { outputs } = table;
  // Rules are read with their reasons beside them: a column that none of them looks at would only push these away.
  const columns = table.columns.flatMap((one, at) =>
    one.changed || shown.some((rule) => looksAt(rule, one, at)) ? [{ one, at }] : [],
  );
  const left = table.columns.length - columns.length;
  return (
    <ScrollRegion title={title}>
      <table aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{t('规则', 'Rule')}</th>
            {columns.map(({ one, at }) => (
              <th key={at} scope="col">
                <FateWord fate={fateOf(one)} /> {columnWords(standing(one), of.facts, language)}
                <Clause one={one} />
              </th>
            ))}
            {outputs.map((one, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an output's place in the difference is its identity
              <th key={at} scope="col" className="outcome">
                <FateWord fate={fateOf(one)} /> {outputWords(standing(one), language) || title}
                <Clause one={one} />
              </th>
            ))}
            <th scope="col">{t('条款和理由', 'Provision and reason')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((rule, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row's place in the difference is its identity
            <RuleLine key={at} of={of} decision={decision} table={table} columns={columns} rule={rule} />
          ))}
          {shown.length === 0 && (
            <tr>
              <td colSpan={columns.length + outputs.length + 2}>{t('各条规则未变。', 'No rule changed.')}</td>
            </tr>
          )}
        </tbody>
      </table>
      {left > 0 && (
        <p className="quiet">
          {t(
            `另有${left}列，所列规则均不涉及，未显示。`,
            `${left} more columns, which none of these rules looks at, are left out.`,
          )}
        </p>
      )}
    </ScrollRegion>
  );
}

type Column = Lines['table']['columns'][number];
/** Whether a rule tests what stands in a column, or did before. */
function looksAt(rule: RuleDifference, column: Column, at: number): boolean {
  const place = placeOf(rule, column);
  const own = place === undefined ? undefined : standing(rule).cells[place];
  return (own !== undefined && !isBlank(own)) || rule.cells.some((cell) => cell.part === 'column' && cell.at === at);
}
/** A column's place among the cells of a rule, as that rule stands. */
const placeOf = (
  rule: { readonly kind: string },
  one: { readonly kind: string; readonly from?: number; readonly to?: number },
): number | undefined => (rule.kind === 'removed' ? one.from : one.to);

/** In what the head of a kept column differs, as it is written. */
function Clause({ one }: { one: Differing<object> }) {
  if (one.kind !== 'kept') return null;
  const [was, is] = [one.before, one.after] as readonly Readonly<Record<string, unknown>>[];
  const names = Object.keys({ ...was, ...is }).filter((name) => name !== 'id' && was?.[name] !== is?.[name]);
  return names.map((name) => (
    <div key={name} className="quiet">
      <Replaced before={String(was?.[name] ?? '')} after={String(is?.[name] ?? '')} />
    </div>
  ));
}

function RuleLine({
  of,
  decision,
  table,
  columns,
  rule,
}: Lines & { columns: readonly { one: Column; at: number }[]; rule: RuleDifference }) {
  const { t, language } = useLanguage();
  const fate = fateOf(rule);
  const stood = standing(rule);
  const changed = (part: CellDifference['part'], at: number | string) =>
    rule.cells.find((cell) => cell.part === part && cell.at === at);
  const cell = (words: (text: string) => string, part: 'column' | 'output', at: number, own: string | undefined) => {
    const found = changed(part, at);
    if (!found) return own === undefined || isBlank(own) ? <span className="quiet">—</span> : words(own);
    return (
      <Replaced
        before={found.before === undefined ? t('任意', 'any') : words(found.before)}
        after={found.after === undefined ? t('任意', 'any') : words(found.after)}
      />
    );
  };
  const note = changed('annotation', 'description');
  return (
    <tr className={fate}>
      <th scope="row">
        <FateWord fate={fate} />{' '}
        {rule.kind === 'kept' && rule.from !== rule.to
          ? `${rule.from + 1} → ${rule.to + 1}`
          : (placeOf(rule, rule) ?? 0) + 1}
        {rule.kind === 'kept' && rule.moved && rule.cells.length > 0 && (
          <>
            {' '}
            <FateWord fate="changed" />
          </>
        )}
      </th>
      {columns.map(({ one, at }) => {
        const { text } = standing(one);
        const place = placeOf(rule, one);
        return (
          <td key={at}>
            {cell(
              (written) => testWords(written, optionsOf(of, text), language),
              'column',
              at,
              place === undefined ? undefined : stood.cells[place],
            )}
          </td>
        );
      })}
      {table.outputs.map((one, at) => {
        const { name } = standing(one);
        const place = placeOf(rule, one);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: an output's place in the difference is its identity
          <td key={at} className="outcome">
            {cell(
              (written) => outcomeWords(written, name ?? decision, of.outcomes, language),
              'output',
              at,
              place === undefined ? undefined : stood.outputs[place],
            )}
          </td>
        );
      })}
      <td className="reason">
        {note ? (
          <TextDifference before={note.before ?? ''} after={note.after ?? ''} />
        ) : (
          <Provisions annotation={stood.annotation} />
        )}
      </td>
    </tr>
  );
}
