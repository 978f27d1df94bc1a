const link = /(?:https?:\/\/|www\.)\S+/giu;

/** Figures in a link are its own business: it is blotted out, at the same offsets. */
export const withoutLinks = (text: string): string =>
  text.replace(link, (address) => '\ufffc'.repeat(address.length));
