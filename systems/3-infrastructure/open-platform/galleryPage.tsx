import { Link } from 'react-router';
import type { Bilingual } from '#kernel/fields/field.ts';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Cite, Loaded, Nothing } from '#ui/parts.tsx';
import { useTitle } from '#ui/title.ts';
import type { Listed } from '#ui/types.ts';
import { kindsOfUse } from './useFacts.ts';

/** What people made with open data, and how to add what one has made. */
export function GalleryPage() {
  const { t, say, language } = useLanguage();
  useTitle(t('数据应用', 'What was made with open data'));
  const uses = useApi<Listed>(
    '/api/data-uses?state=published&sort=-number&limit=60&cols=title,kind,description,datasets,link',
  );
  return (
    <>
      <p>
        {t(
          '这里展示用开放数据做成的应用、模型、研究和可视化。您做的也可以放上来，由主管部门审核后公开。',
          'Applications, models, research and pictures made with open data. Add yours: the office looks at it, then it is shown.',
        )}{' '}
        <Cite provision="32" /> <Link to="/new/data-uses">{t('提交我的应用', 'Add mine')}</Link>
      </p>
      <Loaded query={uses}>
        {({ items, names }) =>
          items.length === 0 ? (
            <Nothing zh="还没有应用" en="Nothing yet" />
          ) : (
            <ul className="uses">
              {items.map(({ id, title, facts, ownerName }) => {
                const { kind, description, link, datasets } = facts as {
                  kind?: keyof typeof kindsOfUse;
                  description?: Bilingual;
                  link?: string;
                  datasets?: readonly { dataset: string }[];
                };
                return (
                  <li key={id}>
                    <span className="quiet">{kind && say(kindsOfUse[kind])}</span>
                    <h3>
                      <Link to={`/registers/data-uses/${id}`}>{title}</Link>
                    </h3>
                    <p>{description?.[language] ?? description?.zh}</p>
                    <p className="quiet">
                      {ownerName}
                      {link && (
                        <>
                          {' · '}
                          <a href={link} rel="noopener nofollow">
                            {t('打开', 'Open it')}
                          </a>
                        </>
                      )}
                    </p>
                    <ul className="quiet">
                      {datasets?.map(({ dataset }) => (
                        <li key={dataset} style={{ border: 0, padding: 0 }}>
                          <Link to={`/data-catalogue/${dataset}`}>{names?.[dataset] ?? t('数据', 'Dataset')}</Link>
                        </li>
                      ))}
                    </ul>
                  </li>
                );
              })}
            </ul>
          )
        }
      </Loaded>
    </>
  );
}
