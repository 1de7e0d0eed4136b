import type { Language } from '../foundation/language/index.ts'

const de = {
  slotTaken: 'Dieser Termin ist vergeben. Bitte wählen Sie einen anderen.',
  workNeeded:
    'Gerade wollen sehr viele einen Termin. Bitte lösen Sie erst die Aufgabe in challenge und senden Sie die Lösung in proof mit.',
  holdExpired: 'Die Reservierung ist abgelaufen. Bitte wählen Sie den Termin noch einmal.',
  hasAppointment: 'Für eine dieser Personen ist für dasselbe Anliegen schon ein Termin gebucht.',
  tooManyBookings:
    'Mit dieser Adresse oder Nummer wurden heute schon viele Termine gebucht. Bitte rufen Sie die 115 an.',
  phoneNeeded: 'Wir rufen Sie an: Bitte geben Sie eine Telefonnummer ein.',
  phoneForMove: 'Für einen Termin am Telefon fehlt uns Ihre Telefonnummer. Bitte rufen Sie die 115 an.',
  codeLocked:
    'Zu viele Versuche mit dieser Nummer. Mit dem Link aus der E-Mail oder unter 115 geht es weiter.',
  appointmentOver: 'Dieser Termin lässt sich nicht mehr ändern.',
  wrongBooking: 'Mit diesen Angaben können wir den Termin nicht buchen.',
  personsHeld: (held: number) =>
    `Gehalten ist ein Platz für ${held === 1 ? 'eine Person' : `${held} Personen`}. Bitte nennen Sie so viele.`,
  unknownOffice: 'Ein Amt mit dieser Kennung gibt es nicht.',
  noStep: 'Termine beginnen zur vollen Viertelstunde, von 7 bis 19 Uhr.',
  notThisWay: 'Nicht alle Anliegen gehen auf diesem Weg in einem Termin.',
  wrongQuestion: 'Diese Frage nach Terminen können wir so nicht beantworten.',
  unknownService: 'Eine Leistung mit dieser Kennung gibt es nicht.',
  tooMany: (most: number) =>
    `Bitte höchstens ${most} Personen in einem Termin; für mehr rufen Sie die 115 an.`,
}

const en: typeof de = {
  slotTaken: 'This appointment is taken. Please choose another one.',
  workNeeded:
    'Very many want an appointment at present. Please solve the task in challenge first and send its solution in proof.',
  holdExpired: 'The hold has run out. Please choose the appointment again.',
  hasAppointment: 'One of these people has an appointment for the same matter already.',
  tooManyBookings: 'Many appointments have been booked with this address or number today. Please call 115.',
  phoneNeeded: 'We call you: please enter a phone number.',
  phoneForMove: 'For an appointment by phone we lack your phone number. Please call 115.',
  codeLocked: 'Too many tries with this number. The link in the e-mail or a call to 115 help.',
  appointmentOver: 'This appointment can no longer be changed.',
  wrongBooking: 'We cannot book the appointment with these details.',
  personsHeld: held =>
    `The place is held for ${held === 1 ? 'one person' : `${held} persons`}. Please name as many.`,
  unknownOffice: 'There is no office with this id.',
  noStep: 'Appointments begin on the quarter of an hour, from 7 to 19 o’clock.',
  notThisWay: 'Not all of this can be done this way in one appointment.',
  wrongQuestion: 'We cannot answer this question about appointments.',
  unknownService: 'There is no service with this id.',
  tooMany: most => `At most ${most} persons in one appointment, please; for more call 115.`,
}

export const appointmentWords: Record<Language, typeof de> = { de, en }
