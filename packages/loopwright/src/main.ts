import { main } from '@loopwright/cli/main';
import { library } from './library.ts';

await main(library);
