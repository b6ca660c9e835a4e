/**
 * The two upper levels of the domains of SIL's Dictionary Development Process, version 4, by their English names;
 * the number of a name stands before it.
 */
const names = `1 Universe, creation|1.1 Sky|1.2 World|1.3 Water|1.4 Living things|1.5 Plant|1.6 Animal|1.7 Nature, environment
2 Person|2.1 Body|2.2 Body functions|2.3 Sense, perceive|2.4 Body condition|2.5 Healthy|2.6 Life
3 Language and thought|3.1 Soul, spirit|3.2 Mind|3.3 Want|3.4 Emotion|3.5 Communication|3.6 Teach
4 Social behavior|4.1 Relationships|4.2 Social activity|4.3 Behavior|4.4 Prosperity, trouble|4.5 Authority|4.6 Government
4.7 Law|4.8 Strife|4.9 Religion
5 Daily life|5.1 Household equipment|5.2 Food|5.3 Clothing|5.4 Adornment|5.5 Fire|5.6 Cleaning|5.7 Sleep|5.8 Manage a house
5.9 Live, stay
6 Work and occupation|6.1 Work|6.2 Agriculture|6.3 Animal husbandry|6.4 Hunt and fish|6.5 Working with buildings
6.6 Occupation|6.7 Tool|6.8 Finance|6.9 Business organization
7 Physical actions|7.1 Posture|7.2 Move|7.3 Move something|7.4 Have, be with|7.5 Arrange|7.6 Hide|7.7 Physical impact
7.8 Divide into pieces|7.9 Break, wear out
8 States|8.1 Quantity|8.2 Big|8.3 Quality|8.4 Time|8.5 Location|8.6 Parts of things
9 Grammar|9.1 General words|9.2 Part of speech|9.3 Very|9.4 Semantic constituents related to verbs|9.5 Case
9.6 Connected with, related|9.7 Name`

const byName: ReadonlyMap<string, string> = new Map(
  names.split(/[|\n]/).map((line) => {
    const space = line.indexOf(' ')
    return [line.slice(space + 1).toLowerCase(), line.slice(0, space)] as const
  }),
)

const numbered = /^\(?([1-9](?:\.[1-9][0-9]?){0,5})\.?\)?(?:[\s:,-]|$)/

/**
 * The number of a semantic domain that a file names by its number, by its number and name, or by the name of one of the
 * two upper levels. `undefined` where it is none of them.
 *
 * @example
 * domainNumber('1.3.1 Bodies of water') // '1.3.1'
 * domainNumber('Animal') // '1.6'
 */
export function domainNumber(text: string): string | undefined {
  return numbered.exec(text.trim())?.[1] ?? byName.get(text.trim().toLowerCase())
}
