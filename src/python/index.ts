export { type DecodeResult, decodeSource } from './decode.js';
export { parseModule } from './parse.js';
export * from './syntax.js';
