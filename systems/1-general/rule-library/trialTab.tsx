import { Button, Form, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { type RuleFact, type RuleTable, type RuleTableId, ruleTables } from '#families/rules/catalogue.ts';
import type { RuleTrace } from '#kernel/rules.ts';
import { ProblemError, send } from '#ui/api.ts';
import { DecisionTable } from '#ui/decision/decisionTable.tsx';
import { useDecisionModel } from '#ui/decision/useDecisionModel.ts';
import { useVersionText } from '#ui/decision/useVersionText.ts';
import { useLanguage } from '#ui/language.tsx';
import { Refusal } from '#ui/parts.tsx';
import type { RecordSlot } from '#ui/screen.ts';
import './ruleLibrary.css';

/** The control of a fact; `given` is what the form hands it. */
function FactField({ fact, ...given }: { fact: RuleFact }) {
  const { t, say } = useLanguage();
  const options = Object.entries(fact.options ?? {}).map(([value, one]) => ({ value, label: say(one) }));
  if (fact.type === 'boolean')
    return (
      <Select
        {...given}
        allowClear
        options={[
          { value: true, label: t('是', 'Yes') },
          { value: false, label: t('否', 'No') },
        ]}
      />
    );
  if (fact.type === 'number') return <InputNumber {...given} style={{ width: '100%' }} />;
  if (options.length === 0) return <Select {...given} mode="tags" maxCount={fact.type === 'string' ? 1 : undefined} />;
  return <Select {...given} allowClear options={options} mode={fact.type === 'strings' ? 'multiple' : undefined} />;
}

/** What the version makes of facts that are typed in, row by row and cell by cell; facts may be left out. */
export default function TrialTab({ page }: RecordSlot) {
  const { t, say } = useLanguage();
  const { id, facts } = page.record;
  const table = facts.table as RuleTableId;
  const of: RuleTable = ruleTables[table];
  const text = useVersionText(id, facts.text);
  const model = useDecisionModel(text.data);
  const asked = new Set(model.data?.inputs.map(({ name }) => name));
  const shown = Object.entries(of.facts).filter(([name]) => asked.has(name));
  const [trace, setTrace] = useState<readonly RuleTrace[] | null>(null);
  const [fault, setFault] = useState<ProblemError | null>(null);
  const run = async (values: Record<string, unknown>) => {
    const given = Object.fromEntries(
      Object.entries(values)
        .filter(([, value]) => value !== undefined && value !== null)
        .map(([name, value]) => [name, of.facts[name]?.type === 'string' && Array.isArray(value) ? value[0] : value]),
    );
    try {
      const decision = of.decisions.at(-1);
      const found = await send<{ trace: RuleTrace[] }>('/api/rule-library/try', {
        table,
        version: id,
        decision,
        facts: given,
      });
      setFault(null);
      setTrace(found.trace);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setFault(error);
    }
  };
  return (
    <div className="rule-trial">
      <p className="quiet">
        {t(
          '填入事实，逐行逐格查看结果；没有填写的视为未知。',
          'Facts in, every row and cell out; what is left open counts as unknown.',
        )}
      </p>
      <Form layout="vertical" onFinish={run}>
        {shown.map(([name, fact]) => (
          <Form.Item key={name} name={name} label={say(fact.label)}>
            <FactField fact={fact} />
          </Form.Item>
        ))}
        <Form.Item>
          <Button type="primary" htmlType="submit">
            {t('试算', 'Run it')}
          </Button>
        </Form.Item>
      </Form>
      <div aria-live="polite">
        {fault && <Refusal error={fault} />}
        {trace &&
          model.data?.decisions
            .filter(({ id: one }) => trace.some(({ decision }) => decision === one))
            .toReversed()
            .map((decision) => (
              <DecisionTable
                key={decision.id}
                of={of}
                decision={decision}
                trace={trace.find((one) => one.decision === decision.id)}
                speaking
              />
            ))}
      </div>
    </div>
  );
}
