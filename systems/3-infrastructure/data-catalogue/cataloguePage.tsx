import { Button, Input, Select } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { getOffice, isOfficeId } from '#law/offices.ts';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Cite, GradeTag, Loaded, Nothing } from '#ui/parts.tsx';
import { useTitle } from '#ui/title.ts';
import type { Listed, Row, SystemView } from '#ui/types.ts';
import { Freshness, Generated, OpeningTag, useChoice } from './standing.tsx';
import type { DatasetFacts } from './views.ts';

const columns =
  'title,titleEn,abstract,office,provider,subject,generated,grade,opening,frequency,updatedOn,nextDueOn,rows';
const filters = ['subject', 'opening', 'grade', 'frequency'] as const;

/** The catalogue for the public: found by words, subject, opening class, grade and frequency. */
export function CataloguePage() {
  const { t, say } = useLanguage();
  useTitle(t('公共数据目录', 'Public data catalogue'));
  const [params, setParams] = useSearchParams();
  const systems = useApi<{ systems: SystemView[] }>('/api/systems');
  const of = systems.data?.systems.find((one) => one.id === 'data-catalogue');
  const asked = new URLSearchParams({ state: 'published', limit: '20', cols: columns });
  for (const name of ['q', 'cursor'] as const) if (params.get(name)) asked.set(name, params.get(name) ?? '');
  for (const name of filters) if (params.get(name)) asked.set(`f.${name}`, params.get(name) ?? '');
  const list = useApi<Listed>(`/api/data-catalogue?${asked}`, { keep: true });
  const set = (name: string, value: string | undefined) =>
    setParams((known) => {
      known.delete('cursor');
      if (value) known.set(name, value);
      else known.delete(name);
      return known;
    });
  const cursor = (to: string | null) => (
    <Button disabled={to === null} onClick={() => to && set('cursor', to)}>
      {t('下一页', 'Next page')}
    </Button>
  );
  return (
    <>
      <h1>{t('公共数据目录', 'Public data catalogue')}</h1>
      <p>
        {t(
          '各部门和单位的公共数据资源：分类分级、开放类别和更新情况一并公开；可以在线预览，也可以按行调用或者下载。',
          'The public data of offices and organisations, each with its grade, its opening class and how fresh it is; to look into here, to call by row or to download.',
        )}{' '}
        <Cite provision="31.1" /> ·{' '}
        <Link to="/open-platform">{t('怎样调用、有哪些应用', 'How to call it, what was made')}</Link>
      </p>
      <search className="filter-row">
        <Input.Search
          allowClear
          aria-label={t('检索数据', 'Search for data')}
          placeholder={t('名称、摘要、字段', 'Title, abstract, fields')}
          defaultValue={params.get('q') ?? ''}
          onSearch={(words) => set('q', words)}
          style={{ maxWidth: 320 }}
        />
        {filters.map((name) => {
          const field = of?.facts.find((one) => one.name === name);
          return field?.kind === 'choice' ? (
            <Select
              key={name}
              allowClear
              aria-label={say(field.label)}
              placeholder={say(field.label)}
              style={{ minWidth: 140 }}
              value={params.get(name) ?? undefined}
              options={Object.entries(field.choices).map(([value, label]) => ({ value, label: say(label) }))}
              onChange={(value?: string) => set(name, value)}
            />
          ) : null;
        })}
      </search>
      <Loaded query={list}>
        {({ items, total, next, names }) =>
          items.length === 0 ? (
            <Nothing zh="没有符合条件的数据" en="No data fit" />
          ) : (
            <>
              <p className="quiet" role="status">
                {t(`共${total}项数据资源`, `${total} data resources`)}
              </p>
              <ul className="data-cards">
                {items.map((row) => (
                  <Card key={row.id} row={row} of={of} names={names ?? {}} />
                ))}
              </ul>
              {(next ?? params.get('cursor')) && <p className="pager">{cursor(next)}</p>}
            </>
          )
        }
      </Loaded>
      <p>
        <Link to="/registers/data-catalogue">{t('数据目录登记与导出', 'The register, with export')}</Link>
      </p>
    </>
  );
}

function Card({ row, of, names }: { row: Row; of: SystemView | undefined; names: Readonly<Record<string, string>> }) {
  const { t, say, language } = useLanguage();
  const choice = useChoice(of);
  const facts = row.facts as DatasetFacts;
  const holder = isOfficeId(facts.office) ? say(getOffice(facts.office).name) : names[facts.provider ?? ''];
  return (
    <li>
      <h2>
        <Link to={`/data-catalogue/${row.id}`}>{language === 'en' ? (facts.titleEn ?? facts.title) : facts.title}</Link>
      </h2>
      <p className="data-tags">
        <Generated facts={facts} /> <GradeTag grade={facts.grade} /> <OpeningTag facts={facts} of={of} />{' '}
        <Freshness facts={facts} />
      </p>
      <p>{facts.abstract && say({ zh: facts.abstract.zh, en: facts.abstract.en ?? facts.abstract.zh })}</p>
      <p className="quiet">
        {[holder, choice('subject', facts.subject), choice('frequency', facts.frequency)].filter(Boolean).join(' · ')}
        {facts.rows !== undefined &&
          ` · ${t(`${facts.rows.toLocaleString()}行`, `${facts.rows.toLocaleString()} rows`)}`}
      </p>
    </li>
  );
}
