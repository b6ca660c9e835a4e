/** What is used of jsonld, which has no types of its own. */
declare module 'jsonld' {
  const jsonld: {
    toRDF(
      document: object,
      options: {
        readonly format: 'application/n-quads'
        readonly safe: boolean
        readonly documentLoader: (url: string) => Promise<never>
      },
    ): Promise<string>
  }
  export default jsonld
}
