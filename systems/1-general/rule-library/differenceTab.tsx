import { Alert, Skeleton } from 'antd';
import { Link } from 'react-router';
import { type RuleTable, type RuleTableId, ruleTables } from '#families/rules/catalogue.ts';
import { useApi } from '#ui/api.ts';
import { DecisionDifference } from '#ui/decision/decisionDifference.tsx';
import { useDecisionModel } from '#ui/decision/useDecisionModel.ts';
import { useVersionText } from '#ui/decision/useVersionText.ts';
import { useLanguage } from '#ui/language.tsx';
import { Loaded } from '#ui/parts.tsx';
import type { RecordSlot } from '#ui/screen.ts';
import type { Page } from '#ui/types.ts';

/** Row by row, in what a version differs from the one in force, or from the one that it replaced. */
export default function DifferenceTab({ page }: RecordSlot) {
  const { id, state, facts } = page.record;
  const now = useApi<{ record: string | null; dmn: string }>(`/api/rules/${facts.table}`);
  const was = state === 'inForce' || state === 'superseded';
  if (was) return <Compared page={page} other={String(facts.basedOn)} />;
  return (
    <Loaded query={now}>
      {({ record, dmn }) =>
        record && record !== id ? <Compared page={page} other={record} /> : <Models page={page} before={dmn} />
      }
    </Loaded>
  );
}

/** Compared with another version of the library, which is named. */
function Compared({ page, other }: { page: Page; other: string }) {
  const { t } = useLanguage();
  const found = useApi<Page>(`/api/rule-library/${other}`);
  const text = useVersionText(other, found.data?.record.facts.text);
  return (
    <Loaded query={found}>
      {({ title, record }) => (
        <>
          <p>
            {t('与以下版本对照：', 'Compared with ')}
            <Link to={`/registers/rule-library/${other}`}>
              {record.number} {title}
            </Link>
          </p>
          <Models page={page} before={text.data} />
        </>
      )}
    </Loaded>
  );
}

function Models({ page, before }: { page: Page; before: string | undefined }) {
  const { t } = useLanguage();
  const { id, facts } = page.record;
  const of: RuleTable = ruleTables[facts.table as RuleTableId];
  const text = useVersionText(id, facts.text);
  const [was, is] = [useDecisionModel(before), useDecisionModel(text.data)];
  if (was.error || is.error)
    return <Alert type="error" showIcon title={t('规则文本无法读取', 'The text cannot be read')} />;
  return was.data && is.data ? <DecisionDifference of={of} before={was.data} after={is.data} /> : <Skeleton active />;
}
