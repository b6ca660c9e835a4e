/** Namespace of the ontology. https://cldf.clld.org/v1.0/terms.html */
export const cldf = 'http://cldf.clld.org/v1.0/terms.rdf#'

/** Namespace of the columns that carry what CLDF has no property for. */
export const own = 'urn:hiap:column:'

export type Component =
  | 'EntryTable'
  | 'SenseTable'
  | 'ExampleTable'
  | 'MediaTable'
  | 'FormTable'
  | 'ParameterTable'
  | 'LanguageTable'

/** A table by default: its file, its columns with their properties, and the properties that it must have. */
export interface UsualTable {
  readonly file: string
  readonly columns: Readonly<Record<string, string>>
  readonly required: readonly string[]
}

/** Tables that are read, with the names of their columns where no metadata name them. CLDF 1.3, components. */
export const components: Readonly<Record<Component, UsualTable>> = {
  EntryTable: {
    file: 'entries.csv',
    columns: {
      ID: 'id',
      Language_ID: 'languageReference',
      Headword: 'headword',
      Part_Of_Speech: 'partOfSpeech',
      Comment: 'comment',
      Source: 'source',
      Media_IDs: 'mediaReference',
    },
    required: ['id', 'languageReference', 'headword'],
  },
  SenseTable: {
    file: 'senses.csv',
    columns: { ID: 'id', Description: 'description', Entry_ID: 'entryReference', Comment: 'comment', Source: 'source' },
    required: ['id', 'description', 'entryReference'],
  },
  ExampleTable: {
    file: 'examples.csv',
    columns: {
      ID: 'id',
      Language_ID: 'languageReference',
      Primary_Text: 'primaryText',
      Analyzed_Word: 'analyzedWord',
      Gloss: 'gloss',
      Translated_Text: 'translatedText',
      Meta_Language_ID: 'metaLanguageReference',
      Comment: 'comment',
      Sense_IDs: 'senseReference',
      Entry_IDs: 'entryReference',
      Source: 'source',
    },
    required: ['id', 'languageReference', 'primaryText'],
  },
  MediaTable: {
    file: 'media.csv',
    columns: {
      ID: 'id',
      Name: 'name',
      Description: 'description',
      Media_Type: 'mediaType',
      Download_URL: 'downloadUrl',
      Path_In_Zip: 'pathInZip',
    },
    required: ['id', 'mediaType'],
  },
  FormTable: {
    file: 'forms.csv',
    columns: {
      ID: 'id',
      Language_ID: 'languageReference',
      Parameter_ID: 'parameterReference',
      Form: 'form',
      Segments: 'segments',
      Comment: 'comment',
      Source: 'source',
    },
    required: ['id', 'languageReference', 'parameterReference', 'form'],
  },
  ParameterTable: {
    file: 'parameters.csv',
    columns: { ID: 'id', Name: 'name', Description: 'description' },
    required: ['id'],
  },
  LanguageTable: {
    file: 'languages.csv',
    columns: {
      ID: 'id',
      Name: 'name',
      Macroarea: 'macroarea',
      Latitude: 'latitude',
      Longitude: 'longitude',
      Glottocode: 'glottocode',
      ISO639P3code: 'iso639P3code',
    },
    required: ['id'],
  },
}

/** Columns that are lists where no metadata say how they are divided. */
export const listProperties: ReadonlyMap<string, string> = new Map([
  ['source', ';'],
  ['segments', ' '],
  ['analyzedWord', '\t'],
  ['gloss', '\t'],
  ['mediaReference', ';'],
  ['senseReference', ';'],
])
