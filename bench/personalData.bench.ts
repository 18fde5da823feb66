import { generatedCorpus, scoreOf } from '#engines/personalData/corpus.ts';
import { findPersonalData } from '#engines/personalData/find.ts';

/* Personal data in free text: how much of what is found is true, how much of what is true is found, on a generated corpus. */
const seed = 20261124;
const corpus = generatedCorpus(seed, 20_000);
const start = performance.now();
const found = findPersonalData(corpus.text);
const spent = performance.now() - start;
const scores = scoreOf(found, corpus.truth);
console.log(
  `seed ${seed}: ${corpus.text.length.toLocaleString('en')} characters, ${corpus.truth.length.toLocaleString('en')} personal data, ${Math.round(spent)} ms\n`,
);
console.log('| kind | precision | recall |\n| --- | --- | --- |');
for (const [kind, { precision, recall }] of Object.entries(scores))
  console.log(`| ${kind} | ${precision.toFixed(3)} | ${recall.toFixed(3)} |`);
