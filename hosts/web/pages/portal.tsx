import { Input } from 'antd';
import { Link, useNavigate } from 'react-router';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { GradeTag, Loaded, statusLook } from '#ui/parts.tsx';
import type { Listed } from '#ui/types.ts';

const worst = ['overdue', 'due', 'no-evidence', 'met', 'not-built', 'principle'];

function useCount(grade: string) {
  return { grade, query: useApi<Listed>(`/api/products?limit=1&f.grade=${grade}`) };
}

export function Portal() {
  const { t } = useLanguage();
  const go = useNavigate();
  const duties = useApi<{ duties: { article: number; status: string }[]; totals: Record<string, number> }>(
    '/api/duties',
  );
  const counts = [useCount('high'), useCount('medium'), useCount('low')];
  return (
    <>
      <h1>{t('深圳人工智能条例，在这里运行', "Shenzhen's AI Regulation, running")}</h1>
      <p className="citizen">
        {t(
          '查产品、看等级、读决定，也看法律规定的每一项职责是否正在履行。',
          'Look up a product and its grade, read decisions, and see whether each duty of the law is being kept.',
        )}
      </p>
      <Input.Search
        size="large"
        aria-label={t('搜索', 'Search')}
        placeholder={t('产品、单位、备案编号、条文', 'Product, organisation, filing number, article')}
        onSearch={(q) => q && go(`/search?q=${encodeURIComponent(q)}`)}
        enterButton={t('搜索', 'Search')}
      />
      <ul className="doors">
        <li>
          <Link to="/registers/products">
            <strong>{t('查一个产品', 'Look up a product')}</strong>
          </Link>
          <br />
          {t('它做什么、谁负责、几级风险', 'What it does, who runs it, its grade')}
        </li>
        <li>
          <Link to="/law/43">
            <strong>{t('应征应用场景', 'Answer a call')}</strong>
          </Link>
          <br />
          {t('第四十三条的系统尚未建成', 'The system of Article 43 is not built yet')}
        </li>
        <li>
          <Link to="/law/31">
            <strong>{t('使用数据和设施', 'Use data and facilities')}</strong>
          </Link>
          <br />
          {t('第三十一条的系统尚未建成', 'The system of Article 31 is not built yet')}
        </li>
        <li>
          <Link to="/law/70">
            <strong>{t('举报问题', 'Report a problem')}</strong>
          </Link>
          <br />
          {t('第七十条的系统尚未建成', 'The system of Article 70 is not built yet')}
        </li>
      </ul>
      <h2>{t('条例履行情况', 'How the law is being kept')}</h2>
      <Loaded query={duties}>
        {({ duties: list }) => (
          <ul className="strip">
            {Array.from({ length: 73 }, (_, at) => at + 1).map((article) => {
              const own = list.filter((one) => one.article === article).map((one) => one.status);
              const status = worst.find((one) => own.includes(one));
              const look = statusLook[status ?? 'principle'];
              const text = status ? t(look?.zh ?? '', look?.en ?? '') : t('无职责条款', 'no duty');
              return (
                <li key={article}>
                  <Link
                    to={`/law/${article}`}
                    className={`tone-${status ?? 'principle'}`}
                    title={text}
                    aria-label={`${t(`第${article}条`, `Article ${article}`)}：${text}`}
                  >
                    {look?.sign} {article}
                  </Link>
                </li>
              );
            })}
          </ul>
        )}
      </Loaded>
      <p>
        {Object.entries(statusLook).map(([status, look]) => (
          <span key={look.en} className={`tone-${status}`} style={{ marginInlineEnd: 14 }}>
            {look.sign} {t(look.zh, look.en)}
          </span>
        ))}{' '}
        <Link to="/duties">{t('逐项查看', 'Duty by duty')}</Link>
      </p>
      <h2>{t('已登记的产品', 'Products registered')}</h2>
      <dl className="facts" style={{ maxWidth: 460 }}>
        {counts.map(({ grade, query }) => (
          <div key={grade}>
            <dt>
              <GradeTag grade={grade} />
            </dt>
            <dd>
              <Link to={`/registers/products?f.grade=${grade}`}>
                {query.data ? `${query.data.total}${query.data.totalCapped ? '+' : ''}` : '…'}
              </Link>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
