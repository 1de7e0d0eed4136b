import { z } from 'zod'

export const languages = ['de', 'en'] as const
export const Language = z.enum(languages)
export type Language = z.infer<typeof Language>

/** A text an editor wrote in both languages. German is the binding one. */
export const Localized = z.strictObject({ de: z.string().trim().min(1), en: z.string().trim().min(1) })
export type Localized = z.infer<typeof Localized>

/** The message files of a module: the English file must have exactly the shape of the German one. */
export interface Messages<Words> {
  readonly de: Words
  readonly en: Words
}
