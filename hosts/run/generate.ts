import { writeGenerated } from '#derive/generate.ts';
import { endpoints, systems } from '#systems/index.ts';

writeGenerated(systems, endpoints);
