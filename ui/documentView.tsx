import type { DocumentModel } from '#kernel/documents.ts';
import { useLanguage } from './language.tsx';

/** A document on paper: what is shown is what prints. */
export function DocumentView({ model }: { model: DocumentModel }) {
  const { say } = useLanguage();
  return (
    <article className="paper">
      <h2 style={{ textAlign: 'center' }}>{say(model.title)}</h2>
      {model.number && <p style={{ textAlign: 'right' }}>{model.number}</p>}
      {model.addressee && <p>{say(model.addressee)}：</p>}
      {model.blocks.map((block, at) => {
        const key = `${block.kind}-${at}`;
        if (block.kind === 'facts')
          return (
            <dl key={key} className="facts">
              {block.rows.map((row) => (
                <div key={row.label.zh}>
                  <dt>{say(row.label)}</dt>
                  <dd>{say(row.value)}</dd>
                </div>
              ))}
            </dl>
          );
        if (block.kind === 'list')
          return (
            <ol key={key}>
              {block.items.map((item) => (
                <li key={item.zh}>{say(item)}</li>
              ))}
            </ol>
          );
        if (block.kind === 'heading') return <h3 key={key}>{say(block.text)}</h3>;
        return (
          <p key={key} style={block.kind === 'signature' ? { textAlign: 'right' } : undefined}>
            {say(block.text)}
          </p>
        );
      })}
      {model.date && <p style={{ textAlign: 'right' }}>{model.date}</p>}
    </article>
  );
}
