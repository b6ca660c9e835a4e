/**
 * Words of Cambodian names that the rules would read or divide otherwise than the gazetteer does, each group with its
 * reason. // khmer.md §7.7
 */
export const nameWords: ReadonlyMap<string, string> = new Map(
  [
    // Final រ is not written.
    'អូរ ou ខ្មែរ khmer បរសេដ្ឋ basedth តំបែរ dambae',
    // The series goes on over a long vowel.
    'បូរី borei បុរី borei សេរី serei សិរី serei វិហារ vihear សីមា seima សីលា seila បារាំង barang បារាយណ៍ baray',
    // Read with a vowel of its own.
    'អ្នក neak អន្លង់ anlong មុំ mom លិច lech ព្រឹក proek ព្រឹក្ស proek ជិះ chis ស្តេច sdach រស្មី reaksmei',
    'រង្សី reangsei សាមគ្គី sameakki ភក្តី pheakdei អារក្ស areaks កណ្តុរ kandaor ព្រហ្ម prum និគម nikom បរិ bari',
    'ចន្លាត់ chonloat វល្លិ voa ឧត្តម otdom អភិវឌ្ឍន៍ akphivoadth មនោរម្យ monourom មហា moha',
    // Silent letters.
    'ពោធិ៍ pou ពោធិ pou ភូមិ phum វត្ត voat ឧត្តរ otdar សូរ្យ sour និព្វាន nipean សត្វ sat ជាតិ cheat ធាតុ theat',
    // Where one letter after or before it could be taken to it.
    'តា ta ថ្មី thmei ស្រែ srae ថ្ម thma អង្គ angk ឈូក chhuk ទឹក tuek ស sa ក្រហម kraham ទន្លេ tonle ពង្រ pongro ពន្លា ponlea',
    'កណ្តាល kandal សាលា sala រតន rotana អង្គរ angkor មង្គល mongkol មណ្ឌល mondol ឧកញ៉ា oknha រាជ្យ reach ពេជ្រ pech',
  ]
    .flatMap((group) => [...group.matchAll(/(\S+) (\S+)/g)])
    .map(([, word = '', reading = '']) => [word, reading]),
)
