import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Cite } from '#ui/parts.tsx';
import type { RecordSlot } from '#ui/screen.ts';
import { SpreadView } from './spreadView.tsx';
import { type FindingsView, percent } from './views.ts';

/** What was released, for anybody; those inside see how the columns lie as well. */
export function ReleasedPanel({ page, isInside }: RecordSlot & { isInside: boolean }) {
  const { t } = useLanguage();
  const { id, state, facts } = page.record;
  const found = useApi<FindingsView>(isInside ? `/api/de-identification/${id}/findings` : null).data;
  const share = (name: string) => percent(Number(facts[name] ?? 0));
  return (
    <section aria-label={t('放行结果', 'The release')}>
      <p className="deid-verdict">
        {state === 'withdrawn' ? (
          <span className="tag tone-overdue">! {t('已收回，不再提供', 'Withdrawn: no longer given')}</span>
        ) : (
          <span className="tag tone-met">✓ {t('复核通过，按协议提供', 'Verified: given by agreement')}</span>
        )}{' '}
        <Cite provision="33.2" />
      </p>
      <p>
        {t(
          `每个等价类至少${facts.smallestClass}人；最高风险从${share('riskBefore')}降到${share('riskAfter')}，平均${share('averageAfter')}；${facts.rows}行中抑制${facts.suppressed}行。`,
          `Each class holds ${facts.smallestClass} people at least; the highest risk fell from ${share('riskBefore')} to ${share('riskAfter')}, on average ${share('averageAfter')}; ${facts.suppressed} of ${facts.rows} rows are suppressed.`,
        )}
      </p>
      <p>
        <a href={`/api/de-identification/${id}/report.html`} download>
          {t('下载证据报告', 'Download the evidence report')}
        </a>
      </p>
      {found?.spread && <SpreadView spread={found.spread} />}
    </section>
  );
}
