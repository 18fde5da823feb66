import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { type ApiDocument, type ApiOperation, type ApiSchema, curlOf, resolved } from '#ui/openApiExample.ts';
import { Loaded, Nothing } from '#ui/parts.tsx';
import './apiDocs.css';

interface Listed extends ApiOperation {
  readonly path: string;
  readonly method: string;
}

/** The interface to read: what each operation does, takes and gives, with a command to try it. */
export function ApiDocs() {
  const { t } = useLanguage();
  const api = useApi<ApiDocument>('/api/openapi.json', { staleTime: 600_000 });
  const [params, setParams] = useSearchParams();
  const bilingual = useBilingual();
  const tag = params.get('tag') ?? 'session';
  const q = params.get('q') ?? '';
  return (
    <>
      <h1>{t('接口文档', 'API')}</h1>
      <Introduction />
      <Loaded query={api}>
        {(data) => {
          const all: Listed[] = Object.entries(data.paths).flatMap(([path, methods]) =>
            Object.entries(methods).map(([method, one]) => ({ ...one, path, method })),
          );
          const shown = all.filter((one) =>
            q
              ? `${one.method} ${one.path} ${one.summary}`.toLowerCase().includes(q.toLowerCase())
              : one.tags.includes(tag),
          );
          const heading = data.tags.find((one) => one.name === tag)?.description ?? tag;
          return (
            <div className="api">
              <nav className="api-groups" aria-label={t('接口分类', 'Groups')}>
                <Input.Search
                  allowClear
                  aria-label={t('查找接口', 'Find an operation')}
                  placeholder={t('路径或用途', 'path or purpose')}
                  defaultValue={q}
                  onSearch={(text) => setParams(text ? { q: text } : { tag })}
                />
                <ul>
                  {data.tags.map((one) => (
                    <li key={one.name}>
                      <Link to={`?tag=${one.name}`} aria-current={!q && one.name === tag ? 'page' : undefined}>
                        {bilingual(one.description)}
                      </Link>
                    </li>
                  ))}
                </ul>
              </nav>
              <div>
                <h2>{q ? t(`找到 ${shown.length} 个`, `${shown.length} found`) : bilingual(heading)}</h2>
                {shown.length === 0 && <Nothing zh="没有这样的接口" en="No such operation" />}
                {shown.slice(0, 100).map((one) => (
                  <OperationView key={`${one.method} ${one.path}`} one={one} api={data} />
                ))}
              </div>
            </div>
          );
        }}
      </Loaded>
    </>
  );
}

/** `中文 | English` in the language of the page. */
function useBilingual(): (text: string) => string {
  const { language } = useLanguage();
  return (text) => {
    const [zh = '', en = zh] = text.split(' | ');
    return language === 'zh' ? zh : en;
  };
}

function Introduction() {
  const { t } = useLanguage();
  return (
    <div className="api-notes">
      <p>
        {t(
          '以 JSON 往来。读取公开内容不需要登录；办理事项先登录，保存返回的 Cookie，并在每次更改时带上登录时得到的令牌（X-CSRF-Token）。更改记录须注明所见的版本（If-Match），可带 Idempotency-Key，重复发送不会重复办理。被拒绝时返回 RFC 9457 problem+json，写明中英文理由、字段和条文。列表以 cursor 翻页。',
          'JSON both ways. Reading what is public needs no session; to act, sign in, keep the cookie, and repeat the token that signing in gave (X-CSRF-Token) with each change. A change names the revision seen (If-Match) and may carry an Idempotency-Key, so that a repeat is harmless. A refusal is RFC 9457 problem+json with its reason in both languages, the field and the article. Lists are paged by cursor.',
        )}
      </p>
      <p>
        <a href="/api/openapi.json">OpenAPI 3.1</a> · <a href="/law/regulation.akn.xml">Akoma Ntoso</a> ·{' '}
        <a href="/law/regulation.jsonld">JSON-LD</a>
      </p>
    </div>
  );
}

function OperationView({ one, api }: { one: Listed; api: ApiDocument }) {
  const { t } = useLanguage();
  const bilingual = useBilingual();
  const [open, setOpen] = useState(false);
  const by = {
    everybody: t('任何人', 'everybody'),
    signedIn: t('登录的人', 'signed in'),
    officer: t('经办人员', 'officers'),
    administrator: t('管理员', 'administrators'),
  };
  return (
    <details className="operation" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <code className={`method ${one.method}`}>{one.method.toUpperCase()}</code> <code>{one.path}</code>
        <span className="purpose">{bilingual(one.summary)}</span>
        <small>{by[one['x-by'] as keyof typeof by]}</small>
      </summary>
      {open && <OperationDetails one={one} api={api} />}
    </details>
  );
}

