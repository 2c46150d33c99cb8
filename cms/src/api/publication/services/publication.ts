import { changes, eraseSamples, noteRelease } from '../../../newsroom/publication/publisher';

/** The same for whoever holds a Strapi and not its modules. */
export default () => ({ changes, noteRelease, eraseSamples });
