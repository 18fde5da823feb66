import { Alert } from 'antd';
import { useLanguage } from './language.tsx';
import type { Page, SystemView } from './types.ts';

/** Facts that cannot both be true, and what they lack, each with its two facts and the documents that print them. */
export function Contradictions({ of, page }: { of: SystemView; page: Page }) {
  const { say, t } = useLanguage();
  const sort = (gap: boolean) => page.contradictions.filter((one) => (one.gap ?? false) === gap);
  const factName = (name: string) => say(of.facts.find((field) => field.name === name)?.label) || name;
  const documentName = (id: string) => say(page.documents.find((one) => one.id === id)?.name) || id;
  const list = (found: Page['contradictions']) => (
    <ul style={{ margin: 0, paddingInlineStart: 18 }}>
      {[...Map.groupBy(found, (one) => one.facts.join())].map(([key, all]) => (
        <li key={key}>
          {all.map((one) => say(one.message)).join(t('；', '; '))}
          <br />
          <small>
            {t('涉及事实：', 'Facts: ')}
            {all[0]?.facts.map(factName).join(t('、', ', '))}
            {t('；所影响的文书：', '; documents concerned: ')}
            {all[0]?.documents.map(documentName).join(t('、', ', '))}
          </small>
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {sort(false).length > 0 && (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 8 }}
          title={t(`事实相互矛盾（${sort(false).length}处）`, `Facts contradict each other (${sort(false).length})`)}
          description={list(sort(false))}
        />
      )}
      {sort(true).length > 0 && (
        <Alert
          type="info"
          showIcon
          style={{ marginBottom: 8 }}
          title={t(
            `办理国家备案还缺（${sort(true).length}项）`,
            `Still missing for the filing with the state (${sort(true).length})`,
          )}
          description={list(sort(true))}
        />
      )}
    </>
  );
}
