import { Button } from 'antd';
import { useState } from 'react';
import { useLanguage } from '#ui/language.tsx';
import { ScrollRegion } from '#ui/scrollRegion.tsx';

/** A command as one types it, to be copied. */
export function Snippet({ name, children }: { name: string; children: string }) {
  const { t } = useLanguage();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(children);
    setCopied(true);
  };
  return (
    <div className="snippet">
      <div className="snippet-head">
        <span className="quiet">{name}</span>
        <Button size="small" onClick={() => void copy()} aria-label={t(`复制：${name}`, `Copy: ${name}`)}>
          {copied ? t('已复制', 'Copied') : t('复制', 'Copy')}
        </Button>
      </div>
      <ScrollRegion title={name}>
        <pre>{children}</pre>
      </ScrollRegion>
    </div>
  );
}
