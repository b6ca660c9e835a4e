/** What is used of n3, which has no types of its own. */
declare module 'n3' {
  export interface NamedNode {
    readonly termType: 'NamedNode'
    readonly value: string
  }

  export interface Literal {
    readonly termType: 'Literal'
    readonly value: string
    readonly language: string
    readonly datatype: NamedNode
  }

  export interface Quad {
    readonly subject: NamedNode
    readonly predicate: NamedNode
    readonly object: NamedNode | Literal
  }

  interface OutputStream {
    write(piece: string, encoding: string, done?: () => void): void
    end(done?: () => void): void
  }

  export class Writer {
    constructor(output: OutputStream, options: { readonly prefixes: Readonly<Record<string, string>> })
    addQuad(subject: NamedNode, predicate: NamedNode, object: NamedNode | Literal): void
    end(done?: (error?: Error) => void): void
  }

  export class Parser {
    constructor(options?: { readonly format?: string })
    parse(text: string): Quad[]
  }

  export const DataFactory: {
    namedNode(value: string): NamedNode
    literal(value: string, languageOrDatatype?: string | NamedNode): Literal
  }
}
