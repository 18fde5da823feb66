import { Link, useParams } from 'react-router';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Cite, Loaded, Nothing } from '#ui/parts.tsx';
import { useTitle } from '#ui/title.ts';
import type { Page } from '#ui/types.ts';
import type { ShownUse } from './shownUses.ts';
import { Snippet } from './snippet.tsx';
import { kindsOfUse } from './useFacts.ts';

interface Reached {
  readonly name: string;
  readonly resource: string | null;
  readonly uses: readonly ShownUse[];
}

/** How programs reach a dataset, and what was made with it. */
export function Reach({ dataset }: { dataset: string }) {
  const { t, say } = useLanguage();
  const found = useApi<Reached>(`/api/open-platform/datasets/${dataset}`);
  const { origin } = location;
  return (
    <Loaded query={found}>
      {({ name, resource, uses }) => (
        <>
          <h2>{t('接口地址', 'Addresses')}</h2>
          <Snippet name={t('接口示例', 'Example')}>
            {[
              `${origin}/api/3/action/package_show?id=${name}`,
              ...(resource
                ? [
                    `${origin}/api/3/action/datastore_search?resource_id=${resource}&limit=5`,
                    `${origin}/datastore/dump/${resource}?format=csv`,
                  ]
                : []),
            ].join('\n')}
          </Snippet>
          <p>
            {['ttl', 'rdf', 'jsonld'].map((one) => (
              <span key={one}>
                <a href={`/dataset/${name}.${one}`}>DCAT .{one}</a>
                {' · '}
              </span>
            ))}
            <a href={`/dataset/${name}/datapackage.json`}>{t('数据包', 'Data package')}</a>
            {' · '}
            <Link to="/open-platform">{t('使用说明', 'How to use them')}</Link>
          </p>
          <h2>
            {t('用它做的应用', 'What was made with it')} <Cite provision="32" />
          </h2>
          {uses.length === 0 ? (
            <Nothing zh="还没有应用" en="Nothing yet" />
          ) : (
            <ul>
              {uses.map((one) => (
                <li key={one.id}>
                  <Link to={`/registers/data-uses/${one.id}`}>{one.title}</Link>{' '}
                  <span className="quiet">
                    {say(kindsOfUse[one.kind])} · {one.owner}
                  </span>
                </li>
              ))}
            </ul>
          )}
          <p>
            <Link to="/new/data-uses">{t('提交我的应用', 'Add mine')}</Link>
          </p>
        </>
      )}
    </Loaded>
  );
}

/** The same as a page of its own, to which a dataset's public page leads. */
export function ReachPage() {
  const { id = '' } = useParams();
  const { t } = useLanguage();
  const page = useApi<Page>(`/api/data-catalogue/${id}`);
  useTitle(page.data?.title);
  return (
    <Loaded query={page}>
      {({ title, record }) => (
        <>
          <p>
            {t('数据：', 'Dataset: ')}
            <Link to={`/data-catalogue/${record.id}`}>{title}</Link>
          </p>
          <Reach dataset={record.id} />
        </>
      )}
    </Loaded>
  );
}
