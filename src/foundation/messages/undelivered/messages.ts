import type { Messages } from '../../language/index.ts'

const de = {
  title: 'Nicht angekommen',
  lead: 'E-Mails, die zu keinem Vorgang gehören, etwa der Link zu einem Entwurf. Was zu einem Vorgang gehört, steht dort beim Team unter „nicht erreicht“.',
  none: 'Alles ist angekommen oder erledigt.',
  choose: 'Auswahl',
  since: 'Seit',
  kind: 'Was',
  address: 'An',
  why: 'Was der Mailserver sagt',
  again: 'Noch einmal senden',
  settle: 'Erledigt',
  nothingChosen: 'Bitte wählen Sie zuerst mindestens eine E-Mail aus.',
  done: (n: number) => (n === 1 ? '1 E-Mail ist eingetragen.' : `${n} E-Mails sind eingetragen.`),
}

const en: typeof de = {
  title: 'Did not arrive',
  lead: 'Mails that belong to no case, such as the link to a draft. Those of a case are with its team, under “not reached”.',
  none: 'Everything has arrived or been dealt with.',
  choose: 'Choice',
  since: 'Since',
  kind: 'What',
  address: 'To',
  why: 'What the mail server says',
  again: 'Send again',
  settle: 'Done',
  nothingChosen: 'Please choose at least one mail first.',
  done: n => (n === 1 ? '1 mail is entered.' : `${n} mails are entered.`),
}

export const undeliveredMessages: Messages<typeof de> = { de, en }
