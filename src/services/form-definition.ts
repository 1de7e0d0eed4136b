import { z } from 'zod'
import { Localized } from '../foundation/language/index.ts'

const id = z.string().regex(/^[a-z][a-zA-Z0-9]*$/, 'camelCase, starting with a letter')

/** Asked only where another answer of the same form (or of the same repeated entry) has one of these values. */
export const Condition = z.strictObject({ question: id, is: z.array(z.string()).min(1) })
export type Condition = z.infer<typeof Condition>

/**
 * The field of the population register an answer is compared with, of the person applying.
 * See `people/population-register.ts` for what each holds.
 */
export const RegisterField = z.enum([
  'familyName',
  'givenNames',
  'birthName',
  'birthDate',
  'birthPlace',
  'mainAddress',
  'secondaryAddress',
  'formerAddress',
  'movedInOn',
])
export type RegisterField = z.infer<typeof RegisterField>

const common = {
  id,
  label: Localized,
  hint: Localized.optional(),
  optional: z.boolean().default(false),
  when: Condition.optional(),
}
const Option = z.strictObject({ value: id, label: Localized, hint: Localized.optional() })
export type Option = z.infer<typeof Option>

/** Named formats instead of free patterns: linear-time, and each brings its own error sentence. */
export const TextFormat = z.enum(['plain', 'name', 'postcode', 'microchip', 'phone', 'email', 'iban'])
export type TextFormat = z.infer<typeof TextFormat>

const Text = z.strictObject({
  ...common,
  type: z.literal('text'),
  format: TextFormat.default('plain'),
  maxLength: z.int().min(1).max(500).default(200),
  /** HTML autocomplete token, so that browsers can fill it in (WCAG 1.3.5). */
  autocomplete: z.string().optional(),
  register: RegisterField.optional(),
})
const LongText = z.strictObject({
  ...common,
  type: z.literal('long-text'),
  maxLength: z.int().min(1).max(10_000).default(2_000),
})
const DateQuestion = z.strictObject({
  ...common,
  type: z.literal('date'),
  /** `today` is the Berlin day of the request. Bounds are inclusive. */
  notAfter: z.enum(['today']).optional(),
  notBefore: z.enum(['today', '1900-01-01']).optional(),
  autocomplete: z.string().optional(),
  register: RegisterField.optional(),
})
const NumberQuestion = z.strictObject({
  ...common,
  type: z.literal('number'),
  min: z.int(),
  max: z.int(),
  unit: Localized.optional(),
})
const Choice = z.strictObject({
  ...common,
  type: z.literal('choice'),
  options: z.array(Option).min(2).max(30),
})
const Choices = z.strictObject({
  ...common,
  type: z.literal('choices'),
  options: z.array(Option).min(1).max(30),
})
/** One statement the citizen must agree to before going on. */
const Consent = z.strictObject({ ...common, type: z.literal('consent') })
/** Street with house number, postcode, place as one answer of three fields. */
const Address = z.strictObject({
  ...common,
  type: z.literal('address'),
  register: RegisterField.optional(),
})
const FileQuestion = z.strictObject({
  ...common,
  type: z.literal('file'),
  maxFiles: z.int().min(1).max(5).default(1),
})

const simple = [
  Text,
  LongText,
  DateQuestion,
  NumberQuestion,
  Choice,
  Choices,
  Consent,
  Address,
  FileQuestion,
] as const

/**
 * Several persons, dogs, premises: the same few questions for each, one entry a page. Where the questions map to
 * name and day of birth of the register, each entry names a person who gets a certificate of their own.
 */
const Group = z.strictObject({
  ...common,
  type: z.literal('group'),
  /** What one entry is called: "Person", "Hund". */
  entry: Localized,
  minEntries: z.int().min(0).max(20).default(1),
  maxEntries: z.int().min(1).max(20).default(10),
  questions: z
    .array(z.discriminatedUnion('type', [Text, DateQuestion, NumberQuestion, Choice, Address]))
    .min(1)
    .max(6),
})

export const Question = z.discriminatedUnion('type', [...simple, Group])
export type Question = z.infer<typeof Question>
export type GroupQuestion = z.infer<typeof Group>
export type GroupedQuestion = GroupQuestion['questions'][number]

export const FormPage = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: Localized,
  intro: Localized.optional(),
  when: Condition.optional(),
  questions: z.array(Question).min(1).max(8),
})
export type FormPage = z.infer<typeof FormPage>

/**
 * What is asked, in which order. The last page (check and send) and the receipt come by themselves.
 * Some question ids have a meaning of their own, so that one case knows whom it is about and how to reach them:
 * `familyName`, `givenNames`, `birthDate` (the person applying), `email`, `phone`, `postalAddress`,
 * `delivery` (`post` | `online`: consent to fetch the result online).
 */
export const FormDefinition = z.strictObject({
  minutes: z.int().min(1).max(60),
  pages: z.array(FormPage).min(1).max(12),
})
export type FormDefinition = z.infer<typeof FormDefinition>

export function allQuestions(form: FormDefinition): Question[] {
  return form.pages.flatMap(page => page.questions)
}
