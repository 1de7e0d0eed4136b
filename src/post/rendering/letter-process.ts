import { type ChildProcess, fork } from 'node:child_process'
import { askChild } from './ask-child.ts'
import { LetterError } from './letter-error.ts'
import { letterFiles } from './letter-files.ts'

const limits = {
  /** Milliseconds for one letter, the start of the process included. */
  time: 15_000,
  /** Bytes of resident memory after which the process is replaced. */
  memory: 400 * 2 ** 20,
  /** Letters under way or waiting; one more is refused. */
  letters: 1000,
}

interface Answer {
  readonly pdf?: Uint8Array
  readonly problem?: string
  readonly memory: number
}

/** A child process that makes letters one by one: started with the first, replaced when it dies, hangs or grows. */
export class LetterProcess {
  readonly #limits: typeof limits
  readonly #files: typeof letterFiles
  #child: ChildProcess | undefined
  #last: Promise<unknown> = Promise.resolve()
  #letters = 0
  #closed = false

  constructor(overrides: Partial<typeof limits> = {}, files = letterFiles) {
    this.#limits = { ...limits, ...overrides }
    this.#files = files
  }

  /** The process that runs now, if one does. */
  get id(): number | undefined {
    return this.#child?.pid
  }

  /** Turns what `letterInput` has made into a PDF, in its turn. Rejects with a `LetterError`. */
  async compile(input: string): Promise<Uint8Array> {
    if (this.#letters >= this.#limits.letters) throw new LetterError('busy', 'Too many letters are waiting.')
    this.#letters++
    const turn = this.#last.then(() => this.#compileTwice(input))
    this.#last = turn.catch(() => undefined)
    return turn.finally(() => this.#letters--)
  }

  /** Ends the process. Letters still waiting are refused. */
  close(): void {
    this.#closed = true
    this.#replace()
  }

  /** A process that died may not have died of this letter, so it gets a second one. */
  async #compileTwice(input: string): Promise<Uint8Array> {
    try {
      return await this.#compileOnce(input)
    } catch (error) {
      if (error instanceof LetterError && error.fault === 'died') return this.#compileOnce(input)
      throw error
    }
  }

  async #compileOnce(input: string): Promise<Uint8Array> {
    if (this.#closed) throw new LetterError('closed', 'The letter process is closed.')
    this.#child ??= this.#start()
    const answer = await askChild<Answer>(this.#child, input, this.#limits.time).catch(error => {
      this.#replace()
      throw error
    })
    if (answer.memory > this.#limits.memory) this.#replace()
    if (!answer.pdf) throw new LetterError('refused', `The letter cannot be set: ${answer.problem}`)
    return answer.pdf
  }

  #start(): ChildProcess {
    const { compiler, template, fonts } = this.#files
    const child = fork(compiler, [template, ...fonts], { serialization: 'advanced', execArgv: [] })
    child.on('error', () => undefined)
    child.once('exit', () => {
      if (this.#child === child) this.#child = undefined
    })
    return child
  }

  #replace(): void {
    this.#child?.kill('SIGKILL')
    this.#child = undefined
  }
}
