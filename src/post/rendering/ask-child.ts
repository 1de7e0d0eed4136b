import type { ChildProcess } from 'node:child_process'
import { LetterError } from './letter-error.ts'

/**
 * Sends one message to a child process and waits for one answer, at most `time` milliseconds; then the child is
 * killed. Only while it is waited for does the child keep this process alive.
 */
export function askChild<Answer>(child: ChildProcess, message: string, time: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const clock = setTimeout(tooLate, time)
    child.on('message', answered).on('close', closed).on('error', failed)
    child.ref()
    child.channel?.ref()
    child.send(message, error => error && failed(error))

    function answered(answer: unknown) {
      letGo()
      resolve(answer as Answer)
    }
    function closed(code: number | null, signal: string | null) {
      letGo()
      reject(new LetterError('died', `The letter process ended (${signal ?? code}).`))
    }
    function failed(error: Error) {
      letGo()
      reject(new LetterError('died', `The letter process cannot be reached: ${error.message}`))
    }
    function tooLate() {
      letGo()
      child.kill('SIGKILL')
      reject(new LetterError('timeout', `The letter took longer than ${time} ms.`))
    }
    function letGo() {
      clearTimeout(clock)
      child.off('message', answered).off('close', closed).off('error', failed)
      child.unref()
      child.channel?.unref()
    }
  })
}
