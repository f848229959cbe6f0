// From the five languages to the words that say nothing once what they led to is gone.

/** Words that join what stands before them to what stands behind. */
export const CONJUNCTIONS = ["y", "e", "o", "u", "und", "oder", "sowie", "and", "or", "et", "ou", "и", "или"];

/** Articles and prepositions: no sentence ends in one, and none begins with one whose verb is gone. */
export const HANGING = new Set(words(
  "un una unos unas el la los las de del a al con sin para por en como que ni",
  "ein eine einen einem einer eines der die das den dem des mit ohne für von zu zum zur im in auf als bei an aus",
  "a an the with without for of to in on at as by from who that nor",
  "un une le les l du des d avec sans pour par en comme à au aux dans sur qui ni",
  "с со без для от до к ко на в во по из за у о об не ни как который которая",
));

/** Words that ask, bid or introduce, and say nothing of their own. */
export const LEADS = new Set(words(
  "imprescindible indispensable necesario requisito requisitos se requiere requieren requerimos precisa precisan buscamos busca buscan",
  "necesitamos necesita queremos abstenerse absténganse solo sólo preferible preferiblemente preferentemente valoramos valorará ser estar tener",
  "edad máximo máxima perfil somos ofrecemos favor enviar envíe envíenos indicar indique no",
  "bitte nur nicht wir suchen sucht gesucht erforderlich voraussetzung voraussetzungen erwünscht bevorzugt sie du sind bist haben hast alter",
  "idealerweise vorzugsweise maximal max höchstens anforderungen profil ihr geben nennen senden keine kein unerwünscht bewerbung nachweis",
  "please only must be you are have should we looking seek seeking want need required requirements essential desirable preferred ideally",
  "preferably age maximum profile send state no not wanted is must",
  "exigé exigée exigés exigées requis requise souhaité souhaitée merci de vous êtes avez nous cherchons recherchons recrutons cherche recherche",
  "recrute profil âge seulement uniquement impératif impérativement obligatoire idéalement s abstenir pas plus joindre envoyer envoyez indiquer indiquez",
  "требуется требуются нужен нужна нужны ищем ищет приглашаем требования обязательно желательно только возраст пожалуйста просим вы строго",
  "предпочтительно укажите пришлите просьба",
));

function words(...lines) { return lines.flatMap((line) => line.split(" ")); }
