import { FormDefinition } from '../../services/index.ts'

const same = (text: string) => ({ de: text, en: `${text} (en)` })

/** A form with every kind of question, conditions between pages, within a page and within an entry. */
export const sampleForm: FormDefinition = FormDefinition.parse({
  minutes: 5,
  pages: [
    {
      id: 'person',
      title: same('Zu Ihnen'),
      questions: [
        {
          id: 'familyName',
          type: 'text',
          format: 'name',
          label: same('Familienname'),
          register: 'familyName',
        },
        { id: 'givenNames', type: 'text', format: 'name', label: same('Vornamen') },
        {
          id: 'birthDate',
          type: 'date',
          label: same('Geburtsdatum'),
          notAfter: 'today',
          notBefore: '1900-01-01',
        },
        { id: 'mainAddress', type: 'address', label: same('Anschrift'), register: 'mainAddress' },
      ],
    },
    {
      id: 'dogs',
      title: same('Ihre Hunde'),
      questions: [
        {
          id: 'dogs',
          type: 'group',
          label: same('Hunde'),
          entry: { de: 'Hund', en: 'Dog' },
          minEntries: 1,
          maxEntries: 3,
          questions: [
            { id: 'dogName', type: 'text', label: same('Rufname') },
            { id: 'chip', type: 'text', format: 'microchip', label: same('Chipnummer') },
            {
              id: 'origin',
              type: 'choice',
              label: same('Woher'),
              options: [
                { value: 'shelter', label: same('Tierheim') },
                { value: 'other', label: same('Anderswo') },
              ],
            },
            {
              id: 'originText',
              type: 'text',
              label: same('Wo genau'),
              when: { question: 'origin', is: ['other'] },
            },
          ],
        },
        {
          id: 'count',
          type: 'number',
          min: 0,
          max: 20,
          optional: true,
          label: same('Weitere'),
          unit: same('Hunde'),
        },
      ],
    },
    {
      id: 'papers',
      title: same('Unterlagen'),
      questions: [
        {
          id: 'insured',
          type: 'choice',
          label: same('Versichert?'),
          options: [
            { value: 'yes', label: same('Ja') },
            { value: 'no', label: same('Nein') },
          ],
        },
        {
          id: 'policy',
          type: 'file',
          label: same('Police'),
          maxFiles: 2,
          when: { question: 'insured', is: ['yes'] },
        },
        {
          id: 'why',
          type: 'long-text',
          label: same('Warum nicht?'),
          when: { question: 'insured', is: ['no'] },
        },
        {
          id: 'breeds',
          type: 'choices',
          optional: true,
          label: same('Rassen'),
          options: [
            { value: 'poodle', label: same('Pudel') },
            { value: 'terrier', label: same('Terrier') },
          ],
        },
      ],
    },
    {
      id: 'uninsured',
      title: same('Ohne Versicherung'),
      when: { question: 'insured', is: ['no'] },
      questions: [{ id: 'promise', type: 'consent', label: same('Ich versichere den Hund in einem Monat.') }],
    },
    {
      id: 'answer',
      title: same('Wie wir antworten'),
      questions: [
        {
          id: 'delivery',
          type: 'choice',
          label: same('Antwort'),
          options: [
            { value: 'online', label: same('Online') },
            { value: 'post', label: same('Post') },
          ],
        },
        { id: 'email', type: 'text', format: 'email', optional: true, label: same('E-Mail') },
        { id: 'phone', type: 'text', format: 'phone', optional: true, label: same('Telefon') },
        { id: 'iban', type: 'text', format: 'iban', optional: true, label: same('IBAN') },
      ],
    },
  ],
})

/** Right answers to all that is asked when the dog is not insured, so that no file is needed. */
export const sampleAnswers = {
  familyName: 'Yıldız',
  givenNames: 'Ayşe Maria',
  birthDate: '14.03.1988',
  mainAddress: { street: 'Musterweg 7', postcode: '22111', place: 'Hamburg' },
  dogs: [{ key: 'first', answers: { dogName: 'Bello', chip: '276098100123456', origin: 'shelter' } }],
  count: '2',
  insured: 'no',
  why: 'Noch keine gefunden.',
  breeds: ['poodle'],
  promise: 'yes',
  delivery: 'online',
  email: 'ayse@example.org',
  phone: '040 123456',
  iban: '',
} as const
