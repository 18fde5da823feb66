import { Link } from 'react-router';
import { useLanguage } from '#ui/language.tsx';
import { Cite } from '#ui/parts.tsx';
import { ScrollRegion } from '#ui/scrollRegion.tsx';
import type { Firm } from './gathered.ts';
import type { Item } from './items.ts';

export const signs: Readonly<Record<Item['status'], { sign: string; tone: string; zh: string; en: string }>> = {
  there: { sign: '✓', tone: 'low', zh: '有', en: 'There' },
  missing: { sign: '✗', tone: 'overdue', zh: '缺', en: 'Missing' },
  notAsked: { sign: '—', tone: 'not-built', zh: '不要求', en: 'Not asked for' },
  encouraged: { sign: '○', tone: 'no-evidence', zh: '鼓励', en: 'Encouraged' },
};

/** One page a firm: each item with what is known of it, and what to do next where it is missing. */
export function Standing({ firm }: { firm: Firm }) {
  const { t, say } = useLanguage();
  const missing = firm.items.filter((one) => one.status === 'missing');
  return (
    <>
      <p role="status">
        {missing.length === 0
          ? t('✓ 材料齐全', '✓ Nothing is missing')
          : t(`! 还缺${missing.length}项`, `! ${missing.length} missing`)}
        {firm.file?.dueOn && t(`；下一次年度确认 ${firm.file.dueOn} 前`, `; next confirmation by ${firm.file.dueOn}`)}
      </p>
      <ScrollRegion title={t('档案有什么、缺什么', 'What the file holds and lacks')}>
        <table className="file-items">
          <thead>
            <tr>
              <th scope="col">{t('事项', 'Item')}</th>
              <th scope="col">{t('依据', 'Provision')}</th>
              <th scope="col">{t('状态', 'State')}</th>
              <th scope="col">{t('下一步', 'Next')}</th>
            </tr>
          </thead>
          <tbody>
            {firm.items.map((one) => {
              const look = signs[one.status];
              return (
                <tr key={one.id}>
                  <th scope="row">{say(one.name)}</th>
                  <td>
                    <Cite provision={one.article} />
                  </td>
                  <td>
                    <span className={`tone-${look.tone}`}>
                      {look.sign} {t(look.zh, look.en)}
                    </span>{' '}
                    {say(one.told)}
                  </td>
                  <td>{say(one.next)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollRegion>
      <Linked
        title={t('评估与审查', 'Assessments and reviews')}
        rows={firm.gathered.reviews.map((one) => ({ ...one, told: one.on }))}
      />
      <Linked
        title={t('红队演练', 'Red-team exercises')}
        rows={firm.gathered.exercises.map((one) => ({
          ...one,
          system: 'red-team-exercises',
          told: t(`${one.heldOn}，未整改${one.open}个`, `${one.heldOn}, ${one.open} not fixed`),
        }))}
      />
    </>
  );
}

function Linked({
  title,
  rows,
}: {
  title: string;
  rows: readonly { id: string; system: string; number: string; title: string; told: string }[];
}) {
  if (rows.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {rows.map((one) => (
          <li key={one.id}>
            <Link to={`/registers/${one.system}/${one.id}`}>
              {one.number} {one.title}
            </Link>{' '}
            <span className="quiet">{one.told}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
