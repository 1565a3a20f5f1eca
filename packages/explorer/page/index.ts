/** What other pages make of the explorer: bundlers read it from sources. */
export { type Begun, openExplorer } from './begin-explorer.ts';
export { type Draft, reuseOf } from './edit/draft.ts';
export type { DraftKeeper } from './edit/draft-keeper.ts';
export { type AnsweringPort, answerRequests } from './engine/answer-requests.ts';
export { Channel, type ChannelPort, type CommonReply, type Numbered, type Unsent } from './engine/channel.ts';
export { EngineClient, type EnginePort } from './engine/engine-client.ts';
export { type Port, serve } from './engine/serve.ts';
export { WorkerHost } from './engine/worker-host.ts';
export { Explorer } from './view/explorer.tsx';
