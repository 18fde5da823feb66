import { Link } from 'react-router';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Cite, Loaded } from '#ui/parts.tsx';
import { useTitle } from '#ui/title.ts';
import type { Usage } from './calls.ts';
import { Snippet } from './snippet.tsx';

interface Found {
  readonly result: {
    readonly count: number;
    readonly results: readonly {
      readonly name: string;
      readonly title: string;
      readonly extras: readonly { readonly key: string; readonly value: string }[];
      readonly resources: readonly { readonly id: string; readonly datastore_active: boolean; readonly url: string }[];
    }[];
  };
}

/** How to reach the data: by programs that people have already, with examples of a dataset that is there. */
export function GuidePage() {
  const { t } = useLanguage();
  useTitle(t('公共数据开放平台', 'Public data open platform'));
  const found = useApi<Found>('/api/3/action/package_search?fq=res_format:CSV&rows=1&sort=name%20asc');
  return <Loaded query={found}>{({ result }) => <Guide found={result} />}</Loaded>;
}

function Guide({ found: { count, results } }: { found: Found['result'] }) {
  const { t } = useLanguage();
  const [first] = results;
  const table = first?.resources.find((one) => one.datastore_active);
  const titleEn = first?.extras.find((one) => one.key === 'title_en')?.value ?? first?.title;
  const name = first?.name ?? 'NAME';
  const id = table?.id ?? 'RESOURCE_ID';
  const parquet = table ? new URL(table.url).pathname.replace(/csv$/u, 'parquet') : '';
  const { origin } = location;
  return (
    <div className="two">
      <div>
        <h2>{t('按习惯的工具取数据', 'With the tools you have')}</h2>
        <p>
          {t(
            `目录中有${count}项可以直接下载的数据。以下例子用“${first?.title ?? ''}”。不登录也可以使用。`,
            `${count} datasets can be had without asking. The examples use “${titleEn}”. No account is needed.`,
          )}
        </p>
        <Snippet name="curl">
          {`curl -G '${origin}/api/3/action/package_search' --data-urlencode 'q=空气'
curl '${origin}/api/3/action/datastore_search?resource_id=${id}&limit=5'
curl -O -J '${origin}/datastore/dump/${id}?format=csv&bom=true'`}
        </Snippet>
        <p className="quiet">
          {t(
            '接口与 CKAN Action API 兼容，已有的 CKAN 客户端可以直接使用。',
            'The interface speaks CKAN’s Action API: clients of CKAN work as they are.',
          )}
        </p>
        <Snippet name="ckanapi">
          {`pip install ckanapi
ckanapi search datasets q=公交 -r ${origin}
ckanapi dump datasets --all -O datasets.jsonl -r ${origin}
ckanapi action datastore_search resource_id=${id} limit:5 -r ${origin}
ckanapi load datasets -I mine.jsonl -r ${origin} -a $SZOD_KEY`}
        </Snippet>
        <Snippet name="DuckDB">{`select * from read_parquet('${origin}${parquet}') limit 10;`}</Snippet>
        <Snippet name="Python">
          {`import pandas as pd
table = pd.read_csv('${origin}/datastore/dump/${id}')`}
        </Snippet>
        <h3>{t('目录的机器可读格式', 'The catalogue for machines')}</h3>
        <p>
          {t(
            'DCAT 3（Turtle、RDF/XML、JSON-LD，按 Hydra 分页）和 Frictionless 数据包：',
            'DCAT 3 in Turtle, RDF/XML and JSON-LD, paged by Hydra, and Frictionless data packages:',
          )}{' '}
          {['ttl', 'rdf', 'jsonld'].map((one) => (
            <span key={one}>
              <a href={`/catalog.${one}`}>catalog.{one}</a>{' '}
            </span>
          ))}
          <a href={`/dataset/${name}/datapackage.json`}>datapackage.json</a>
        </p>
        <Snippet name="DCAT">
          {`curl -H 'Accept: text/turtle' ${origin}/dataset/${name}
curl '${origin}/catalog.jsonld?page=1&modified_since=2026-01-01'`}
        </Snippet>
      </div>
      <div>
        <h2>{t('须知', 'Good to know')}</h2>
        <ul>
          <li>
            {t('写入数据、提高调用上限，须有', 'To write, or to call more often, have a ')}
            <Link to="/open-platform/keys">{t('密钥', 'key')}</Link>
            {t(
              '。经接口建立的数据是草稿，公开仍由主管部门审核。',
              '. What is made by a key is a draft; publishing stays with the office.',
            )}
          </li>
          <li>
            {t(
              '含个人数据的，只提供经核验的去标识化版本，未核验的版本任何接口都取不到。',
              'Of personal data only a verified, de-identified version is given; others cannot be had through any interface.',
            )}{' '}
            <Cite provision="33.2" />
          </li>
          <li>
            {t('有条件开放的数据，在其页面提出申请。', 'Data open on condition are asked for on their page.')}{' '}
            <Cite provision="31" />
          </li>
          <li>
            {t('标明“程序生成”的数据纯属虚构，仅供试用。', 'Data marked as generated are made up, to try things with.')}
          </li>
        </ul>
        <Limits />
        <p>
          <Link to="/api/docs">{t('全部接口文档', 'The whole interface')}</Link>
        </p>
      </div>
    </div>
  );
}

/** How often one may call, and by which instrument. */
function Limits() {
  const { t, say } = useLanguage();
  const usage = useApi<Usage & { readonly limits: readonly Limit[] }>('/api/open-platform/usage');
  return (
    <Loaded query={usage}>
      {({ limits }) => (
        <dl className="limits">
          {limits.map((one) => (
            <div key={one.label.zh}>
              <dt>{say(one.label)}</dt>
              <dd>
                {one.value.toLocaleString()}{' '}
                <small className="quiet">
                  {say(one.source)}
                  {!one.confirmed && t('（来源待确认）', ' (source to be confirmed)')}
                </small>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Loaded>
  );
}
interface Limit {
  readonly label: { readonly zh: string; readonly en: string };
  readonly value: number;
  readonly source: { readonly zh: string; readonly en: string };
  readonly confirmed: boolean;
}
