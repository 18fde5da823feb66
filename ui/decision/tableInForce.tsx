import { Alert, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { type RuleTableId, ruleTables } from '#families/rules/catalogue.ts';
import type { RuleTrace } from '#kernel/rules.ts';
import { useApi } from '../api.ts';
import { useLanguage } from '../language.tsx';
import { Cite, Loaded } from '../parts.tsx';
import { DecisionTable } from './decisionTable.tsx';
import { useDecisionModel } from './useDecisionModel.ts';

/** A version in force as `/api/rules/…` sends it. */
interface InForce {
  readonly version: string;
  readonly provisional: boolean;
  readonly dmn: string;
}

/** A decision table of the platform in its version in force, every decision; with a case's `trace`, what it makes of it. */
export function TableInForce({ table, trace }: { table: RuleTableId; trace?: readonly RuleTrace[] }) {
  const { t, say } = useLanguage();
  const [all, setAll] = useState(trace === undefined);
  const of = ruleTables[table];
  const version = useApi<InForce>(`/api/rules/${table}`, { staleTime: 60_000 });
  const model = useDecisionModel(version.data?.dmn);
  return (
    <section>
      <h2>{say(of.label)}</h2>
      <Loaded query={version}>
        {({ version: name, provisional }) => (
          <p className="quiet">
            {name.replace(/^.*暂行规则/u, t('$&', 'provisional rules'))}
            {provisional && ` · ${t('暂行', 'provisional')}`}{' '}
            {of.law.map((one) => (
              <span key={one}>
                <Cite provision={one} />{' '}
              </span>
            ))}
          </p>
        )}
      </Loaded>
      {model.error && <Alert type="error" showIcon title={t('这一版本无法读取', 'This version cannot be read')} />}
      {model.isLoading && <Skeleton active />}
      {trace && (
        <Segmented
          className="no-print"
          value={all}
          onChange={setAll}
          options={[
            { value: false, label: t('命中和待定的规则', 'Rules that hold or may hold') },
            { value: true, label: t('全部规则', 'All rules') },
          ]}
        />
      )}
      {model.data?.decisions.map((decision) => (
        <DecisionTable
          key={decision.id}
          of={of}
          decision={decision}
          trace={trace?.find((one) => one.decision === decision.id)}
          speaking={!all}
        />
      ))}
    </section>
  );
}
