import { Link } from 'react-router';
import type { Label } from '#kernel/label.ts';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Cite, Loaded } from '#ui/parts.tsx';
import { useTitle } from '#ui/title.ts';
import { rooms } from '../rooms.ts';

interface RegistersView {
  readonly chapters: readonly {
    readonly chapter: number;
    readonly title: Label;
    readonly systems: readonly {
      readonly id: string;
      readonly name: Label;
      readonly keeperName: Label;
      readonly law: readonly string[];
    }[];
  }[];
}

/** Every register that the reader may look into, in the order of the law. */
export function Registers() {
  const { t, say } = useLanguage();
  useTitle(t('全部登记', 'Registers'));
  const registers = useApi<RegistersView>('/api/registers');
  return (
    <>
      <h1>{t('全部登记', 'Registers')}</h1>
      <p className="quiet">
        {t('按条例各章列出您可以查看的登记。', 'The registers that you may look into, by the chapters of the law.')}
      </p>
      <Loaded query={registers}>
        {({ chapters }) =>
          chapters.map(({ chapter, title, systems }) => (
            <section key={chapter}>
              <h2>{say(title)}</h2>
              <ul className="doors">
                {systems.map(({ id, name, keeperName, law }) => (
                  <li key={id}>
                    <Link to={`/registers/${id}`}>
                      <strong>{say(name)}</strong>
                    </Link>
                    <br />
                    <span className="quiet">
                      {say(keeperName)} ·{' '}
                      {law.map((provision) => (
                        <Cite key={provision} provision={provision} />
                      ))}
                      {rooms.includes(id) && (
                        <>
                          {' · '}
                          <Link to={`/${id}`}>{t('专页', 'Its page')}</Link>
                        </>
                      )}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          ))
        }
      </Loaded>
    </>
  );
}
