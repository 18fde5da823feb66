export { inGroups, keysOfReceipt, newReceiptCode, type ReceiptKeys, readReceiptCode } from './receipt.ts';
export {
  CannotOpen,
  isRecipient,
  isSealed,
  type KeyPair,
  newKeyPair,
  open,
  openValue,
  seal,
  sealValue,
  unwrapIdentity,
  wrapIdentity,
} from './seal.ts';
