import { Input } from 'antd';
import { Link, useNavigate } from 'react-router';
import type { Label } from '#kernel/label.ts';
import { articleCount } from '#law/places.ts';
import { useApi } from '#ui/api.ts';
import { Bars } from '#ui/bars.tsx';
import { useLanguage } from '#ui/language.tsx';
import { Cite, GradeTag, Loaded, Nothing, statusLook } from '#ui/parts.tsx';
import { useTitle } from '#ui/title.ts';
import { rooms } from '../rooms.ts';
import './portal.css';

interface Counted {
  readonly value: string;
  readonly label: Label;
  readonly n: number;
}
interface PortalView {
  readonly asOf: string;
  readonly systems: readonly {
    readonly id: string;
    readonly name: Label;
    readonly open: boolean;
    readonly count: number;
  }[];
  readonly products: Readonly<Partial<Record<'grade' | 'field' | 'state', readonly Counted[]>>>;
  readonly decided: readonly {
    readonly id: string;
    readonly system: string;
    readonly systemName: Label;
    readonly number: string;
    readonly title: string;
    readonly stateLabel: Label;
    readonly letter: Label;
    readonly issuedAt: string;
  }[];
  readonly articles: readonly { readonly article: number; readonly status: string }[];
}

/** The first page: what this is, the ways in, how the law is being kept, and what the city does with AI. */
export function Portal() {
  const { t, language } = useLanguage();
  const go = useNavigate();
  useTitle(undefined);
  const portal = useApi<PortalView>('/api/portal');
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
        onSearch={(q) => q.trim() && go(`/search?q=${encodeURIComponent(q.trim())}`)}
        enterButton={t('搜索', 'Search')}
      />
      <Doors systems={portal.data?.systems} />
      <p>
        <Link to="/departments">
          {t('不知道找谁？说明事项，查找负责的部门', 'Not sure whom to ask? Find the office')}
        </Link>
      </p>
      <h2>{t('条例履行情况', 'How the law is being kept')}</h2>
      <Loaded query={portal}>{({ articles }) => <Strip articles={articles} />}</Loaded>
      <h2>{t('这座城市用人工智能做什么', 'What the city does with AI')}</h2>
      <Loaded query={portal}>{({ products }) => <Products products={products} />}</Loaded>
      <div className="halves">
        <section>
          <h2>{t('最近公布的决定', 'Decisions published lately')}</h2>
          <Loaded query={portal}>
            {({ decided }) =>
              decided.length === 0 ? (
                <Nothing
                  zh="还没有公布的决定；作出后会列在这里"
                  en="None yet; decisions are listed here when they are made"
                />
              ) : (
                <Decided decided={decided} />
              )
            }
          </Loaded>
        </section>
        <section>
          <h2>{t('公开的登记', 'Public registers')}</h2>
          <Loaded query={portal}>{({ systems }) => <Registers systems={systems} />}</Loaded>
          {portal.data && (
            <p className="quiet">
              {t('数字截至 ', 'Figures as of ')}
              {new Date(portal.data.asOf).toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB', {
                timeZone: 'Asia/Shanghai',
                dateStyle: 'medium',
                timeStyle: 'short',
              })}
            </p>
          )}
        </section>
      </div>
    </>
  );
}

const doors: readonly { id: string; article: string; title: Label; about: Label }[] = [
  {
    id: 'products',
    article: '66',
    title: { zh: '查一个产品', en: 'Look up a product' },
    about: { zh: '它做什么、谁负责、几级风险', en: 'What it does, who runs it, its grade' },
  },
  {
    id: 'scenarios',
    article: '43',
    title: { zh: '应征应用场景', en: 'Answer a call' },
    about: { zh: '城市需要人工智能做什么，谁能做', en: 'What the city needs AI for, and who can do it' },
  },
  {
    id: 'data-catalogue',
    article: '31',
    title: { zh: '使用数据和设施', en: 'Use data and facilities' },
    about: { zh: '公共数据、算力、仪器和平台', en: 'Public data, computing, instruments and platforms' },
  },
  {
    id: 'violation-reports',
    article: '70',
    title: { zh: '举报问题', en: 'Report a problem' },
    about: { zh: '发现违法违规，可以不留姓名举报', en: 'Report a breach, without giving a name if you prefer' },
  },
];

