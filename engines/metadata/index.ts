export { type Hindrance, type Removed, Unstrippable } from './bytes.ts';
export { type FileKind, kindOfFile, type Stripped, stripMetadata } from './strip.ts';
