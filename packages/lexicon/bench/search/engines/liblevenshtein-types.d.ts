declare module 'liblevenshtein' {
  export class Builder {
    dictionary(words: readonly string[], sorted: boolean): this
    algorithm(name: 'standard' | 'transposition' | 'merge_and_split'): this
    sort_candidates(sort: boolean): this
    case_insensitive_sort(insensitive: boolean): this
    include_distance(include: boolean): this
    maximum_candidates(most: number): this
    build(): { transduce(word: string, most: number): [word: string, distance: number][] }
  }
}
