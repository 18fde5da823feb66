import { Alert } from 'antd';
import type { Label } from '#kernel/label.ts';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Loaded } from '#ui/parts.tsx';

/** The calendar that terms are counted on. */
export function Calendar() {
  const { t } = useLanguage();
  const year = new Date().getFullYear() + 1;
  const calendar = useApi<{ announced: boolean; days: { date: string; kind: string; name?: Label }[] }>(
    `/api/calendar/${year}`,
  );
  return (
    <>
      <h1>{t('日历', 'Calendar')}</h1>
      <Loaded query={calendar}>
        {({ announced }) => (
          <Alert
            type={announced ? 'success' : 'warning'}
            showIcon
            title={
              announced
                ? t(`${year}年日历已公布`, `The calendar of ${year} is announced`)
                : t(
                    `${year}年日历尚未公布：跨年的期限只给出范围`,
                    `The calendar of ${year} is not announced yet: terms that reach into it are given as a range`,
                  )
            }
          />
        )}
      </Loaded>
    </>
  );
}
