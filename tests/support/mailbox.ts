import type { Visitor } from './visitor.ts'

/** Waits in the mailbox of the demo until this mail is there, and follows the link in it. */
export async function followMail(visitor: Visitor, address: string, subject: string | RegExp): Promise<void> {
  const mail = visitor.page
    .getByRole('article')
    .filter({ hasText: address, has: visitor.page.getByRole('heading', { name: subject }) })
  await visitor.go('/demo/postfach')
  await visitor.reloadsUntil(mail)
  await visitor.leadsOn(mail.getByRole('link'))
}
