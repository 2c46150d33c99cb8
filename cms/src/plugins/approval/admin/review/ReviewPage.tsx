import { Page } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';

import { isPostUid } from '../../../../domain/content-types';
import { Notice } from '../parts/Notice';
import { TEXT } from '../texts';
import { Frame } from './frame';
import { BackLink } from './PostHead';
import { ReviewContent } from './ReviewContent';

/** "Xem và duyệt": a post as it stands, on a phone as well as on a desk, and the steps that this person may take. */
export function ReviewPage() {
  const { uid = '', documentId = '' } = useParams();
  if (!isPostUid(uid)) {
    return (
      <Page.Main>
        <Frame>
          <BackLink />
          <Notice alert tone="danger" title={TEXT.unknownPost} />
        </Frame>
      </Page.Main>
    );
  }
  // Another post begins anew: its dialogs and what was told of the last step are its own.
  return <ReviewContent key={documentId} post={{ uid, documentId }} />;
}
