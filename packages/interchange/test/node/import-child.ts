import { importFile } from '../../src/node.ts'

// Run as a process of its own, which a test kills: imports the file of the first argument into the folder of the second.
const [, , file = '', folder = ''] = process.argv
const report = await importFile({
  file,
  folder,
  dictionary: { language: 'km', id: 'killed', licence: 'CC0-1.0' },
  tell: () => {},
  progress: ({ stage }) => process.stdout.write(`${stage}\n`),
})
process.exit(report.whole ? 0 : 1)
