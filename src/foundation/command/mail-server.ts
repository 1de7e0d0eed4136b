import { connect } from 'node:net'
import type { Config } from '../config.ts'
import { type Finding, note, ok, wrong } from './finding.ts'

const PATIENCE = 5_000

/** Whether anybody listens there; what the server thinks of us shows only when a mail is sent. */
export async function mailServer({ smtpUrl }: Pick<Config, 'smtpUrl'>): Promise<Finding> {
  if (!smtpUrl) return note('SMTP_URL is not set: mails are kept as files and reach nobody')
  const { hostname, port, protocol } = new URL(smtpUrl)
  const number = Number(port) || (protocol === 'smtps:' ? 465 : 587)
  const answered = await new Promise<boolean>(resolve => {
    const socket = connect({ host: hostname, port: number, timeout: PATIENCE })
    const end = (reached: boolean) => {
      socket.destroy()
      resolve(reached)
    }
    socket.once('connect', () => end(true))
    socket.once('timeout', () => end(false))
    socket.once('error', () => end(false))
  })
  return answered
    ? ok(`The mail server ${hostname}:${number} answers`)
    : wrong(`The mail server ${hostname}:${number} does not answer: mails wait`)
}
