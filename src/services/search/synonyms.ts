import { words } from './normalise.ts'
import { stem } from './stem.ts'

/**
 * Words that citizens and offices use for the same thing, a line each. Names of services and their keywords
 * carry what is special to a service; here stands what holds for any office.
 */
const lines = `
verlust verlieren verloren verlorene verlierer gestohlen diebstahl geklaut abhanden lost stolen theft
umzug umziehen umgezogen umziehe zuzug zugezogen einzug eingezogen einziehen ummeldung ummelden moving moved move relocation
wegzug weggezogen wegziehen auszug ausziehen ausgezogen abmeldung abmelden
adresse anschrift wohnort wohnsitz wohnung address residence
auto kfz fahrzeug pkw kraftfahrzeug wagen car vehicle
fahrzeugschein zulassungsbescheinigung fahrzeugpapiere fahrzeugbrief kraftfahrzeugbrief
fuehrerschein fahrerlaubnis kartenfuehrerschein
heirat heiraten hochzeit eheschliessung trauung ehe verheiratet aufgebot trauen wedding marriage marry married
scheidung geschieden divorce
tod tot gestorben verstorben sterbefall todesfall sterben sterbeurkunde death died dead
geburt geboren baby saeugling neugeborenes geburtsurkunde birth born newborn
kind kinder kid child children
gewerbe firma unternehmen betrieb geschaeft selbststaendig selbstaendig existenzgruendung business company
laden geschaeft shop store
ausweis personalausweis perso ausweisdokument ausweispapiere identitaetskarte kennkarte
pass reisepass passport
angeln angler angelschein fischen fischerei fischereischein fishing angling
hund hunde welpe dog puppy
kita kindergarten krippe tagesmutter kinderbetreuung kindertagesstaette nursery daycare childcare
parken parkausweis parkplatz anwohnerparken bewohnerparken parkerlaubnis parkberechtigung parking
anwohner bewohner resident
erlaubnis genehmigung konzession lizenz bewilligung permit licence license
nachweis bescheinigung bestaetigung beleg zertifikat certificate proof confirmation
beglaubigung beglaubigen beglaubigt certified certify
verlaengerung verlaengern verlaengert abgelaufen erneuern erneuerung expired renew renewal extension
aenderung aendern geaendert wechsel wechseln umschreibung umschreiben change
anmeldung anmelden registrieren registrierung register registration
abholung abholen collect pickup
antrag beantragen beantragung apply application
kosten gebuehr gebuehren preis kostet fee fees cost price
miete mietzuschuss wohngeld mietkosten rent
wohnberechtigungsschein sozialwohnung wbs
elternzeit elterngeld parental
vorstrafe vorstrafen fuehrungszeugnis strafregister polizeizeugnis
arbeit arbeiten job beschaeftigung erwerbstaetigkeit arbeitsplatz work employment
rente pension altersrente ruhestand rentner retirement
student studium studieren hochschule universitaet uni akademiker study university
fluechtling gefluechtete asyl asylbewerber refugee asylum
auslaender ausland auslaendisch foreign foreigner abroad
waffe waffen pistole gewehr revolver schusswaffe weapon gun
jagd jaeger jagen hunting
bauen bau bauantrag baugenehmigung baurecht building
gehoerlos taub taubstumm schwerhoerig deaf
behinderung behindert schwerbehindert disabled disability
taxi mietwagen chauffeur
steuer steuern abgabe tax
kirchenaustritt kirche church
sperre sperren gesperrt sperrung block
einwohnermeldeamt meldeamt buergeramt kundenzentrum buergerbuero ortsamt
`

const groups = lines
  .trim()
  .split('\n')
  .map(line => [...new Set(words(line).map(stem))])

/** Stem to the stems of all words that mean the same. */
export const synonyms: ReadonlyMap<string, readonly string[]> = new Map(
  groups
    .flat()
    .map(term => [
      term,
      [...new Set(groups.filter(group => group.includes(term)).flat())].filter(other => other !== term),
    ]),
)
