import type { Outcome } from '../../services/index.ts'
import type { CheckByStaff } from '../case.ts'
import type { StaffAct } from './case-acts.ts'

export const de = {
  checkedHow: 'Wie haben Sie geprüft?',
  checkedHowMissing: 'Bitte wählen Sie, wie Sie geprüft haben.',
  checks: {
    'document-on-site': 'Ausweis oder Pass vor Ort geprüft',
    'call-back': 'Am Telefon zurückgerufen und Daten abgefragt',
  } satisfies Record<CheckByStaff, string>,
  acts: {
    grant: 'Ausstellen',
    refuse: 'Ablehnen',
    reply: 'Beantworten',
    ask: 'Nachfragen',
    'take-back-question': 'Frage zurücknehmen',
    clear: 'Widerspruch klären',
    identify: 'Identität geprüft',
    'news-by-letter': 'Als Brief senden',
    'mail-again': 'Noch einmal senden',
    reached: 'Erledigt',
    note: 'Notiz',
    take: 'Übernehmen',
    'put-back': 'Zurücklegen',
    'pass-on': 'Weitergeben',
  } satisfies Record<StaffAct, string>,
  grantAs: {
    certificate: 'Bescheinigung ausstellen',
    acknowledgement: 'Eingang bestätigen',
    decision: 'Bewilligen',
    forwarding: 'Weiterleiten',
  } satisfies Record<Outcome, string>,
  notPossible: 'geht nicht:',
  actLeads: {
    grant:
      'Der Brief entsteht aus den Daten des Registers und liegt danach in der Poststelle. Das kann nicht zurückgenommen werden.',
    refuse: 'Die Gründe stehen im Brief (§ 39 VwVfG). Schreiben Sie sie so, dass die Person sie versteht.',
    reply: 'Ihre Antwort geht als Brief oder zum Abholen online hinaus, der Fall ist damit erledigt.',
    ask: 'Fragen Sie nach genau einer Sache. Die Uhr steht, bis die Antwort da ist.',
    'take-back-question': 'Die Uhr läuft weiter.',
    clear:
      'Sie übernehmen die Verantwortung, dass die Daten des Registers gelten. Der Grund steht im Verlauf.',
    identify:
      'Halten Sie fest, wie Sie geprüft haben, wer die Person ist. Das ersetzt keinen Online-Ausweis, wo das Gesetz ihn verlangt.',
    'news-by-letter':
      'Der Brief sagt, wie es um den Fall steht, und liegt danach in der Poststelle. Ist eine Frage offen, steht sie darin.',
    'mail-again': 'Was nicht ankam, geht noch einmal hinaus, als E-Mail oder SMS wie zuvor.',
    reached: 'Sie haben die Person auf anderem Weg erreicht. Schreiben Sie kurz, wie.',
    note: 'Notizen sehen nur Kolleginnen und Kollegen.',
    take: 'Der Fall steht dann unter „Meine Fälle“.',
    'put-back': 'Der Fall steht dann wieder beim Team.',
    'pass-on': 'Das andere Team übernimmt. Sie sehen den Fall dann nicht mehr, außer Sie gehören dazu.',
  } satisfies Record<StaffAct, string>,
  words: {
    refuse: 'Gründe',
    reply: 'Ihre Antwort',
    ask: 'Ihre Frage',
    clear: 'Grund',
    reached: 'Wie haben Sie die Person erreicht?',
    note: 'Notiz',
    'pass-on': 'Warum?',
  },
  wordsMissing: 'Bitte schreiben Sie etwas hinein.',
  wants: 'Was fehlt?',
  wantsText: 'Eine Angabe',
  wantsFile: 'Eine Datei',
  wantsMissing: 'Bitte wählen Sie, was fehlt.',
  answerBy: 'Antworten bis',
  answerByHint: 'Diese Frist setzen Sie; im Notbetrieb kann sie verlängert werden. Leer heißt: ohne Frist.',
  toTeam: 'An welches Team?',
  toTeamMissing: 'Bitte wählen Sie ein Team.',
  confirm: 'Ja',
  cancel: 'Abbrechen',
}
