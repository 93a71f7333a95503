// What the script says, in the language of the site.
const sheetWords = words("sheet.");
