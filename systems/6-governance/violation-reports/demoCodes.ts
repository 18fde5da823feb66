/** Receipt codes of three reports of the demo city, and the passphrase of its offices' keys; they exist nowhere else. */
export const demoCodes = {
  rectifying: '2026 1124 0700 0016',
  exception: '2026 1124 0700 0024',
  waiting: '2026 1124 0700 0032',
} as const;
export const demoPassphrase = 'tiaoli-demo-2026';
