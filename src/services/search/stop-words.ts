import { words } from './normalise.ts'

/** Words that say nothing about what is wanted, in both languages, as citizens use them in a search. */
const german = `ich du er sie es wir ihr man mich mir mein meine meinen meinem meiner meines dein deine unser unsere
  unseren unserer sein seine ihre ihren ihrer ihrem der die das den dem des ein eine einen einem einer eines kein keine
  keinen und oder aber als auch wenn dann weil dass ob wie was wer wo wann warum wieso welche welcher welches welchen
  bin bist ist sind seid war waren habe hast hat haben hatte wird werden wurde worden werde kann kannst koennen darf
  duerfen muss muessen soll sollen will wollen moechte moechten wuerde brauche brauchen braucht mache machen tun
  gibt geht lassen lasse bekomme bekommen kriege kriegen
  in im ins an am ans auf aus bei beim bis durch fuer gegen mit nach ohne ueber um unter vom von vor zu zum zur
  nicht noch nur schon sehr mehr hier da dort jetzt heute neu neue neuen neuer neues mal bitte hallo danke etwas alles
  sich selbst wegen dafuer dazu wohin woher`
const english = `i you he she it we they me my mine your our their his her its the a an and or but as if then because
  that this these those how what who where when why which am is are be been was were have has had do does did can could
  may might must should shall will would want wants need needs get getting make to of in on at by for from with without
  about into over under after before please hello new some any not no only also there here now today`

export const stopWords: ReadonlySet<string> = new Set([...words(german), ...words(english)])
