/** The words beside a date that tell what happened on that day. A new language is a new word. */

/** Beginnings of words for a change, to build patterns from. */
export const updateWords =
  "(?:updated|modified|aktualisier|geändert|bijgewerkt|uppdatera|opdatere|oppdatert|päivitet|aktualiza|aktualizov|" +
  "zaktualizow|frissít|actualizad|actualizat|atualizad|mise? à jour|modifié|aggiornat|aggiornament|обновлен|güncelle|" +
  "ενημέρωση|تحديث|更新|修改|수정)";

export const published =
  /published|posted|created|veröffentlicht|publié|publicado|pubblicato|opublikowan|опубликован|发表|發表|发布|發布|公開|投稿|掲載|配信|등록|입력/i;

/** What is founded, born or looked at again on a day was not published on it. */
export const otherEvent =
  /\b(?:founded|established|born|died|(?:last )?(?:checked|accessed|retrieved)|expires?|gegründet|geboren)\b/i;
