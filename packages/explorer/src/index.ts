export { createSession, type SessionInput } from './create-session.ts';
export { pageFolder } from './page-folder.ts';
export { type PageMapper, pageMappers } from './page-mappers.ts';
export type { AbsentPlugin, ComponentCost, SearchSettings, Session } from './session.ts';
export { decodeSession, encodeSession } from './session-json.ts';
