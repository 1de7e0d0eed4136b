import type { Messages } from '../../language/index.ts'

const de = {
  invalid: 'Einige Angaben passen nicht; jede steht mit ihrem Feld in errors.',
  missing: 'Dieses Feld fehlt.',
  unknown: 'Dieses Feld gibt es hier nicht.',
  twice: 'Dieses Feld darf nur einmal vorkommen.',
  kinds: {
    string: 'Erwartet wird ein Text.',
    number: 'Erwartet wird eine Zahl.',
    int: 'Erwartet wird eine ganze Zahl.',
    boolean: 'Erwartet wird true oder false.',
    array: 'Erwartet wird eine Liste.',
    object: 'Erwartet wird ein JSON-Objekt.',
    record: 'Erwartet wird ein JSON-Objekt.',
  } as Record<string, string>,
  oneOf: (values: string) => `Erwartet wird einer dieser Werte: ${values}.`,
  least: (n: string) => `Der kleinste mögliche Wert ist ${n}.`,
  most: (n: string) => `Der größte mögliche Wert ist ${n}.`,
  shortest: (n: string) => `Mindestens ${n} Zeichen.`,
  longest: (n: string) => `Höchstens ${n} Zeichen.`,
  fewest: (n: string) => `Mindestens ${n} Einträge.`,
  mostEntries: (n: string) => `Höchstens ${n} Einträge.`,
  formats: {
    date: 'Erwartet wird ein Tag wie 2026-11-23.',
    datetime: 'Erwartet wird ein Zeitpunkt wie 2026-11-23T09:00:00+01:00.',
  } as Record<string, string>,
  shape: 'Dieser Wert hat nicht die beschriebene Form.',
  key: 'Der Schlüssel hat 8 bis 255 druckbare ASCII-Zeichen.',
  keyReused:
    'Unter diesem Idempotency-Key kam schon eine andere Anfrage. Nehmen Sie für jede Anfrage einen neuen.',
  keyInUse:
    'Eine Anfrage mit diesem Idempotency-Key ist noch nicht fertig. Bitte senden Sie dieselbe Anfrage gleich noch einmal.',
  cursor: 'Diese Stelle gehört nicht zu dieser Liste. Nehmen Sie den Wert aus next unverändert.',
  part: 'Das Dokument steht als JSON im Teil „application“.',
}
const en: typeof de = {
  invalid: 'Some of the input does not fit; each stands with its field in errors.',
  missing: 'This field is missing.',
  unknown: 'There is no such field here.',
  twice: 'This field may stand only once.',
  kinds: {
    string: 'A text is expected.',
    number: 'A number is expected.',
    int: 'A whole number is expected.',
    boolean: 'true or false is expected.',
    array: 'A list is expected.',
    object: 'A JSON object is expected.',
    record: 'A JSON object is expected.',
  },
  oneOf: values => `One of these values is expected: ${values}.`,
  least: n => `The smallest possible value is ${n}.`,
  most: n => `The largest possible value is ${n}.`,
  shortest: n => `At least ${n} characters.`,
  longest: n => `At most ${n} characters.`,
  fewest: n => `At least ${n} entries.`,
  mostEntries: n => `At most ${n} entries.`,
  formats: {
    date: 'A day such as 2026-11-23 is expected.',
    datetime: 'An instant such as 2026-11-23T09:00:00+01:00 is expected.',
  },
  shape: 'This value does not have the described shape.',
  key: 'The key has 8 to 255 printable ASCII characters.',
  keyReused: 'Another request has come under this Idempotency-Key. Take a new one for every request.',
  keyInUse:
    'A request with this Idempotency-Key is not finished yet. Please send the same request again in a moment.',
  cursor: 'This position does not belong to this list. Take the value of next as it is.',
  part: 'The document stands as JSON in the part “application”.',
}
export const inputMessages: Messages<typeof de> = { de, en }
