import type { Draft } from './draft.ts';
import { encodeDraft } from './draft-code.ts';

/** Where the present mapping is kept: it survives a reload, and can be sent to whoever has the same files. */
export interface DraftKeeper {
  /** What `encodeDraft` made of the one that is kept; empty where there is none. */
  code(): string;
  keep(draft: Draft): void;
  /** Calls the listener where somebody else put another one there. Returns what ends it. */
  follow(listener: () => void): () => void;
}

/** The part of the address behind `#`. */
export const addressKeeper: DraftKeeper = {
  code: () => location.hash.slice(1),
  keep: (draft) => history.replaceState(null, '', `#${encodeDraft(draft)}`),
  follow: (listener) => {
    addEventListener('hashchange', listener);
    return () => removeEventListener('hashchange', listener);
  },
};
