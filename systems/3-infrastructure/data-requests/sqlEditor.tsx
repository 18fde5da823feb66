import { useId, useRef } from 'react';
import { useLanguage } from '#ui/language.tsx';

/** A text of SQL with its lines numbered; Ctrl+Enter runs it. */
export function SqlEditor({
  value,
  onChange,
  onRun,
  at,
}: {
  value: string;
  onChange(value: string): void;
  onRun(): void;
  /** The character that a refusal is about. */
  at?: number;
}) {
  const { t } = useLanguage();
  const id = useId();
  const numbers = useRef<HTMLPreElement>(null);
  const lines = value.split('\n').length;
  const marked = at === undefined || at > value.length ? 0 : value.slice(0, at).split('\n').length;
  return (
    <div className="sql">
      <label htmlFor={id}>{t('SQL 查询', 'SQL query')}</label>
      <div className="sql-box">
        <pre aria-hidden ref={numbers}>
          {Array.from({ length: lines }, (_, index) => index + 1).map((line) => (
            <span key={line} className={line === marked ? 'marked' : undefined}>
              {line === marked ? '!' : ''}
              {line}
              {'\n'}
            </span>
          ))}
        </pre>
        <textarea
          id={id}
          value={value}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          rows={Math.min(20, Math.max(6, lines + 1))}
          wrap="off"
          onChange={(event) => onChange(event.target.value)}
          onScroll={(event) => {
            if (numbers.current) numbers.current.scrollTop = event.currentTarget.scrollTop;
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            onRun();
          }}
        />
      </div>
    </div>
  );
}
