import type { ReactNode } from 'react';
import { Link } from 'react-router';
import './bars.css';

/** A small bar chart that is a list: each row names what it counts, shows it as a bar, and opens what is behind it. */
export function Bars({
  title,
  rows,
}: {
  title: string;
  rows: readonly {
    readonly key: string;
    readonly name: ReactNode;
    readonly n: number;
    readonly to: string;
    readonly tone?: string;
  }[];
}) {
  const most = Math.max(1, ...rows.map((row) => row.n));
  return (
    <section className="bars">
      <h3>{title}</h3>
      <ul>
        {rows.map((row) => (
          <li key={row.key}>
            <Link to={row.to}>
              <span>{row.name}</span>
              <span className="n">{row.n}</span>
              <span
                className={`length${row.tone ? ` tone-${row.tone}` : ''}`}
                style={{ inlineSize: `${Math.max(1.5, (row.n / most) * 100)}%` }}
                aria-hidden="true"
              />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
