import { Button, Drawer, Input, Select, Table } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { Label } from '#kernel/label.ts';
import { useApi } from '#ui/api.ts';
import { useDeed } from '#ui/deed.ts';
import { useLanguage } from '#ui/language.tsx';
import { Loaded, Nothing, Refusal } from '#ui/parts.tsx';

interface Party {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly uscc: string | null;
  readonly filingPrefix: string | null;
  readonly people: number;
  readonly records: number;
}
interface PartiesView {
  readonly items: readonly Party[];
  readonly next: string | null;
  readonly total: number;
  readonly kinds: Readonly<Record<string, Label>>;
}

/** The parties that records belong to. */
export function Parties() {
  const { t, say } = useLanguage();
  const [params, setParams] = useSearchParams();
  const asked = new URLSearchParams([...params].filter(([name]) => name === 'q' || name === 'cursor'));
  const parties = useApi<PartiesView>(`/api/admin/parties?${asked}`);
  const [edited, setEdited] = useState<Party | 'new' | null>(null);
  return (
    <>
      <h1>{t('单位', 'Parties')}</h1>
      <div className="filters">
        <Input.Search
          allowClear
          style={{ width: 300 }}
          aria-label={t('按名称或信用代码查找', 'Find by name or code')}
          placeholder={t('名称或统一社会信用代码', 'Name or social credit code')}
          defaultValue={params.get('q') ?? ''}
          onSearch={(q) => setParams(q ? { q } : {})}
        />
        <Button type="primary" onClick={() => setEdited('new')}>
          {t('新建单位', 'New party')}
        </Button>
      </div>
      <Loaded query={parties}>
        {(data) => (
          <>
            <p>{t(`共 ${data.total} 家`, `${data.total} parties`)}</p>
            <Table<Party>
              size="small"
              rowKey="id"
              pagination={false}
              dataSource={[...data.items]}
              scroll={data.items.length > 0 ? { x: 1040 } : undefined}
              locale={{ emptyText: <Nothing zh="没有符合条件的单位" en="No party fits" /> }}
              columns={[
                {
                  title: t('名称', 'Name'),
                  key: 'name',
                  render: (_: unknown, one) => (
                    <>
                      {one.name}
                      {one.nameEn && (
                        <>
                          <br />
                          <small>{one.nameEn}</small>
                        </>
                      )}
                    </>
                  ),
                },
                {
                  title: t('类别', 'Kind'),
                  key: 'kind',
                  width: 150,
                  render: (_: unknown, one) => say(data.kinds[one.kind]),
                },
                { title: t('信用代码', 'Code'), dataIndex: 'uscc', width: 190 },
                { title: t('备案主体前缀', 'Filer’s prefix'), dataIndex: 'filingPrefix', width: 140 },
                {
                  title: t('人员', 'People'),
                  key: 'people',
                  width: 80,
                  render: (_: unknown, one) =>
                    one.people > 0 ? <Link to={`/admin/people?party=${one.id}`}>{one.people}</Link> : 0,
                },
                { title: t('记录', 'Records'), dataIndex: 'records', width: 80 },
                {
                  title: t('操作', 'Actions'),
                  key: 'edit',
                  width: 90,
                  render: (_: unknown, one) => (
                    <Button
                      size="small"
                      aria-label={t(`修改：${one.name}`, `Edit: ${one.name}`)}
                      onClick={() => setEdited(one)}
                    >
                      {t('修改', 'Edit')}
                    </Button>
                  ),
                },
              ]}
            />
            {data.next && (
              <p>
                <Link
                  to={`?${new URLSearchParams({ ...(params.get('q') && { q: params.get('q') ?? '' }), cursor: data.next })}`}
                >
                  {t('下一页', 'Next page')}
                </Link>
              </p>
            )}
            {edited && <PartySheet party={edited} kinds={data.kinds} onClose={() => setEdited(null)} />}
          </>
        )}
      </Loaded>
    </>
  );
}

function PartySheet({ party, kinds, onClose }: { party: Party | 'new'; kinds: PartiesView['kinds']; onClose(): void }) {
  const { t, say } = useLanguage();
  const { act, busy, fault } = useDeed();
  const known = party === 'new' ? null : party;
  const [kind, setKind] = useState(known?.kind ?? 'enterprise');
  const [name, setName] = useState(known?.name ?? '');
  const [nameEn, setNameEn] = useState(known?.nameEn ?? '');
  const [uscc, setUscc] = useState(known?.uscc ?? '');
  const [prefix, setPrefix] = useState(known?.filingPrefix ?? '');
  const save = async () => {
    if (!known) {
      if (await act('/api/admin/parties', { kind, name, nameEn, uscc })) onClose();
      return;
    }
    const path = `/api/admin/parties/${known.id}`;
    const isRenamed = name !== known.name || nameEn !== (known.nameEn ?? '');
    if (isRenamed && !(await act(`${path}/rename`, { name, nameEn }))) return;
    if (prefix !== (known.filingPrefix ?? '') && !(await act(`${path}/link-filer`, { prefix }))) return;
    onClose();
  };
  return (
    <Drawer
      open
      title={known ? t('修改单位', 'Edit the party') : t('新建单位', 'New party')}
      onClose={onClose}
      extra={
        <Button type="primary" loading={busy} onClick={save}>
          {t('保存', 'Save')}
        </Button>
      }
    >
      {fault && <Refusal error={fault} />}
      {!known && (
        <p>
          <label htmlFor="party-kind">{t('类别', 'Kind')}</label>
          <Select
            id="party-kind"
            style={{ width: '100%' }}
            value={kind}
            onChange={setKind}
            options={Object.entries(kinds).map(([value, label]) => ({ value, label: say(label) }))}
          />
        </p>
      )}
      <p>
        <label htmlFor="party-name">{t('名称', 'Name')}</label>
        <Input id="party-name" value={name} onChange={(event) => setName(event.target.value)} />
      </p>
      <p>
        <label htmlFor="party-name-en">{t('英文名称（选填）', 'Name in English (optional)')}</label>
        <Input id="party-name-en" value={nameEn} onChange={(event) => setNameEn(event.target.value)} />
      </p>
      {!known && (
        <p>
          <label htmlFor="party-uscc">
            {kind === 'individual'
              ? t('统一社会信用代码（个人不填）', 'Social credit code (none for a person)')
              : t('统一社会信用代码', 'Unified social credit code')}
          </label>
          <Input id="party-uscc" maxLength={18} value={uscc} onChange={(event) => setUscc(event.target.value)} />
        </p>
      )}
      {known && (
        <p>
          <label htmlFor="party-prefix">
            {t(
              '备案主体前缀（选填，13位数字或者完整备案号）',
              'Prefix of the filer (optional: 13 digits or a whole filing number)',
            )}
          </label>
          <Input id="party-prefix" maxLength={40} value={prefix} onChange={(event) => setPrefix(event.target.value)} />
          <small>
            {t(
              '前缀不随更名变化。关联后，该单位可以直接认领其名下的备案条目。',
              'It stays through changes of name. Once linked, the party may take over the entries filed under it.',
            )}
          </small>
        </p>
      )}
    </Drawer>
  );
}
