import { Link } from 'react-router';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Cite, Loaded, Nothing } from '#ui/parts.tsx';
import { useTitle } from '#ui/title.ts';
import type { ShownUse } from './shownUses.ts';
import { kindsOfUse } from './useFacts.ts';

/** What people made with open data, and how to add what one has made. */
export function GalleryPage() {
  const { t } = useLanguage();
  useTitle(t('数据应用', 'What was made with open data'));
  const found = useApi<{ uses: readonly ShownUse[] }>('/api/open-platform/uses');
  return (
    <>
      <p>
        {t(
          '这里展示用开放数据做成的应用、模型、研究和可视化。您做的也可以放上来，由主管部门审核后公开。',
          'Applications, models, research and pictures made with open data. Add yours: the office looks at it, then it is shown.',
        )}{' '}
        <Cite provision="32" /> · <Link to="/new/data-uses">{t('提交我的应用', 'Add mine')}</Link>
      </p>
      <Loaded query={found}>
        {({ uses }) =>
          uses.length === 0 ? (
            <Nothing zh="还没有应用" en="Nothing yet" />
          ) : (
            <ul className="uses">
              {uses.map((one) => (
                <Made key={one.id} of={one} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </>
  );
}

function Made({ of: { id, kind, title, description, owner, link, datasets } }: { of: ShownUse }) {
  const { t, say, language } = useLanguage();
  return (
    <li>
      <span className="quiet">{say(kindsOfUse[kind])}</span>
      <h2>
        <Link to={`/registers/data-uses/${id}`}>{title}</Link>
      </h2>
      <p>{description[language] ?? description.zh}</p>
      <p className="quiet">
        {owner}
        {link && (
          <>
            {' · '}
            <a href={link} rel="noopener nofollow">
              {t('打开', 'Open it')}
            </a>
          </>
        )}
      </p>
      <p className="quiet">
        {t('所用数据：', 'Data used: ')}
        {datasets.map((one, at) => (
          <span key={one.id}>
            {at > 0 && t('、', ', ')}
            <Link to={`/data-catalogue/${one.id}`}>{say(one.title)}</Link>
          </span>
        ))}
      </p>
    </li>
  );
}
