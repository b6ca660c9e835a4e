import { readFormats, writtenFormats } from '@hiap/interchange/formats'
import type { Arguments, Options } from './arguments.ts'

/** Runs a command and gives its exit code. */
export type Run = (args: Arguments, command: string) => Promise<number>

export interface Command {
  readonly name: string
  /** The line of the overview. */
  readonly summary: string
  /** What follows `hiap` in the usage, a line for each way. */
  readonly usage: readonly string[]
  readonly options: Options
  /** Loaded only when it is run, so that each command starts fast. */
  readonly load: () => Promise<{ readonly run: Run }>
}

const json = { help: 'one JSON object a line' }
const lang = { value: 'TAG', help: 'language of the text: km, xhm, jra-Latn, jra-Khmr, bdq, rad, vi, en' }
const data = { value: 'DIR', help: 'folder of compiled dictionaries; else dictionaries/build of the repository' }

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  {
    name: 'check',
    summary: 'validate dictionary sources: all faults, not the first',
    usage: ['check SOURCE… [--json]'],
    options: { json: { help: 'one diagnostic a line, as JSON' } },
    load: () => import('./commands/check.ts'),
  },
  {
    name: 'lint',
    summary: 'find what a person should look at in dictionary sources',
    usage: ['lint SOURCE… [--words FILE] [--html FILE] [--json]'],
    options: {
      words: {
        value: 'FILE',
        help: 'word list that attests headwords, a word or word TAB count a line; may be given several times',
      },
      html: { value: 'FILE', help: 'write a page with the findings and what the dictionaries cover' },
      json: { help: 'one finding a line, as JSON' },
    },
    load: () => import('./commands/lint.ts'),
  },
  {
    name: 'compile',
    summary: 'compile dictionary sources into bundles',
    usage: ['compile [--shards] [--no-page] SOURCE… [-o DIR] [--json]'],
    options: {
      out: { short: 'o', value: 'DIR', help: 'folder for the bundles; else dictionaries/build of the repository' },
      shards: { help: 'make DIR a folder that any web server can serve as a dictionary' },
      'no-page': { help: 'with --shards: the data alone, without the web page' },
      json,
    },
    load: () => import('./commands/compile.ts'),
  },
  {
    name: 'inspect',
    summary: 'tell what is inside a bundle, and whether it is whole',
    usage: ['inspect BUNDLE [--json]'],
    options: { json: { help: 'one JSON object' } },
    load: () => import('./commands/inspect.ts'),
  },
  {
    name: 'search',
    summary: 'look up words; with no QUERY, one query a line from stdin',
    usage: [
      'search [--dict ID] [--from TAG] [--to TAG] [--pos TAG] [--domain N] [--dialect NAME] [--has WHAT] [--text] [--limit N] [--data DIR] [--json] [QUERY]',
    ],
    options: {
      dict: { value: 'ID', help: 'only this dictionary; may be given several times' },
      from: { value: 'TAG', help: 'language of the query' },
      to: { value: 'TAG', help: 'language wanted' },
      pos: { value: 'TAG', help: 'only this part of speech, such as NOUN; may be given several times' },
      domain: {
        value: 'N',
        help: 'only this semantic domain and those below, such as 1.3; may be given several times',
      },
      dialect: { value: 'NAME', help: 'only this dialect; may be given several times' },
      has: { value: 'WHAT', help: 'only what has audio, image or example; given several times, all of them' },
      text: { help: 'search definitions, examples and articles too' },
      limit: { value: 'N', help: 'at most so many hits, 1 to 100; else 20' },
      data,
      json: { help: 'one SearchAnswer a line, as JSON' },
    },
    load: () => import('./commands/search.ts'),
  },
  {
    name: 'gloss',
    summary: 'divide running text into words, each with its meaning; with no TEXT, one a line from stdin',
    usage: ['gloss [--dict ID] [--from TAG] [--to TAG] [--data DIR] [--json] [TEXT]'],
    options: {
      dict: { value: 'ID', help: 'only this dictionary; may be given several times' },
      from: { value: 'TAG', help: 'language of the text; else what the script of each dictionary can read' },
      to: { value: 'TAG', help: 'language of the meanings' },
      data,
      json: { help: 'one GlossAnswer a line, as JSON' },
    },
    load: () => import('./commands/gloss.ts'),
  },
  {
    name: 'normalise',
    summary: 'bring each line into the canonical spelling of its language',
    usage: ['normalise --lang TAG [--json] < TEXT'],
    options: { lang, json },
    load: () => import('./commands/transform.ts'),
  },
  {
    name: 'fold',
    summary: 'bring each line into the tolerant form for searching',
    usage: ['fold --lang TAG [--json] < TEXT'],
    options: { lang, json },
    load: () => import('./commands/transform.ts'),
  },
  {
    name: 'segment',
    summary: 'set words apart with |; joined, a line is what it was',
    usage: ['segment --lang TAG [--words FILE] [--data DIR] [--json] < TEXT'],
    options: {
      lang,
      words: { value: 'FILE', help: 'word list, a word or word TAB count a line; else the words of the dictionaries' },
      data,
      json,
    },
    load: () => import('./commands/segment.ts'),
  },
  {
    name: 'romanise',
    summary: 'write each line in Latin letters',
    usage: ['romanise --lang TAG [--scheme NAME] [--json] < TEXT'],
    options: {
      lang,
      scheme: {
        value: 'NAME',
        help: 'for km: gazetteer, a reading aid in ASCII, or exact, letter by letter; else gazetteer',
      },
      json,
    },
    load: () => import('./commands/romanise.ts'),
  },
  {
    name: 'sort',
    summary: 'sort lines in dictionary order',
    usage: ['sort --lang TAG [--json] < TEXT'],
    options: { lang, json },
    load: () => import('./commands/sort.ts'),
  },
  {
    name: 'serve',
    summary: 'start the API and the web page',
    usage: ['serve [--port N] [--host HOST] [--data DIR] [--release DIR] [--base-url URL] [--json]'],
    options: {
      port: { value: 'N', help: 'port, 0 for any free one; else 4330, or the next free one' },
      host: { value: 'HOST', help: 'address to listen at; else localhost: this machine only' },
      data,
      release: { value: 'DIR', help: 'a folder of hiap export --all, served under /data/' },
      'base-url': { value: 'URL', help: 'the public address, such as https://example.org/; for sitemaps' },
      json: { help: 'the address as one JSON object' },
    },
    load: () => import('./commands/serve.ts'),
  },
  {
    name: 'type',
    summary: 'turn keystrokes into text',
    usage: ['type --layout ID [--option NAME=VALUE] [--space VALUE] [--json] < KEYS'],
    options: {
      layout: { value: 'ID', help: 'keyboard layout, one of hiap layouts list; or a file of your own, NAME.json' },
      option: { value: 'NAME=VALUE', help: 'a setting of the layout; may be given several times' },
      space: { value: 'VALUE', help: 'what the space bar gives, the same as --option space=VALUE: plain or zwsp' },
      json,
    },
    load: () => import('./commands/type.ts'),
  },
  {
    name: 'layouts',
    summary: 'list the keyboard layouts, or export one for an operating system',
    usage: [
      'layouts list [--json]',
      'layouts export --layout ID --to FORMAT [--option NAME=VALUE] [-o DIR] [--json]',
      'layouts export --all -o DIR [--json]',
    ],
    options: {
      layout: { value: 'ID', help: 'export: keyboard layout, one of the list; or a file of your own, NAME.json' },
      to: { value: 'FORMAT', help: 'export: ldml, kmn, mim, xkb, keylayout or klc' },
      option: { value: 'NAME=VALUE', help: 'export: a setting of the layout; may be given several times' },
      all: { help: 'export: every layout in every format' },
      out: { short: 'o', value: 'DIR', help: 'export: folder for the files; else the current one' },
      json,
    },
    load: () => import('./commands/layouts.ts'),
  },
  {
    name: 'import',
    summary: 'make a dictionary source of a file of another tool',
    usage: [
      'import [--from FORMAT] FILE -o SOURCE [--lang TAG] [--gloss TAG] [--id ID] [--title TEXT] [--licence SPDX] [--attribution TEXT] [--option NAME=VALUE] [--json]',
      'import [--from FORMAT] FILE [-o SOURCE] --dry-run [--lang TAG] [--gloss TAG] [--option NAME=VALUE] [--json]',
    ],
    options: {
      from: { value: 'FORMAT', help: `one of ${readFormats.join(', ')}; else told by the file` },
      out: { short: 'o', value: 'SOURCE', help: 'folder that is made; it must not be there yet' },
      'dry-run': { help: 'tell what would come of it, and write nothing' },
      lang: { value: 'TAG', help: 'language of the headwords, such as km, jra or rog; else told by the file' },
      gloss: { value: 'TAG', help: 'language of the meanings; may be given several times, the main one first' },
      id: { value: 'ID', help: 'id of the dictionary; else the name of the folder' },
      title: { value: 'TEXT', help: 'its title; else told by the file' },
      licence: { value: 'SPDX', help: 'its licence, such as CC-BY-4.0; else told by the file' },
      attribution: { value: 'TEXT', help: 'the words that the licence asks to repeat; else told by the file' },
      option: { value: 'NAME=VALUE', help: 'a choice of the format; may be given several times' },
      json: { help: 'one problem a line and then the report, as JSON' },
    },
    load: () => import('./commands/import.ts'),
  },
  {
    name: 'export',
    summary: 'write a dictionary in the format of another tool',
    usage: [
      'export --to FORMAT SOURCE -o FILE [--base-url URL] [--json]',
      'export --all SOURCE… -o DIR [--base-url URL] [--data-url URL] [--json]',
    ],
    options: {
      to: { value: 'FORMAT', help: `one of ${writtenFormats.join(', ')}` },
      all: { help: 'every format, with checksums, licence and a catalogue, in a new folder' },
      out: {
        short: 'o',
        value: 'FILE',
        help: 'the main file, others stand beside it; with --all, the folder that is made',
      },
      'base-url': { value: 'URL', help: 'where entries are shown, such as https://example.org/' },
      'data-url': { value: 'URL', help: 'with --all: where the folder will be served' },
      json: { help: 'one JSON object' },
    },
    load: () => import('./commands/export.ts'),
  },
]
