import { learningSection } from './learning-section.ts';
import { sources } from './sources.ts';
import { type ValidationPage, validationPage } from './validation-page.ts';

/** The page as the designs and the model give it now. */
export async function currentPage(): Promise<ValidationPage> {
  return validationPage(sources, await learningSection());
}
