import { Link } from 'react-router';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Cite, Loaded, Nothing } from '#ui/parts.tsx';
import type { Screen } from '#ui/screen.ts';
import { useTitle } from '#ui/title.ts';
import type { Page } from '#ui/types.ts';
import { LevelTag, type OpenWarning, WarningList } from './parts.tsx';

/** Which products the city warns of now, for everybody. */
function LivePage() {
  const { t } = useLanguage();
  const found = useApi<{ warnings: OpenWarning[] }>('/api/warnings/live');
  useTitle(t('风险预警', 'Risk warnings'));
  return (
    <article className="citizen">
      <h1>{t('生效中的风险预警', 'Risk warnings that are live')}</h1>
      <p>
        {t(
          '高风险应用在使用中受到监测。发现危险的，按蓝、黄、橙、红四级预警，级别越高，须采取的措施越重。',
          'High-risk applications are watched while they are used. Danger is told in four levels: blue, yellow, orange, red; the higher, the heavier the step that follows.',
        )}{' '}
        <Cite provision="66.2" />
      </p>
      <Loaded query={found}>
        {({ warnings }) =>
          warnings.length === 0 ? (
            <Nothing zh="目前没有生效的预警" en="No warning is live" />
          ) : (
            <WarningList of={warnings} withProduct />
          )
        }
      </Loaded>
      <p>
        <Link to="/registers/warnings">{t('全部预警记录', 'All warnings on record')}</Link>
      </p>
    </article>
  );
}

/** How many are live, by level, above the register. */
function Summary() {
  const { t } = useLanguage();
  const found = useApi<{ warnings: OpenWarning[] }>('/api/warnings/live');
  const counts = (['red', 'orange', 'yellow', 'blue'] as const).map((level) => ({
    level,
    n: found.data?.warnings.filter((one) => one.level === level).length ?? 0,
  }));
  return (
    <p>
      {counts.map(({ level, n }) => (
        <span key={level} style={{ marginInlineEnd: 12 }}>
          <LevelTag level={level} /> {n}
        </span>
      ))}
      <Link to="/warnings">{t('公众页面', 'The public page')}</Link>
    </p>
  );
}

const steps: Readonly<Record<string, string>> = {
  orderSuspension: 'suspend',
  orderRestriction: 'restrict',
  inspectOnSite: 'inspect',
  explain: 'check',
};
/** Steps that belong to another level are not this warning's. */
const ofOtherLevels = ({ record }: Page) => Object.keys(steps).filter((move) => steps[move] !== record.facts.step);

const screen: Screen = { page: LivePage, register: Summary, offers: ofOtherLevels };
export default screen;
