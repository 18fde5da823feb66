import { always, exists, onceAll, showing } from '#kernel/evidence.ts';

export const answers = {
  /** Whether data were loaded, and the columns found in the newest ones to identify people directly. */
  held: `select jsonb_build_object('ready', v.id is not null, 'unexplained', coalesce((
      select jsonb_agg(c->>'name') from jsonb_array_elements(v.profile->'columns') c where c#>>'{identifier,proposed}' = 'direct'), '[]'))
    from (select 1) one left join lateral (
      select id, profile from dataset_versions where dataset = r.id and state = 'ready' order by number desc limit 1) v on true`,
};

/** Newer data are owed by a day that has passed in Shenzhen. */
const isFresh = `not (r.facts ? 'nextDueOn') or (r.facts->>'nextDueOn')::date >= (now() at time zone 'Asia/Shanghai')::date`;

export const evidence = {
  '29.1': showing(
    onceAll(['published'], "r.facts ? 'fields' and r.facts ? 'abstract' and r.facts ? 'latestVersion'"),
    '目录中的人工智能产业公共数据资源均有元数据、字段说明和数据',
    'every public data resource in the catalogue has its metadata, its fields and data',
  ),
  '31.1a': showing(
    always(['published'], isFresh),
    '开放平台上的数据均按承诺的频率更新',
    'the data on the open platform are updated as often as was promised',
  ),
  '31.1b': showing(
    exists('published'),
    '共享目录已公开，各资源均附共享规则',
    'the sharing catalogue is public, each resource with its sharing rules',
  ),
  '31.1c': showing(
    always(
      ['published'],
      "r.facts ? 'grade' and r.facts ? 'category' and (r.facts->>'opening' = 'unconditional' or (r.facts ? 'closedReason' and r.facts ? 'reviewOn'))",
    ),
    '已公开的资源均已分类分级；未无条件开放的均有理由和复核日期',
    'every published resource has its category and grade; what is not fully open has its reason and its day of review',
  ),
};
