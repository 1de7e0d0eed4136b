/** Files of the district that cannot be used, one readable sentence a problem: `file:line field: what to do`. */
export class InvalidYaml extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.name = 'InvalidYaml'
    this.problems = problems
  }
}
