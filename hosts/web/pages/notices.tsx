import { Button, Space } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { NoticeList, type NoticesView, useReadNotices } from '#ui/notices.tsx';
import { Loaded, Nothing } from '#ui/parts.tsx';

/** Everything that one was told, newest first; `cursor` and `unread` stand in the address. */
export function Notices() {
  const { t } = useLanguage();
  const [params] = useSearchParams();
  const unread = params.get('unread') === '1';
  const asked = new URLSearchParams([...params].filter(([name]) => name === 'cursor' || name === 'unread'));
  const notices = useApi<NoticesView>(`/api/notices?${asked}`);
  const read = useReadNotices();
  return (
    <>
      <h1>{t('通知', 'Notices')}</h1>
      <Loaded query={notices}>
        {(data) => (
          <>
            <Space wrap style={{ marginBottom: 12 }}>
              <Link to={unread ? '/notices' : '/notices?unread=1'}>
                {unread
                  ? t('看全部', 'Show all')
                  : t(
                      `只看未读（${data.unread >= 99 ? '99+' : data.unread}）`,
                      `Unread only (${data.unread >= 99 ? '99+' : data.unread})`,
                    )}
              </Link>
              {data.unread > 0 && data.items[0] && (
                <Button size="small" onClick={() => read.upTo(data.items[0]?.id ?? 0)}>
                  {t('全部标为已读', 'Mark all as read')}
                </Button>
              )}
            </Space>
            {data.items.length === 0 ? (
              <Nothing
                zh={unread ? '没有未读的通知。' : '还没有通知。您的事项有进展时会出现在这里。'}
                en={unread ? 'Nothing unread.' : 'No notices yet. They appear here when your matters move.'}
              />
            ) : (
              <NoticeList items={data.items} />
            )}
            {data.next !== null && (
              <p>
                <Link
                  to={`/notices?${new URLSearchParams({ ...(unread && { unread: '1' }), cursor: String(data.next) })}`}
                >
                  {t('更早的通知', 'Older notices')}
                </Link>
              </p>
            )}
          </>
        )}
      </Loaded>
    </>
  );
}
