import { useId } from 'react';
import { type Decision, isBlank, type Rule, type Table } from '#engines/decision/model.ts';
import type { RuleTable } from '#families/rules/catalogue.ts';
import type { RuleRow, RuleTrace } from '#kernel/rules.ts';
import { useLanguage } from '../language.tsx';
import { ScrollRegion } from '../scrollRegion.tsx';
import { columnWords, labelWords, optionsOf, outcomeWords, outputWords, testWords, valueWords } from './cellWords.ts';
import { hitPolicyWords } from './hitPolicies.ts';
import { Provisions } from './provisions.tsx';
import './decision.css';

/** What a decision is called. */
export function useDecisionName(): (decision: Pick<Decision, 'label' | 'name'>) => string {
  const { language } = useLanguage();
  return ({ label, name }) => (label ? labelWords(label, language) : name);
}

/**
 * A decision of a version as it is read: a table with its rules, outcomes and provisions. With a case's `trace` it
 * shows which rule holds, which cell fails, and which fact is missing; `speaking` leaves out the rules that do not hold.
 */
export function DecisionTable({
  of,
  decision,
  trace,
  speaking = false,
}: {
  of: RuleTable;
  decision: Decision;
  trace?: RuleTrace;
  speaking?: boolean;
}) {
  const { t, say } = useLanguage();
  const title = useId();
  const named = useDecisionName();
  const { logic } = decision;
  if (logic?.kind !== 'table')
    return logic?.kind === 'literal' ? (
      <p>
        {named(decision)} = <code>{logic.text}</code>
      </p>
    ) : (
      <p>{t('这一决策不是表，见版本文件。', 'This decision is no table; see the file of the version.')}</p>
    );
  const traced = new Map(trace?.rows.map((row) => [row.id, row]));
  const rules = logic.rules.map((rule, index) => ({ rule, index, row: traced.get(rule.id) }));
  const shown = speaking ? rules.filter(({ row }) => row?.matched !== false) : rules;
  const columns = logic.columns
    .map((column, at) => ({ column, at }))
    .filter(({ at }) => !speaking || shown.some(({ rule }) => !isBlank(rule.cells[at] ?? '')));
  const { name, means } = hitPolicyWords[logic.hitPolicy];
  return (
    <div className="decision">
      <h3 id={title}>{named(decision)}</h3>
      <p className="quiet">
        {t(`命中策略：${say(name)}（${logic.hitPolicy}），`, `Hit policy: ${say(name)} (${logic.hitPolicy}). `)}
        {say(means)}
        {t('。', '.')}
      </p>
      <ScrollRegion title={named(decision)}>
        <table aria-labelledby={title}>
          <thead>
            <Head of={of} decision={decision} table={logic} columns={columns} />
            {trace && <CaseRow of={of} table={logic} columns={columns} trace={trace} />}
          </thead>
          <tbody>
            {shown.map((line) => (
              <RuleLine key={line.rule.id} of={of} decision={decision} table={logic} columns={columns} {...line} />
            ))}
            {shown.length === 0 && (
              <tr>
                <td colSpan={columns.length + logic.outputs.length + 2}>
                  {t('没有规则命中，也没有待定的规则。', 'No rule holds, and none may.')}
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </ScrollRegion>
    </div>
  );
}

type Columns = readonly { readonly column: Table['columns'][number]; readonly at: number }[];
interface Shown {
  readonly of: RuleTable;
  readonly table: Table;
  readonly columns: Columns;
}
function Head({ of, decision, table, columns }: Shown & { decision: Decision }) {
  const { t, language } = useLanguage();
  const named = useDecisionName();
  return (
    <tr>
      <th scope="col">{t('规则', 'Rule')}</th>
      {columns.map(({ column }) => (
        <th key={column.id} scope="col">
          {columnWords(column, of.facts, language)}
        </th>
      ))}
      {table.outputs.map((output) => (
        <th key={output.id} scope="col" className="outcome">
          {outputWords(output, language) || named(decision)}
        </th>
      ))}
      <th scope="col">{t('条款和理由', 'Provision and reason')}</th>
    </tr>
  );
}

/** What the case brings to each column, as far as it is known. */
function CaseRow({ of, table, columns, trace }: Shown & { trace: RuleTrace }) {
  const { t, language } = useLanguage();
  const looked = new Map(trace.rows.flatMap(({ cells }) => cells.map((cell) => [cell.input, cell.value] as const)));
  const outcomes = trace.possible ?? [];
  return (
    <tr className="case">
      <th scope="row">{t('本案', 'This case')}</th>
      {columns.map(({ column }) => (
        <td key={column.id}>
          {valueWords(looked.get(column.text), optionsOf(of, column.text), language) ?? (
            <span className="tone-medium">{t('未知', 'not known')}</span>
          )}
        </td>
      ))}
      <td className="outcome" colSpan={table.outputs.length}>
        {outcomes.length > 1 && t('尚不能确定', 'undetermined')}
      </td>
      <td />
    </tr>
  );
}

function RuleLine({
  of,
  decision,
  table,
  columns,
  rule,
  index,
  row,
}: Shown & { decision: Decision; rule: Rule; index: number; row: RuleRow | undefined }) {
  const { language } = useLanguage();
  return (
    <tr className={row ? { true: 'holds', false: 'fails', null: 'open' }[String(row.matched)] : undefined}>
      <th scope="row">
        {index + 1} {row && <Standing row={row} of={of} />}
      </th>
      {columns.map(({ column, at }) => {
        const cell = rule.cells[at] ?? '';
        return (
          <td key={column.id}>
            {isBlank(cell) ? (
              <span className="quiet">—</span>
            ) : (
              <>
                {testWords(cell, optionsOf(of, column.text), language)} {row && <Held row={row} at={at} rule={rule} />}
              </>
            )}
          </td>
        );
      })}
      {table.outputs.map((output, at) => (
        <td key={output.id} className="outcome">
          {outcomeWords(rule.outputs[at] ?? '', output.name ?? decision.name, of.outcomes, language)}
        </td>
      ))}
      <td className="reason">
        <Provisions annotation={rule.annotation} />
      </td>
    </tr>
  );
}

const stands = {
  true: { sign: '✓', zh: '命中', en: 'holds', tone: 'tone-low' },
  false: { sign: '✗', zh: '不命中', en: 'does not hold', tone: 'quiet' },
  null: { sign: '?', zh: '待定', en: 'open', tone: 'tone-medium' },
} as const;

/** Whether the row holds, and which facts it waits for. */
function Standing({ row, of }: { row: RuleRow; of: RuleTable }) {
  const { t, say } = useLanguage();
  const { sign, zh, en, tone } = stands[`${row.matched}`];
  return (
    <span className={`nowrap ${tone}`}>
      {sign} {t(zh, en)}
      {row.matched === null && row.missing.length > 0 && (
        <small className="missing">
          {t('还缺：', 'missing: ')}
          {row.missing.map((name) => say(of.facts[name]?.label) || name).join(t('、', ', '))}
        </small>
      )}
    </span>
  );
}

/** Whether one cell held: its sign, with the word for who cannot see it. */
function Held({ row, rule, at }: { row: RuleRow; rule: Rule; at: number }) {
  const { t } = useLanguage();
  // The trace has the cells that test something, in the order of their columns.
  const cell = row.cells[rule.cells.slice(0, at).filter((one) => !isBlank(one)).length];
  if (!cell) return null;
  const { sign, tone } = stands[`${cell.matched}`];
  const words = { true: t('相符', 'holds'), false: t('不符', 'fails'), null: t('未知', 'not known') }[
    `${cell.matched}`
  ];
  return (
    <span className={cell.matched === false ? 'tone-high' : tone}>
      <span aria-hidden="true">{sign}</span>
      <span className="unseen">{words}</span>
    </span>
  );
}
