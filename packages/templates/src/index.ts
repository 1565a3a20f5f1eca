export { type Defines, definesOf, definesOfFile } from './defines.ts';
export { memoryFiles } from './memory-files.ts';
export { checkDefines, isTemplate, type Rendered, type RenderOptions, renderTemplate } from './render-template.ts';
export type { TemplateFiles } from './template-files.ts';
