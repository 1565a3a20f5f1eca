import { writeFileSync } from 'node:fs';
import { pageFile } from './page-file.ts';
import { sources } from './sources.ts';
import { validationPage } from './validation-page.ts';

writeFileSync(pageFile, await validationPage(sources));
