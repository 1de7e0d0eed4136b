import type { FastifyInstance } from 'fastify'
import { expect } from 'vitest'
import type { Database } from '../../foundation/database/index.ts'
import { buildServer } from '../../foundation/http/index.ts'
import { secretFrom } from '../../foundation/secret.ts'
import { createTestDatabase, fixedClock, testConfig } from '../../foundation/testing/index.ts'
import { mounts } from '../../mounts.ts'

/** The whole portal with the demo district, on Tuesday 3 November 2026, 9:40 in Hamburg. */
export class OpenPortal {
  private constructor(
    readonly server: FastifyInstance,
    readonly db: Database,
    readonly clock: ReturnType<typeof fixedClock>,
  ) {}

  static async open(now = '2026-11-03T08:40:00Z'): Promise<OpenPortal> {
    const { db } = await createTestDatabase({ demo: true })
    const clock = fixedClock(now)
    const house = {
      db,
      clock,
      config: testConfig({ publicUrl: 'https://amt.example' }),
      secret: secretFrom('a secret for tests alone'),
    }
    return new OpenPortal(await buildServer(house, mounts), db, clock)
  }

  /** The words of a page as a person reads them. */
  async read(url: string, status = 200): Promise<string> {
    return wordsOf(await this.html(url, status))
  }

  async html(url: string, status = 200): Promise<string> {
    const answer = await this.server.inject({ url })
    expect(answer.statusCode, url).toBe(status)
    return answer.body
  }

  async json<Value>(url: string, status = 200): Promise<Value> {
    const answer = await this.server.inject({ url: `/api/v1${url}` })
    expect(answer.statusCode, url).toBe(status)
    return answer.json() as Value
  }
}

function wordsOf(html: string): string {
  return html
    .replace(/<(script|style|svg)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/&lt;/g, '<')
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ')
}