function OperationDetails({ one, api }: { one: Listed; api: ApiDocument }) {
  const { t } = useLanguage();
  const bilingual = useBilingual();
  const [copied, setCopied] = useState(false);
  const curl = curlOf(location.origin, one.path, one.method, one, api);
  const bodies = Object.entries(one.requestBody?.content ?? {});
  return (
    <>
      {one.parameters && one.parameters.length > 0 && (
        <>
          <h3>{t('参数', 'Parameters')}</h3>
          <ul className="schema">
            {one.parameters.map((each) => (
              <li key={`${each.in} ${each.name}`}>
                <code>{each.name}</code> <small>{placeOf(each.in, t)}</small>{' '}
                <TypeName schema={each.schema} api={api} />
                {each.required && <strong> {t('必填', 'required')}</strong>}
                {each.description && <> · {bilingual(each.description)}</>}
              </li>
            ))}
          </ul>
        </>
      )}
      {bodies.map(([media, content]) => (
        <section key={media}>
          <h3>
            {t('请求内容', 'Body')} <small>{media}</small>
          </h3>
          {content.schema && <SchemaView schema={content.schema} api={api} />}
        </section>
      ))}
      <h3>{t('返回', 'Answers')}</h3>
      {Object.entries(one.responses).map(([status, response]) => (
        <section key={status}>
          <p>
            <code>{status === 'default' ? '4xx' : status}</code> {bilingual(response.description)}{' '}
            <small>{Object.keys(response.content ?? {}).join(', ')}</small>
          </p>
          {status !== 'default' &&
            Object.values(response.content ?? {}).map(
              ({ schema }, at) =>
                // biome-ignore lint/suspicious/noArrayIndexKey: one content a response
                schema && <SchemaView key={at} schema={schema} api={api} />,
            )}
        </section>
      ))}
      <h3>{t('试一试', 'Try it')}</h3>
      <pre className="curl">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
        <code tabIndex={0}>{curl}</code>
      </pre>
      <Button
        size="small"
        onClick={() =>
          navigator.clipboard.writeText(curl).then(
            () => setCopied(true),
            () => setCopied(false),
          )
        }
      >
        {copied ? t('已复制', 'Copied') : t('复制命令', 'Copy the command')}
      </Button>
    </>
  );
}

const placeOf = (place: string, t: (zh: string, en: string) => string): string =>
  place === 'path' ? t('路径', 'path') : place === 'header' ? t('请求头', 'header') : t('查询', 'query');

/** `string (uuid)`, `integer 0–100`, `array of string`. */
function TypeName({ schema, api }: { schema: ApiSchema; api: ApiDocument }) {
  const { t } = useLanguage();
  const one = resolved(schema, api);
  const type = [one.type ?? (one.properties ? 'object' : 'any')].flat().join(' | ');
  const items = one.items && resolved(one.items, api);
  return (
    <small>
      {type}
      {items && ` ${t('的元素', 'of')} ${[items.type ?? 'any'].flat().join(' | ')}`}
      {one.format && ` (${one.format})`}
      {one.minimum !== undefined && ` ≥ ${one.minimum}`}
      {one.maximum !== undefined && ` ≤ ${one.maximum}`}
      {one.maxLength !== undefined && t(` 最多 ${one.maxLength} 字`, ` at most ${one.maxLength} characters`)}
      {one.enum && `: ${one.enum.join(', ')}`}
    </small>
  );
}

/** The properties of a schema, deeper ones on demand. */
function SchemaView({ schema, api, depth = 0 }: { schema: ApiSchema; api: ApiDocument; depth?: number }) {
  const { language } = useLanguage();
  const one = resolved(schema, api);
  const inner = one.items ? resolved(one.items, api) : one;
  if (!inner.properties) return <TypeName schema={schema} api={api} />;
  return (
    <ul className="schema">
      {Object.entries(inner.properties).map(([name, each]) => {
        const field = resolved(each, api);
        const below = field.items ? resolved(field.items, api) : field;
        const title = language === 'zh' ? (field['x-title-zh'] ?? field.title) : field.title;
        const line = (
          <>
            <code>{name}</code> <TypeName schema={each} api={api} />
            {title && <> · {title}</>}
          </>
        );
        return (
          <li key={name}>
            {below.properties && depth < 4 ? (
              <details>
                <summary>{line}</summary>
                <SchemaView schema={each} api={api} depth={depth + 1} />
              </details>
            ) : (
              line
            )}
          </li>
        );
      })}
    </ul>
  );
}
