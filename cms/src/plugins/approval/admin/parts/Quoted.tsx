import { Typography } from '@strapi/design-system';

import { formatInstant } from '@newsroom/shared';

import { Words } from './Words';

/** Somebody's words, with their name and the time. */
export function Quoted({ words, by, at }: { words: string; by: string; at: string }) {
  return (
    <>
      {words !== '' && <Words tag="p">{words}</Words>}
      <Typography tag="p" variant="pi" textColor="neutral600" marginTop={1}>
        {by}, {formatInstant(at)}
      </Typography>
    </>
  );
}
