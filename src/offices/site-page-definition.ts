import { z } from 'zod'
import { Localized } from '../foundation/language/index.ts'

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower case, digits and hyphens')

/** A piece of an editable page: plain words only, never markup. */
export const SitePageBlock = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('heading'), text: Localized }),
  z.strictObject({ kind: z.literal('paragraph'), text: Localized }),
  z.strictObject({ kind: z.literal('list'), items: z.array(Localized).min(1) }),
  z.strictObject({
    kind: z.literal('link'),
    text: Localized,
    /** A page of the portal without its language (`/hilfe`), a mail or phone address, or an outside page. */
    href: z
      .string()
      .regex(/^(\/[a-z0-9/-]*|https:\/\/\S+|mailto:\S+|tel:\d+)$/, 'expected /page, https:, mailto: or tel:'),
  }),
  /** What the operator has to fill in before the page is true: shown as "not filled in yet". */
  z.strictObject({ kind: z.literal('missing'), text: Localized }),
])
export type SitePageBlock = z.infer<typeof SitePageBlock>

/** `district/pages/<id>.yaml`: imprint, privacy, accessibility, help. */
export const SitePageDefinition = z.strictObject({
  id: slug,
  title: Localized,
  summary: Localized.optional(),
  blocks: z.array(SitePageBlock).min(1),
  checkedOn: z.iso.date(),
})
export type SitePageDefinition = z.infer<typeof SitePageDefinition>
