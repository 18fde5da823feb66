import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keysOfReceipt, newKeyPair, newReceiptCode, open, openValue, seal, sealValue, wrapIdentity } from '#engines/sealing/index.ts';
import { verifyJournal } from '#store/journalStore.ts';
import { runEffects } from '#store/city.ts';
import { effects } from '#systems/index.ts';
import { type Caller, testCity } from '#test/city.ts';
import { type Letter, newReportKeys, openByPassphrase, openByReceipt, sealForReceiver } from './letters.ts';

const city = await testCity({ demo: true });
const [citizen, officer, approver, market, association, jishi] = (await Promise.all(
  ['', 'officer', 'approver', 'market', 'association', 'jishi'].map((account) => city.signIn(account)),
)) as [Caller, Caller, Caller, Caller, Caller, Caller];
const { pool } = city.around;
const base = '/api/violation-reports';
const digits = (code: string) => code.replaceAll(' ', '');
const text = '同一商品同一时间，老账号 19.90 元，新账号 12.90 元';

