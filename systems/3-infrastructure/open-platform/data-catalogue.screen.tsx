import { Link } from 'react-router';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Cite, Loaded, Nothing } from '#ui/parts.tsx';
import type { RecordSlot, Screen } from '#ui/screen.ts';
import { Snippet } from './snippet.tsx';
import { kindsOfUse } from './useFacts.ts';
import './openPlatform.css';

interface Reached {
  readonly name: string;
  readonly resource: string | null;
  readonly uses: readonly {
    readonly id: string;
    readonly title: string;
    readonly kind: keyof typeof kindsOfUse;
    readonly owner: string | null;
  }[];
}

/** How programs reach a dataset, and what was made with it. */
function Reach({ page }: RecordSlot) {
  const { t, say } = useLanguage();
  const found = useApi<Reached>(`/api/open-platform/datasets/${page.record.id}`);
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

const screen: Screen = {
  tabs: [
    {
      key: 'reach',
      label: { zh: '接口和应用', en: 'Interface and uses' },
      view: Reach,
      when: ({ record }) => record.state === 'published',
    },
  ],
};
export default screen;
