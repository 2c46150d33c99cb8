import { Badge, Flex, Typography } from '@strapi/design-system';

import { formatInstant } from '@newsroom/shared';

import { Card } from '../parts/Card';
import { TEXT } from '../texts';
import { useGetSignInsQuery } from './people-api';

/** Successful and failed logins, newest first. */
export function SignIns() {
  const { data, isError } = useGetSignInsQuery(undefined, { refetchOnMountOrArgChange: true });
  if (!data) return <Typography tag="p">{isError ? TEXT.loadFailed : TEXT.loading}</Typography>;
  if (data.length === 0) return <Typography tag="p">{TEXT.noSignIns}</Typography>;
  return (
    <Card>
      {data.map(({ at, name, succeeded }, index) => (
        <li key={index}>
          <Flex gap={3} wrap="wrap" justifyContent="space-between">
            <div>
              <Typography tag="p" fontWeight="bold">
                {name}
              </Typography>
              <Typography tag="p" variant="pi" textColor="neutral600">
                {formatInstant(at)}
              </Typography>
            </div>
            <Badge variant={succeeded ? 'success' : 'danger'}>
              {succeeded ? TEXT.signInOk : TEXT.signInFailed}
            </Badge>
          </Flex>
        </li>
      ))}
    </Card>
  );
}
