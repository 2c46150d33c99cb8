/** Phones of 108 and 200 megapixels are common: their JPEG and PNG are reduced on arrival, above `MOST_PIXELS` of shared. */
export const MOST_PIXELS_ON_ARRIVAL = 250_000_000;

/** What is left of one that is reduced: more than the site shows, or a press room prints. */
export const REDUCED_PIXELS = 24_000_000;

/** A phone makes up to 48 in HEIC; its decoder holds a picture open whole, several times. */
export const MOST_HEIC_PIXELS = 50_000_000;

/** A larger one is halved on arrival: 12 are left of 48. */
export const HALVED_HEIC_PIXELS = 30_000_000;
