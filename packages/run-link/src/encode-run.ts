import { deflateSync, strToU8 } from 'fflate';
import { toBase64Url } from './base64-url.ts';
import type { LinkedRun } from './linked-run.ts';

/** Of the text, so that a later form can be told from this one. */
export const LINK_VERSION = '1';

/** A run as a text of letters, digits, `-`, `_` and `.`: its JSON, deflated. */
export function encodeRun(run: LinkedRun): string {
  return `${LINK_VERSION}.${toBase64Url(deflateSync(strToU8(JSON.stringify(run)), { level: 9 }))}`;
}
