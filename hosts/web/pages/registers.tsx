import { Link } from 'react-router';
import type { Label } from '#kernel/label.ts';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Cite, Loaded } from '#ui/parts.tsx';
import { useTitle } from '#ui/title.ts';
import { rooms } from '../rooms.ts';
import './registers.css';

interface RegistersView {
  readonly chapters: readonly {
    readonly chapter: number;
    readonly title: Label;
    readonly systems: readonly {
      readonly id: string;
      readonly name: Label;
      readonly keeperName: Label;
      readonly articles: readonly number[];
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
              <ul className="doors registers">
                {systems.map(({ id, name, keeperName, articles }) => (
                  <li key={id}>
                    <Link to={rooms.includes(id) ? `/${id}` : `/registers/${id}`}>
                      <strong>{say(name)}</strong>
                    </Link>
                    <br />
                    <span className="quiet">
                      {say(keeperName)}
                      {articles.map((article) => (
                        <span key={article}>
                          {' · '}
                          <Cite provision={String(article)} />
                        </span>
                      ))}
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