/** Four ways in; one whose system is not built leads to its article and says so. */
function Doors({ systems }: { systems: PortalView['systems'] | undefined }) {
  const { t, say } = useLanguage();
  return (
    <ul className="doors">
      {doors.map(({ id, article, title, about }) => {
        const built = systems?.some((one) => one.id === id);
        return (
          <li key={id}>
            <Link
              to={
                built === false
                  ? `/law/${article}`
                  : rooms.includes(id) && id !== 'products'
                    ? `/${id}`
                    : `/registers/${id}`
              }
            >
              <strong>{say(title)}</strong>
            </Link>
            <br />
            {say(about)}
            {built === false && (
              <small className="quiet">
                <br />
                {t('系统尚未建成：', 'Its system is not built yet: ')}
                <Cite provision={article} />
              </small>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Strip({ articles }: { articles: PortalView['articles'] }) {
  const { t } = useLanguage();
  const statusOf = new Map(articles.map((one) => [one.article, one.status]));
  return (
    <>
      <ul className="strip">
        {Array.from({ length: articleCount }, (_, at) => at + 1).map((article) => {
          const status = statusOf.get(article);
          const look = statusLook[status ?? 'principle'];
          const text = status ? t(look?.zh ?? '', look?.en ?? '') : t('没有职责', 'no duty');
          return (
            <li key={article}>
              <Link
                to={`/law/${article}`}
                className={status ? `tone-${status} is-${status}` : 'tone-principle'}
                title={text}
                aria-label={`${t(`第${article}条`, `Article ${article}`)}${t('：', ': ')}${text}`}
              >
                {status ? look?.sign : ''} {article}
              </Link>
            </li>
          );
        })}
      </ul>
      <p className="legend">
        {Object.entries(statusLook).map(([status, look]) => (
          <Link key={status} to={`/duties?status=${status}#list`} className={`mark tone-${status}`}>
            {look.sign} {t(look.zh, look.en)}
          </Link>
        ))}
        <Link to="/duties">{t('逐项查看', 'Duty by duty')}</Link>
      </p>
    </>
  );
}

const gradeOrder = ['high', 'medium', 'low', 'undetermined'];
function Products({ products }: { products: PortalView['products'] }) {
  const { t, say } = useLanguage();
  const filtered = (filter: string, { value }: Counted) => `/registers/products?${filter}=${encodeURIComponent(value)}`;
  const grades = (products.grade ?? []).toSorted((a, b) => gradeOrder.indexOf(a.value) - gradeOrder.indexOf(b.value));
  const fields = products.field ?? [];
  const most = 10;
  return (
    <div className="charts">
      <Bars
        title={t('按风险等级', 'By grade')}
        rows={grades.map((one) => ({
          key: one.value,
          name: <GradeTag grade={one.value} />,
          n: one.n,
          to: filtered('f.grade', one),
          tone: one.value,
        }))}
      />
      <Bars
        title={
          fields.length > most
            ? t(`按应用领域（最多的 ${most} 个）`, `By field (the ${most} largest)`)
            : t('按应用领域', 'By field')
        }
        rows={fields
          .slice(0, most)
          .map((one) => ({ key: one.value, name: say(one.label), n: one.n, to: filtered('f.field', one) }))}
      />
      <Bars
        title={t('按状态', 'By state')}
        rows={(products.state ?? []).map((one) => ({
          key: one.value,
          name: say(one.label),
          n: one.n,
          to: filtered('state', one),
        }))}
      />
    </div>
  );
}

function Decided({ decided }: { decided: PortalView['decided'] }) {
  const { say } = useLanguage();
  return (
    <ul className="plain">
      {decided.map((one) => (
        <li key={one.id}>
          <Link to={`/registers/${one.system}/${one.id}`}>{one.title}</Link>
          <br />
          <span className="quiet">
            {one.issuedAt.slice(0, 10)} · {say(one.letter)} · {say(one.stateLabel)} · {one.number}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Registers({ systems }: { systems: PortalView['systems'] }) {
  const { t, say } = useLanguage();
  return (
    <ul className="plain registers">
      {systems
        .filter(({ open, count }) => open && count > 0)
        .map((one) => (
          <li key={one.id}>
            <Link to={`/registers/${one.id}`}>{say(one.name)}</Link>{' '}
            <span className="quiet">{t(`${one.count} 条`, `${one.count}`)}</span>
          </li>
        ))}
      <li>
        <Link to="/registers">{t('全部登记，按条例各章', 'All registers, by chapter')}</Link>
      </li>
    </ul>
  );
}
