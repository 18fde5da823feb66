import type { UseQueryResult } from '@tanstack/react-query';
import { Alert, Empty, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { citation, findProvision, permalink } from '#law/places.ts';
import type { ProblemError } from './api.ts';
import { useLanguage } from './language.tsx';
import { openProvision } from './openProvision.ts';

/** Where the law says so, quietly: a link to the provision that opens its text beside the page. */
export function Cite({ provision }: { provision: string }) {
  const { say } = useLanguage();
  const place = findProvision(provision);
  return place ? (
    <Link
      className="cite"
      to={permalink(place)}
      aria-haspopup="dialog"
      onClick={(event) => {
        // A click with a key held opens the page of the provision, as with any link.
        if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        openProvision(provision);
      }}
    >
      {say(citation(provision))}
    </Link>
  ) : null;
}

/** What was refused or went wrong, what is safe, and the request's id. */
export function Refusal({ error }: { error: ProblemError }) {
  const { t } = useLanguage();
  const { problem } = error;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={t(problem.title_zh ?? '无法连接服务器', problem.title_en ?? 'The server cannot be reached')}
      description={
        <>
          {t(problem.detail_zh ?? '', problem.detail_en ?? '')}{' '}
          {problem.article && <Cite provision={problem.article} />}
          {problem.fields?.map((one) => (
            <div key={one.field}>{t(one.message.zh, one.message.en)}</div>
          ))}
          {problem.instance && <div style={{ opacity: 0.75, fontSize: 12 }}>{problem.instance}</div>}
        </>
      }
    />
  );
}

/** The three states that every page has before it has its data: loading, refused, there. */
export function Loaded<T>({
  query,
  children,
}: {
  query: UseQueryResult<T, ProblemError>;
  children: (data: T) => ReactNode;
}) {
  if (query.error) return <Refusal error={query.error} />;
  return query.data === undefined ? <Skeleton active paragraph={{ rows: 6 }} /> : children(query.data);
}

export function Nothing({ zh, en }: { zh: string; en: string }) {
  const { t } = useLanguage();
  return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(zh, en)} />;
}

const gradeLook: Readonly<Record<string, { sign: string; zh: string; en: string }>> = {
  high: { sign: '▲', zh: '高风险', en: 'High risk' },
  medium: { sign: '◆', zh: '中风险', en: 'Medium risk' },
  low: { sign: '●', zh: '低风险', en: 'Low risk' },
  undetermined: { sign: '?', zh: '尚不能确定', en: 'Undetermined' },
  grade1: { sign: '①', zh: '一级数据', en: 'Grade 1 data' },
  grade2: { sign: '②', zh: '二级数据', en: 'Grade 2 data' },
  grade3: { sign: '③', zh: '三级数据', en: 'Grade 3 data' },
  grade4: { sign: '④', zh: '四级数据', en: 'Grade 4 data' },
  important: { sign: '▲', zh: '重要数据', en: 'Important data' },
};
/** A grade in colour, sign and word, never by colour alone. */
export function GradeTag({ grade }: { grade: unknown }) {
  const { t } = useLanguage();
  const look = gradeLook[String(grade)];
  return look ? (
    <span className={`tag tone-${grade}`}>
      {look.sign} {t(look.zh, look.en)}
    </span>
  ) : null;
}

export const statusLook: Readonly<Record<string, { sign: string; zh: string; en: string }>> = {
  met: { sign: '✓', zh: '已履行', en: 'Met' },
  due: { sign: '◷', zh: '将到期', en: 'Due' },
  overdue: { sign: '!', zh: '逾期或不符', en: 'Overdue' },
  'no-evidence': { sign: '○', zh: '尚无证据', en: 'No evidence yet' },
  'not-built': { sign: '·', zh: '系统未建成', en: 'System not built' },
  principle: { sign: '§', zh: '原则', en: 'Principle' },
};
