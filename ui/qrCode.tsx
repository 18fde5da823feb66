import { toString as qrCode } from 'qrcode';
import { useEffect, useState } from 'react';

/** The picture of an address. */
export function QrCode({ address, label }: { address: string; label: string }) {
  const [svg, setSvg] = useState('');
  useEffect(() => {
    qrCode(address, { type: 'svg', margin: 2, width: 180 }).then(setSvg);
  }, [address]);
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the QR library's own drawing, made here
  return <div role="img" aria-label={label} className="qr" dangerouslySetInnerHTML={{ __html: svg }} />;
}
