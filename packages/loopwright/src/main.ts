import { main } from '@loopwright/cli/main';
import { siteFolder } from '@loopwright/site';
import { library } from './library.ts';

await main(library, siteFolder);
