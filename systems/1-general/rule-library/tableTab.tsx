import { Alert, Skeleton } from 'antd';
import { type RuleTable, type RuleTableId, ruleTables } from '#families/rules/catalogue.ts';
import { DecisionTable } from '#ui/decision/decisionTable.tsx';
import { useDecisionModel } from '#ui/decision/useDecisionModel.ts';
import { useVersionText } from '#ui/decision/useVersionText.ts';
import { useLanguage } from '#ui/language.tsx';
import { Loaded } from '#ui/parts.tsx';
import type { RecordSlot } from '#ui/screen.ts';

/** The version as it is read: every decision with its rules, and the file. */
export default function TableTab({ page }: RecordSlot) {
  const { t } = useLanguage();
  const { id, facts } = page.record;
  const text = useVersionText(id, facts.text);
  const model = useDecisionModel(text.data);
  const of: RuleTable = ruleTables[facts.table as RuleTableId];
  return (
    <>
      <p>
        <a href={`/api/rule-library/${id}/text.dmn`}>{t('下载规则文本（DMN）', 'Download the text (DMN)')}</a>{' '}
        <small className="quiet">SHA-256 {String(facts.text).slice(0, 16)}…</small>
      </p>
      <Loaded query={text}>
        {() =>
          model.error ? (
            <Alert type="error" showIcon title={t('规则文本无法读取', 'The text cannot be read')} />
          ) : model.data ? (
            model.data.decisions.map((decision) => <DecisionTable key={decision.id} of={of} decision={decision} />)
          ) : (
            <Skeleton active />
          )
        }
      </Loaded>
    </>
  );
}
