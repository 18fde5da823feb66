import { writeGenerated } from '#derive/generate.ts';
import { systems } from '#systems/index.ts';

writeGenerated(systems);
