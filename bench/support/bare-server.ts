import { fork } from 'node:child_process'
import { createServer, type Server } from 'node:http'

/** Sends one string with the same headers, whatever is asked: what Node can do at best. */
export interface BareAnswer {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Runs in a process of its own, as the web process does. */
export async function startBareServer(answer: BareAnswer): Promise<{ address: string; stop(): void }> {
  const child = fork(process.argv[1]!, ['bare-server'], { stdio: 'inherit' })
  const address = await new Promise<string>((resolve, reject) => {
    child.once('message', message => resolve(message as string))
    child.once('exit', () => reject(new Error('The bare server ended.')))
    child.send(answer)
  })
  return { address, stop: () => child.kill() }
}

/** The other side of it. */
export function beBareServer(): void {
  process.once('message', message => {
    const { headers, body } = message as BareAnswer
    const server: Server = createServer((_request, response) => {
      response.writeHead(200, headers)
      response.end(body)
    })
    server.listen(0, '127.0.0.1', () => {
      process.send!(`http://127.0.0.1:${(server.address() as { port: number }).port}`)
    })
  })
  process.once('disconnect', () => process.exit())
}
