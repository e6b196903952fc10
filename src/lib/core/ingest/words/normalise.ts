/** The form in which headers and words are compared: half width, lower case, without spaces, underscores and dashes. */
export const normalise = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-\u00ad\u200b\ufeff]+/g, '');
