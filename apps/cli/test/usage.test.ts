import { describe, expect, test } from 'vitest'
import { commands } from '../src/commands.ts'
import { runHiap } from './run-hiap.ts'

describe('wrong usage ends with 2, tells why on stderr, and prints nothing', () => {
  test.each<[string[], string]>([
    [[], 'Usage: hiap COMMAND'],
    [['serch'], 'There is no command serch. Did you mean search?'],
    [['norm'], 'There is no command norm. Did you mean normalise?'],
    [['xyzzy'], 'There is no command xyzzy.\nSee: hiap --help'],
    [['--lang', 'km'], 'There is no option --lang before the command.'],
    [['constructor'], 'There is no command constructor.'],
    [['help', 'serch'], 'Did you mean search?'],
    [['search', '--limt', '3'], 'There is no option --limt. Did you mean --limit?\nUsage: hiap search'],
    [['search', '-x'], 'There is no option -x.'],
    [['search', '--__proto__'], 'There is no option --__proto__.'],
    [['search', '--limit'], 'The option --limit needs a value: --limit N.'],
    [['search', '--from', '--json', 'ia'], 'The option --from needs a value: --from TAG.'],
    [['search', '--json=yes', 'ia'], 'The option --json takes no value.'],
    [['search', '--limit', '0', 'ia'], 'wants a whole number from 1 to 100, not “0”'],
    [['search', '--limit', '101', 'ia'], 'wants a whole number from 1 to 100, not “101”'],
    [['search', '--limit', '1e1', 'ia'], 'wants a whole number from 1 to 100, not “1e1”'],
    [['search', '--limit', '-1', 'ia'], 'wants a whole number from 1 to 100, not “-1”'],
    [['serve', '--port', '65536'], 'wants a whole number from 0 to 65535'],
    [['serve', 'here'], 'takes no “here”'],
    [['normalise'], 'needs --lang TAG: one of km, '],
    [['fold', '--lang', 'kmm'], 'No language has the tag “kmm”. Did you mean km?'],
    [['sort', '--lang', ''], 'No language has the tag “”.'],
    [['sort', '--lang', 'km', 'words.txt'], 'reads text from stdin and takes no “words.txt”'],
    [['romanise', '--lang', 'km', '--scheme', 'exakt'], 'There is no scheme “exakt”. Did you mean exact?'],
    [['romanise', '--lang', 'vi', '--scheme', 'exact'], 'leave out --scheme'],
    [['segment'], 'needs --lang TAG: one of km'],
    [['segment', '--lang', 'vi', '--words', 'words.txt'], 'vi needs no word list'],
    [['check'], 'Name the folder of a dictionary source.'],
    [['compile', '-o', 'build'], 'Name the folder of a dictionary source.'],
    [['compile', 'km-vi', '-o'], 'The option -o needs a value: -o DIR.'],
    [['inspect'], 'Name the file of a bundle.'],
    [['inspect', 'a', 'b'], 'One bundle at a time'],
    [['type'], 'needs --layout ID: one of '],
    [['type', '--layout', 'km-nidda'], 'There is no layout “km-nidda”. Did you mean km-nida?'],
    [['type', '--layout', 'km-nida', 'a'], 'takes no “a”'],
    [['type', '--layout', 'km-nida', '--space', 'wide'], 'It has space: plain, zwsp.'],
    [['type', '--layout', 'km-nida', '--option', 'space'], 'wants name=value, not “space”'],
    [['import'], 'Name the file to be imported.'],
    [['import', 'a.csv'], '-o SOURCE, or --dry-run'],
    [['import', 'a.csv', 'b.csv', '--dry-run'], '“b.csv” is one too many'],
    [['import', '--from', 'kaiki', 'a.jsonl', '--dry-run'], 'There is no format kaiki. Did you mean kaikki?'],
    [['import', 'a.csv', '--dry-run', '--option', 'headword'], 'wants NAME=VALUE, not “headword”'],
    [['export'], 'Name the folder of a dictionary source, or a bundle.'],
    [['export', 'a', 'b'], '“b” is one too many'],
    [['export', 'a', '--to', 'kaikki'], '-o FILE'],
    [['export', 'a', '-o', 'b'], 'Name the format: --to'],
    [['export', 'a', '-o', 'b', '--to', 'kaiki'], 'Did you mean kaikki?'],
    [['export', 'a', '-o', 'b', '--to', 'kaikki', '--base-url', 'example.org'], 'an address with a slash at its end'],
    [['export', 'a', '-o', 'b', '--to', 'kaikki', '--all'], 'leave --to out'],
    [['export', 'a', '-o', 'b', '--to', 'kaikki', '--data-url', 'https://example.org/'], 'goes with --all'],
    [['layouts'], 'Say what to do with layouts: list'],
    [['layouts', 'lst'], 'cannot “lst”. Did you mean list?'],
    [['layouts', 'list', 'all'], 'takes no “all”'],
  ])('hiap %j', async (args, told) => {
    const { code, stdout, stderr } = await runHiap(args)
    expect(stderr).toContain(told)
    expect(stderr).not.toMatch(/^\s+at /m)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  })
})

describe('help', () => {
  test.each([[['--help']], [['-h']], [['help']]])('hiap %j prints the overview', async (args) => {
    const { code, stdout, stderr } = await runHiap(args)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    for (const { name } of commands) expect(stdout).toContain(name)
  })

  test.each(commands.map(({ name, options }) => [name, options] as const))(
    'hiap %s --help tells every option',
    async (name, options) => {
      // Also in a line that is wrong otherwise.
      const { code, stdout } = await runHiap([name, '--wrong', '--help'])
      expect(code).toBe(0)
      expect(stdout).toContain(`Usage: hiap ${name}`)
      for (const option of Object.keys(options)) expect(stdout).toContain(`--${option}`)
      expect((await runHiap(['help', name])).stdout).toBe(stdout)
    },
  )

  test('hiap --version', async () => {
    expect(await runHiap(['--version'])).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^hiap \d+\.\d+\.\d+\n$/),
      stderr: '',
    })
  })
})
