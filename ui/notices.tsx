import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import { Link } from 'react-router';
import type { Label } from '#kernel/label.ts';
import { send, useApi } from './api.ts';
import { useLanguage } from './language.tsx';
import { momentText } from './moment.ts';

export interface NoticeView {
  readonly id: number;
  readonly at: string;
  readonly read: boolean;
  readonly system: string;
  readonly systemName: Label;
  readonly record: string;
  readonly number: string;
  readonly title: string;
  readonly text: Label;
}
export interface NoticesView {
  readonly items: readonly NoticeView[];
  readonly unread: number;
  readonly next: number | null;
}

/** Marks notices read and reads the lists again. */
export function useReadNotices() {
  const client = useQueryClient();
  const again = () =>
    client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/api/notices') });
  return {
    one: (id: number) => send(`/api/notices/${id}/read`, {}).then(again),
    upTo: (id: number) => send('/api/notices/read', { upTo: id }).then(again),
  };
}

export function NoticeList({ items, onOpen = () => {} }: { readonly items: readonly NoticeView[]; onOpen?(): void }) {
  const { t, say } = useLanguage();
  const read = useReadNotices();
  return (
    <ul className="rows notices">
      {items.map((one) => (
        <li key={one.id} className={one.read ? undefined : 'unread'}>
          <Link
            to={`/registers/${one.system}/${one.record}`}
            onClick={() => {
              if (!one.read) void read.one(one.id);
              onOpen();
            }}
          >
            {one.title}
          </Link>
          <div>
            {!one.read && <strong>{t('未读 · ', 'Unread · ')}</strong>}
            {say(one.text)}
          </div>
          <small>
            {say(one.systemName)} · {one.number} · {momentText(one.at)}
          </small>
          {!one.read && (
            <Button
              size="small"
              type="text"
              aria-label={t(`标为已读：${one.title}`, `Mark as read: ${one.title}`)}
              onClick={() => read.one(one.id)}
            >
              {t('标为已读', 'Mark as read')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** How often an open page asks whether there is something new, in milliseconds. */
const every = 60_000;

/** The bell in the page's head: how many are unread, the newest in a panel; what comes in is said to screen readers. */
export function NoticeBell() {
  const { t } = useLanguage();
  const notices = useApi<NoticesView>('/api/notices?limit=8', { every });
  const read = useReadNotices();
  const [open, setOpen] = useState(false);
  const [news, setNews] = useState(0);
  const panel = useId();
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const unread = notices.data?.unread ?? 0;
  const newest = notices.data?.items[0]?.id ?? 0;
  const seen = useRef<number | null>(null);
  useEffect(() => {
    if (notices.data === undefined) return;
    if (seen.current !== null && newest > seen.current) setNews(newest);
    seen.current = newest;
  }, [newest, notices.data]);
  useEffect(() => {
    if (!open) return;
    const close = (event: Event) => {
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return;
        button.current?.focus();
      } else if (box.current?.contains(event.target as Node)) return;
      setOpen(false);
    };
    for (const kind of ['keydown', 'pointerdown', 'focusin']) addEventListener(kind, close);
    return () => {
      for (const kind of ['keydown', 'pointerdown', 'focusin']) removeEventListener(kind, close);
    };
  }, [open]);
  const count = unread >= 99 ? '99+' : String(unread);
  return (
    <div className="bell" ref={box}>
      <Button
        ref={button}
        size="small"
        aria-expanded={open}
        aria-controls={panel}
        aria-label={unread > 0 ? t(`通知，${count} 条未读`, `Notices, ${count} unread`) : t('通知', 'Notices')}
        onClick={() => setOpen(!open)}
      >
        {t('通知', 'Notices')}
        {unread > 0 && <span className="count">{count}</span>}
      </Button>
      <span className="unseen" role="status" aria-live="polite">
        {news > 0 && t(`有新通知，共 ${count} 条未读`, `New notices, ${count} unread`)}
      </span>
      {open && (
        <section id={panel} className="panel" aria-label={t('最新通知', 'Newest notices')}>
          {notices.data?.items.length ? (
            <NoticeList items={notices.data.items} onOpen={() => setOpen(false)} />
          ) : (
            <p className="nothing">
              {t(
                '还没有通知。您的事项有进展时会出现在这里。',
                'No notices yet. They appear here when your matters move.',
              )}
            </p>
          )}
          <div className="ends">
            <Link to="/notices" onClick={() => setOpen(false)}>
              {t('全部通知', 'All notices')}
            </Link>
            {unread > 0 && (
              <Button size="small" onClick={() => read.upTo(newest)}>
                {t('全部标为已读', 'Mark all as read')}
              </Button>
            )}
          </div>
        </section>
      )}
    </div>
  );
}
