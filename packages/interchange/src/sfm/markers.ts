/** What a marker says of the word. */
export type MarkerRole =
  | 'headword'
  | 'citation'
  | 'homograph'
  | 'subentry'
  | 'phonetic'
  | 'part-of-speech'
  | 'sense'
  | 'gloss'
  | 'definition'
  | 'example'
  | 'example-translation'
  | 'domain'
  | 'sense-note'
  | 'note'
  | 'synonym'
  | 'antonym'
  | 'see-also'
  | 'main-entry'
  | 'function'
  | 'function-value'
  | 'variant'
  | 'variant-note'
  | 'loan'
  | 'etymology'
  | 'etymology-gloss'
  | 'etymology-source'
  | 'etymology-comment'
  | 'picture'
  | 'sound'
  | 'kept'
  | 'kept-of-record'

/** In which language a field is: English, the national, the regional, that of the headwords, or none. */
export type MarkerLanguage = 'english' | 'national' | 'regional' | 'vernacular' | 'none'

/** What is known of a marker. */
export interface Marker {
  readonly role: MarkerRole
  readonly language: MarkerLanguage
}

const table: readonly (readonly [role: MarkerRole, language: MarkerLanguage, ...markers: string[]])[] = [
  ['headword', 'vernacular', 'lx'],
  ['citation', 'vernacular', 'lc'],
  ['homograph', 'none', 'hm'],
  ['subentry', 'vernacular', 'se'],
  ['phonetic', 'none', 'ph'],
  ['part-of-speech', 'english', 'ps'],
  ['part-of-speech', 'national', 'pn'],
  ['sense', 'none', 'sn'],
  ['gloss', 'vernacular', 'gv'],
  ['gloss', 'english', 'ge'],
  ['gloss', 'national', 'gn'],
  ['gloss', 'regional', 'gr'],
  ['definition', 'vernacular', 'dv'],
  ['definition', 'english', 'de'],
  ['definition', 'national', 'dn'],
  ['definition', 'regional', 'dr'],
  ['example', 'vernacular', 'xv'],
  ['example-translation', 'english', 'xe'],
  ['example-translation', 'national', 'xn'],
  ['example-translation', 'regional', 'xr'],
  ['domain', 'none', 'sd'],
  // Usage, encyclopedic information and restrictions.
  ['sense-note', 'vernacular', 'uv', 'ev', 'ov'],
  ['sense-note', 'english', 'ue', 'ee', 'oe'],
  ['sense-note', 'national', 'un', 'en', 'on'],
  ['sense-note', 'regional', 'ur', 'er', 'or'],
  // In general, of phonology, grammar, discourse, anthropology and sociolinguistics.
  ['note', 'english', 'nt', 'np', 'ng', 'nd', 'na', 'ns'],
  ['synonym', 'vernacular', 'sy'],
  ['antonym', 'vernacular', 'an'],
  ['see-also', 'vernacular', 'cf'],
  ['main-entry', 'vernacular', 'mn'],
  ['function', 'none', 'lf'],
  ['function-value', 'vernacular', 'lv'],
  ['variant', 'vernacular', 'va'],
  ['variant-note', 'vernacular', 'vv'],
  ['variant-note', 'english', 've'],
  ['variant-note', 'national', 'vn'],
  ['variant-note', 'regional', 'vr'],
  ['loan', 'none', 'bw'],
  ['etymology', 'none', 'et'],
  ['etymology-gloss', 'none', 'eg'],
  ['etymology-source', 'none', 'es'],
  ['etymology-comment', 'none', 'ec'],
  ['picture', 'none', 'pc'],
  ['sound', 'none', 'sf'],
  // Reversals, glosses of references, literal meaning, scientific name, source of an example, index of semantics,
  // thesaurus, table, paradigms, morphology.
  ['kept', 'none', 're', 'rn', 'rr', 'we', 'wn', 'wr', 'ce', 'cn', 'cr', 'le', 'ln', 'lr', 'lt', 'sc', 'rf', 'xg'],
  ['kept', 'none', 'is', 'th', 'tb', 'mr', 'sg', 'pl', 'rd', 'pd', 'pdl', 'pdv', 'pde', 'pdn', 'pdr'],
  ['kept', 'none', '1s', '2s', '3s', '4s', '1d', '2d', '3d', '4d', '1p', '1e', '1i', '2p', '3p', '4p'],
  // Questions, bibliography, source, status and date stand at the end and are of the whole record.
  ['kept-of-record', 'none', 'nq', 'bb', 'so', 'st', 'dt'],
]

/**
 * The markers of the Multi-Dictionary Formatter (MDF), Shoebox 5 and Toolbox 1.6.
 * Coward and Grimes, Making Dictionaries, SIL 2000, appendix A.
 */
export const mdfMarkers: ReadonlyMap<string, Marker> = new Map(
  table.flatMap(([role, language, ...markers]) => markers.map((marker) => [marker, { role, language }] as const)),
)
