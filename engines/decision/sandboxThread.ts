import { serveSandbox } from './sandboxWorker.ts';

serveSandbox();
