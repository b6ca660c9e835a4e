declare module 'subset-font' {
  interface SubsetOptions {
    readonly targetFormat?: 'sfnt' | 'woff' | 'woff2'
    /** OpenType features to keep; all where left out. */
    readonly keepFeatures?: readonly string[]
    readonly noHinting?: boolean
  }
  /** A font with the glyphs that the text needs. */
  export default function subsetFont(font: Buffer, text: string, options?: SubsetOptions): Promise<Buffer>
}
