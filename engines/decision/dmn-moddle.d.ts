/** The part of dmn-moddle that the reader uses; the package ships no types. */
declare module 'dmn-moddle' {
  /** An element as read: its type's own properties, and `$type` such as `dmn:Decision`. */
  export interface ModdleElement {
    readonly $type: string;
    readonly [property: string]: unknown;
  }
  export interface ParseResult {
    readonly rootElement: ModdleElement;
    readonly warnings: readonly { readonly message: string }[];
  }
  export class DmnModdle {
    /** Packages by prefix, added to the ones of DMN 1.3 or put in their place. */
    constructor(packages?: Readonly<Record<string, unknown>>);
    fromXML(xml: string): Promise<ParseResult>;
  }
}
