import { Link } from 'react-router';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Cite, Loaded, Nothing } from '#ui/parts.tsx';
import type { RecordSlot } from '#ui/screen.ts';
import type { GateView } from './views.ts';

/** Where each version of a resource stands before the gate, and the way to have one assessed. */
export function DatasetTab({ page }: RecordSlot) {
  const { t, say } = useLanguage();
  const { id, facts } = page.record;
  const query = useApi<{ items: readonly GateView[]; mayAssess: boolean }>(`/api/de-identification/gate/${id}`);
  const begin = (system: string, version: string) =>
    `/new/${system}?${new URLSearchParams({ title: String(facts.title), dataset: id, version })}`;
  return (
    <Loaded query={query}>
      {({ items, mayAssess }) =>
        items.length === 0 ? (
          <Nothing zh="尚无可核验的数据版本" en="No version to assess yet" />
        ) : (
          <>
            <p className="quiet">
              {t(
                '个人数据的每个版本须经核验通过才能提供；新版本须重新核验。',
                'Each version of personal data is given only once it has passed; a new version is assessed anew.',
              )}{' '}
              <Cite provision="33.2" />
            </p>
            <ul>
              {items.map((one) => (
                <li key={one.id}>
                  {t(`第${one.number}版`, `Version ${one.number}`)} ·{' '}
                  {one.passed ? (
                    <span className="tag tone-met">
                      ✓{' '}
                      {one.passed === 'exempt'
                        ? t('法定例外，仅按协议提供', 'Exempt: by agreement only')
                        : t('已核验放行', 'Verified and released')}
                    </span>
                  ) : (
                    <span className="tag tone-overdue">! {t('未放行', 'Not released')}</span>
                  )}{' '}
                  {one.record && (
                    <Link to={`/registers/${one.record.system}/${one.record.id}`}>
                      {one.record.number} {say(one.record.stateLabel)}
                    </Link>
                  )}{' '}
                  {mayAssess && !one.record && (
                    <Link to={begin('de-identification', one.id)}>{t('开始核验', 'Assess it')}</Link>
                  )}
                </li>
              ))}
            </ul>
          </>
        )
      }
    </Loaded>
  );
}
